/**
 * The items a model learns from. A {@link org.vae4j.data.Dataset} has random access to items of one
 * shape; data sets of bytes are {@link org.vae4j.data.ByteDataset}s and stay bytes until they reach
 * the training graph.
 *
 * <ul>
 *   <li>{@link org.vae4j.data.IdxDataset} reads the files of MNIST and its relatives; {@link
 *       org.vae4j.data.Mnist} and {@link org.vae4j.data.FashionMnist} know where those come from.
 *   <li>{@link org.vae4j.data.ArrayDataset} holds items of your own.
 *   <li>{@link org.vae4j.data.SpriteDataset} draws shapes whose factors are known; it needs no
 *       files.
 * </ul>
 */
@NullMarked
package org.vae4j.data;

import org.jspecify.annotations.NullMarked;
