/**
 * The items a model learns from. A {@link org.vae4j.data.Dataset} has random access to items of one
 * shape; data sets of bytes are {@link org.vae4j.data.ByteDataset}s and stay bytes until they reach
 * the training graph.
 */
@NullMarked
package org.vae4j.data;

import org.jspecify.annotations.NullMarked;
