/**
 * The items a model learns from. A {@link org.vae4j.data.Dataset} has random access to items of one
 * shape; data sets of bytes are {@link org.vae4j.data.ByteDataset}s and stay bytes until they reach
 * the training graph.
 *
 * <ul>
 *   <li>{@link org.vae4j.data.IdxDataset} reads the files of MNIST and its relatives; {@link
 *       org.vae4j.data.Mnist} and {@link org.vae4j.data.FashionMnist} know where those come from.
 *   <li>{@link org.vae4j.data.ImageFolderDataset} reads PNG, JPEG, BMP and GIF files of any sizes,
 *       with sub-folders as classes; {@link org.vae4j.data.Cifar10Dataset} the binary files of
 *       CIFAR-10.
 *   <li>{@link org.vae4j.data.NpyArray} and {@link org.vae4j.data.NpzFile} read the arrays of
 *       Python users, and {@link org.vae4j.data.NpyWriter} writes arrays for them.
 *   <li>{@link org.vae4j.data.ArrayDataset} holds items of your own.
 *   <li>{@link org.vae4j.data.SpriteDataset} draws shapes whose factors are known; it needs no
 *       files.
 * </ul>
 *
 * <p>{@link org.vae4j.data.Datasets} splits data sets, takes parts of them and gives them labels,
 * all without copies. {@code org.vae4j.data.augmentation} changes items while a model learns.
 */
@NullMarked
package org.vae4j.data;

import org.jspecify.annotations.NullMarked;
