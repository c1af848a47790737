package org.vae4j.onnx.internal;

/**
 * The layout of an exported model: a folder with two ONNX files, the names of their inputs and
 * outputs, and the keys of their metadata. Images are {@code [n, channels, height, width]} in the
 * files, vectors {@code [n, size]}.
 */
public final class BundleFormat {
  /** The version of this layout, which files carry. */
  public static final String VERSION = "1";

  /** The file with the encoder: {@link #IMAGE} to {@link #MEAN} and {@link #LOG_VARIANCE}. */
  public static final String ENCODER_FILE = "encoder.onnx";

  /** The file with the decoder: {@link #Z} to {@link #IMAGE}. */
  public static final String DECODER_FILE = "decoder.onnx";

  /** Items, {@code [n, channels, height, width]} or {@code [n, size]}. */
  public static final String IMAGE = "image";

  /** Means of q(z|x), {@code [n, latentSize]}. */
  public static final String MEAN = "mean";

  /** Soft-clamped log-variances of q(z|x), {@code [n, latentSize]}. */
  public static final String LOG_VARIANCE = "log_variance";

  /** Latent vectors, {@code [n, latentSize]}. */
  public static final String Z = "z";

  /** Key: {@link #VERSION} of the layout. */
  public static final String KEY_FORMAT = "vae4j.format";

  /** Key: the shape of an item, for example {@code 28,28,1}: height, width, channels. */
  public static final String KEY_ITEM_SHAPE = "vae4j.item_shape";

  /** Key: the kind of model, {@link #GAN}; none for a variational autoencoder. */
  public static final String KEY_MODEL = "vae4j.model";

  /** A generator without an encoder and a likelihood. */
  public static final String GAN = "gan";

  /** Key: the number of latent dimensions. */
  public static final String KEY_LATENT_SIZE = "vae4j.latent_size";

  /** Key: the name of the likelihood. */
  public static final String KEY_LIKELIHOOD = "vae4j.likelihood";

  /**
   * Key: the scale of a likelihood that has one, fixed or learned, as a number; {@link #PER_VALUE}
   * if the decoder predicts it.
   */
  public static final String KEY_LIKELIHOOD_SCALE = "vae4j.likelihood_scale";

  /** A scale that is no number. */
  public static final String PER_VALUE = "per value";

  /** Key: the layers and the objective, in words. */
  public static final String KEY_DESCRIPTION = "vae4j.description";

  /** Key: the seed of the training. */
  public static final String KEY_SEED = "vae4j.seed";

  /** Key: the settings of the training, in words. */
  public static final String KEY_SETTINGS = "vae4j.settings";

  /** Key: the versions of what was involved, as {@code name=version} joined by commas. */
  public static final String KEY_VERSIONS = "vae4j.versions";

  /** Key: the SHA-256 of the training data. */
  public static final String KEY_DATA = "vae4j.data_sha256";

  /** Key: the metrics of the last epoch, in nats per item. */
  public static final String KEY_METRICS = "vae4j.metrics";

  /** Key: the largest absolute difference from TensorFlow's output on the fixed batch. */
  public static final String KEY_VERIFIED_ERROR = "vae4j.verified_error";

  /** Key, of decoders only: the prior, as {@link PriorFormat} writes it; none for N(0, I). */
  public static final String KEY_PRIOR = "vae4j.prior";

  private BundleFormat() {}
}
