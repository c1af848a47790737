package org.vae4j.onnx;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;
import org.vae4j.internal.Require;

/**
 * A few words about a model that other tools exported: what its files cannot tell. Everything else
 * is read from the files when they are loaded, and what is said here must agree with them.
 *
 * <pre>{@code
 * ModelDescription.inferred().valueRange(-1, 1).latentShape(Shape.of(4, 64, 64)).latentScale(0.18215)
 * }</pre>
 *
 * <p>A decoder has one input, latents, whose first axis counts items, and gives images {@code [n,
 * channels, height, width]} or {@code [n, height, width, channels]}, or vectors {@code [n, size]}.
 * An encoder has one input, such items, and gives means and variances. Names do not matter, values
 * are float32 or float16, the number of items is free or fixed; with a fixed one, calls run in
 * chunks of that size, the last filled up with zeros. Latents of several axes become vectors whose
 * values have the order of the file.
 *
 * <p>Each setting returns another description; setting one again replaces it. Immutable and safe to
 * use from many threads.
 */
public final class ModelDescription {
  private final ImageWords image;
  private final LatentWords latent;
  private final PosteriorWords posterior;

  private ModelDescription(ImageWords image, LatentWords latent, PosteriorWords posterior) {
    this.image = image;
    this.latent = latent;
    this.posterior = posterior;
  }

  /**
   * Returns a description that says nothing: all is inferred, or loading says what to add.
   *
   * <p>The order of axes is inferred if only one of the first and last axis has 1, 3 or 4 channels;
   * the range of values if the decoder ends with a sigmoid or a tanh; means and variances by the
   * names of the encoder's outputs, or by the size of its only one.
   *
   * @return the description
   */
  public static ModelDescription inferred() {
    return new ModelDescription(
        new ImageWords(null, null, null, false, null),
        new LatentWords(null, 1, 0),
        new PosteriorWords(null, null));
  }

  /**
   * Says which shape items have, for files that hold images as vectors or leave sizes open.
   *
   * @param shape {@code [height, width, channels]} or {@code [n]}
   * @return a new description
   * @throws IllegalArgumentException if there are neither three axes nor one
   */
  public ModelDescription itemShape(Shape shape) {
    Objects.requireNonNull(shape, "shape");
    Require.argument(
        shape.isImage() || shape.rank() == 1,
        "ModelDescription itemShape",
        "[height, width, channels] or [n]",
        shape,
        "leave the batch axis out");
    return with(
        new ImageWords(shape, image.layout(), image.range(), image.logits(), image.output()));
  }

  /**
   * Says in which order the files hold the values of images.
   *
   * @param layout the order of their axes
   * @return a new description
   */
  public ModelDescription layout(ImageLayout layout) {
    Objects.requireNonNull(layout, "layout");
    return with(
        new ImageWords(image.itemShape(), layout, image.range(), image.logits(), image.output()));
  }

  /**
   * Says which values the files have where items have 0 and 1, for example -1 and 1. Both the
   * decoder's output and the encoder's input are converted; nothing is clamped. With {@link
   * #logits}, it holds for the encoder alone.
   *
   * @param low the value that stands for 0
   * @param high the value that stands for 1
   * @return a new description
   * @throws IllegalArgumentException if the numbers are not finite or not in this order
   */
  public ModelDescription valueRange(double low, double high) {
    Require.argument(
        low < high && Double.isFinite(high - low),
        "ModelDescription valueRange",
        "two finite numbers, the smaller one first",
        low + " and " + high,
        "0 and 1 leave values as they are");
    ValueRange range = new ValueRange(low, high);
    return with(
        new ImageWords(image.itemShape(), image.layout(), range, image.logits(), image.output()));
  }

  /**
   * Says that the decoder gives logits; items are their sigmoids.
   *
   * @return a new description
   */
  public ModelDescription logits() {
    return with(
        new ImageWords(image.itemShape(), image.layout(), image.range(), true, image.output()));
  }

  /**
   * Says which output of the decoder has the items, where there are several.
   *
   * @param output its name in the file
   * @return a new description
   * @throws IllegalArgumentException if the name is empty
   */
  public ModelDescription image(String output) {
    requireName(output, "image");
    return with(
        new ImageWords(image.itemShape(), image.layout(), image.range(), image.logits(), output));
  }

  /**
   * Says which shape latents have in the files, where these leave sizes open.
   *
   * @param shape the sizes in the order of the file, without the batch axis, as in {@code [4, 64,
   *     64]}; their product is {@link org.vae4j.inference.VaeModel#latentSize}
   * @return a new description
   */
  public ModelDescription latentShape(Shape shape) {
    Objects.requireNonNull(shape, "shape");
    return new ModelDescription(
        image, new LatentWords(shape, latent.scale(), latent.shift()), posterior);
  }

  /**
   * Says by what latents must be multiplied so that their variance is about 1, as diffusers' {@code
   * scaling_factor}: the model takes {@code z / scale}, and gives {@code mean * scale}.
   *
   * @param scale above 0; 1 unless set
   * @return a new description
   * @throws IllegalArgumentException if the scale is not finite or not above 0
   */
  public ModelDescription latentScale(double scale) {
    Require.argument(
        scale > 0 && scale <= Float.MAX_VALUE && 1 / scale <= Float.MAX_VALUE,
        "ModelDescription latentScale",
        "a finite number above 0",
        scale,
        "1 leaves latents as they are");
    return new ModelDescription(
        image, new LatentWords(latent.shape(), scale, latent.shift()), posterior);
  }

  /**
   * Says what must be subtracted from latents before they are scaled, as diffusers' {@code
   * shift_factor}: the model takes {@code z / scale + shift}, and gives {@code (mean - shift) *
   * scale}.
   *
   * @param shift 0 unless set
   * @return a new description
   * @throws IllegalArgumentException if the shift is not finite as a float
   */
  public ModelDescription latentShift(double shift) {
    Require.argument(
        Float.isFinite((float) shift),
        "ModelDescription latentShift",
        "a finite number",
        shift,
        "0 leaves latents as they are");
    return new ModelDescription(
        image, new LatentWords(latent.shape(), latent.scale(), shift), posterior);
  }

  /**
   * Says which output of the encoder has the means of q(z|x).
   *
   * @param output its name in the file
   * @return a new description
   * @throws IllegalArgumentException if the name is empty
   * @throws IllegalStateException if {@link #moments} is set
   */
  public ModelDescription mean(String output) {
    requireName(output, "mean");
    Spread spread = posterior.spread();
    if (spread != null && spread.kind() == Spread.Kind.JOINED) {
      throw twice("mean", spread);
    }
    return with(new PosteriorWords(output, spread));
  }

  /**
   * Says which output of the encoder has the log-variances of q(z|x).
   *
   * @param output its name in the file
   * @return a new description
   * @throws IllegalArgumentException if the name is empty
   * @throws IllegalStateException if the variance was said to come from elsewhere
   */
  public ModelDescription logVariance(String output) {
    requireName(output, "logVariance");
    return spread(Spread.in(Spread.Kind.LOG_VARIANCE, output), posterior.mean());
  }

  /**
   * Says which output of the encoder has the standard deviations of q(z|x).
   *
   * @param output its name in the file
   * @return a new description
   * @throws IllegalArgumentException if the name is empty
   * @throws IllegalStateException if the variance was said to come from elsewhere
   */
  public ModelDescription standardDeviation(String output) {
    requireName(output, "standardDeviation");
    return spread(Spread.in(Spread.Kind.STANDARD_DEVIATION, output), posterior.mean());
  }

  /**
   * Says which output of the encoder has both the means and, after them along the channels, the
   * log-variances of q(z|x). The channels are the first axis of an item, the last one with {@link
   * ImageLayout#NHWC}.
   *
   * @param output its name in the file
   * @return a new description
   * @throws IllegalArgumentException if the name is empty
   * @throws IllegalStateException if the mean or the variance was said to come from elsewhere
   */
  public ModelDescription moments(String output) {
    requireName(output, "moments");
    if (posterior.mean() != null && posterior.spread() == null) {
      throw new IllegalStateException(
          Require.message(
              "ModelDescription moments",
              "no other setting for the mean",
              posterior.mean(),
              "moments have the mean in them"));
    }
    return spread(Spread.in(Spread.Kind.JOINED, output), null);
  }

  /**
   * Says that the encoder gives means alone, and that the log-variance is the same everywhere. For
   * an autoencoder without a distribution give a low one, as -20.
   *
   * @param logVariance the natural logarithm of the variance, in units of the model's latents
   * @return a new description
   * @throws IllegalArgumentException if the number is not finite as a float
   * @throws IllegalStateException if the variance was said to come from elsewhere
   */
  public ModelDescription constantLogVariance(double logVariance) {
    Require.argument(
        Float.isFinite((float) logVariance),
        "ModelDescription constantLogVariance",
        "a finite number",
        logVariance,
        "0 is a variance of 1");
    return spread(Spread.constantly(logVariance), posterior.mean());
  }

  private ModelDescription spread(Spread spread, @Nullable String mean) {
    Spread before = posterior.spread();
    if (before != null && before.kind() != spread.kind()) {
      throw twice("variance", before);
    }
    return with(new PosteriorWords(mean, spread));
  }

  private static IllegalStateException twice(String what, Spread before) {
    return new IllegalStateException(
        Require.message(
            "ModelDescription " + what,
            "one setting for it",
            before.kind() + " before",
            "say once where it comes from"));
  }

  private static void requireName(String output, String setting) {
    Objects.requireNonNull(output, "output");
    Require.argument(
        !output.isEmpty(),
        "ModelDescription " + setting,
        "the name of an output",
        "an empty one",
        "names are listed if loading fails");
  }

  private ModelDescription with(ImageWords words) {
    return new ModelDescription(words, latent, posterior);
  }

  private ModelDescription with(PosteriorWords words) {
    return new ModelDescription(image, latent, words);
  }

  ImageWords image() {
    return image;
  }

  LatentWords latent() {
    return latent;
  }

  PosteriorWords posterior() {
    return posterior;
  }

  /** Returns what was said, for messages. */
  @Override
  public String toString() {
    return "ModelDescription[" + image + ", " + latent + ", " + posterior + "]";
  }

  /** What was said of items; null where nothing was. */
  record ImageWords(
      @Nullable Shape itemShape,
      @Nullable ImageLayout layout,
      @Nullable ValueRange range,
      boolean logits,
      @Nullable String output) {}

  /** What was said of latents. */
  record LatentWords(@Nullable Shape shape, double scale, double shift) {
    /** From latents of the caller to those of the file. */
    Conversion toFile() {
      return Conversion.affine(1 / scale, shift);
    }

    /** From means of the file to those of the caller. */
    Conversion meanFromFile() {
      return Conversion.affine(scale, -shift * scale);
    }

    /** What log-variances of the file lack. */
    double logVarianceOffset() {
      return 2 * Math.log(scale);
    }
  }

  /** What was said of q(z|x). */
  record PosteriorWords(@Nullable String mean, @Nullable Spread spread) {}
}
