package org.vae4j.onnx;

import java.util.Objects;
import java.util.Optional;
import org.vae4j.evaluation.ResizeFilter;
import org.vae4j.internal.Require;

/**
 * What the file of a feature net cannot tell: how items become its input, and which outputs are
 * meant.
 *
 * <pre>{@code
 * FeatureSettings.defaults().range(PixelRange.of(-1, 1)).resize(ResizeFilter.BILINEAR).output("pool3")
 * }</pre>
 *
 * <p>Each setting returns other settings; setting one again replaces it. Immutable and safe to use
 * from many threads.
 */
public final class FeatureSettings {
  private final Input input;
  private final Outputs outputs;
  private final Optional<String> name;

  private FeatureSettings(Input input, Outputs outputs, Optional<String> name) {
    this.input = input;
    this.outputs = outputs;
    this.name = name;
  }

  /**
   * Returns the defaults: images {@code [n, channels, height, width]} in [0, 1], of the file's size
   * or resized to it by {@link ResizeFilter#BILINEAR}; the file's last output is the features.
   *
   * @return settings
   */
  public static FeatureSettings defaults() {
    return new FeatureSettings(
        new Input(ImageLayout.NCHW, PixelRange.unit(), ResizeFilter.BILINEAR, Optional.empty()),
        new Outputs(Optional.empty(), Optional.empty(), false),
        Optional.empty());
  }

  /**
   * Returns settings for a net that takes images in another order of axes.
   *
   * @param layout the order, {@link ImageLayout#NCHW} by default
   * @return new settings
   */
  public FeatureSettings layout(ImageLayout layout) {
    Objects.requireNonNull(layout, "layout");
    return with(new Input(layout, input.range(), input.filter(), input.size()));
  }

  /**
   * Returns settings for a net that takes other values than those in [0, 1].
   *
   * @param range what it takes, {@link PixelRange#unit()} by default
   * @return new settings
   */
  public FeatureSettings range(PixelRange range) {
    Objects.requireNonNull(range, "range");
    return with(new Input(input.layout(), range, input.filter(), input.size()));
  }

  /**
   * Returns settings with another filter for items that do not have the size the net takes.
   *
   * @param filter the filter, {@link ResizeFilter#BILINEAR} by default
   * @return new settings
   */
  public FeatureSettings resize(ResizeFilter filter) {
    Objects.requireNonNull(filter, "filter");
    return with(new Input(input.layout(), input.range(), filter, input.size()));
  }

  /**
   * Returns settings with the size of the images that the net gets, for files that leave it open.
   *
   * @param height the height in pixels, at least 1
   * @param width the width in pixels, at least 1
   * @return new settings
   * @throws IllegalArgumentException if a size is less than 1
   */
  public FeatureSettings size(int height, int width) {
    Require.positive(height, "FeatureSettings height", "299 is that of Inception");
    Require.positive(width, "FeatureSettings width", "299 is that of Inception");
    return with(
        new Input(
            input.layout(), input.range(), input.filter(), Optional.of(new Size(height, width))));
  }

  /**
   * Returns settings that take the features from a certain output.
   *
   * @param output its name in the file; by default the last output that is not for classes
   * @return new settings
   * @throws IllegalArgumentException if the name is empty
   */
  public FeatureSettings output(String output) {
    requireName(output, "output");
    return with(new Outputs(Optional.of(output), outputs.classes(), outputs.logits()));
  }

  /**
   * Returns settings that turn an output into class probabilities by a softmax.
   *
   * @param output the name of an output with a logit for each class
   * @return new settings
   * @throws IllegalArgumentException if the name is empty
   */
  public FeatureSettings classLogits(String output) {
    requireName(output, "classLogits");
    return with(new Outputs(outputs.features(), Optional.of(output), true));
  }

  /**
   * Returns settings that take class probabilities from an output.
   *
   * @param output the name of an output with a probability for each class
   * @return new settings
   * @throws IllegalArgumentException if the name is empty
   */
  public FeatureSettings classProbabilities(String output) {
    requireName(output, "classProbabilities");
    return with(new Outputs(outputs.features(), Optional.of(output), false));
  }

  /**
   * Returns settings with a name for reports; by default it is the file's.
   *
   * @param newName the name, to which the extractor appends the file's digest and these settings
   * @return new settings
   * @throws IllegalArgumentException if the name is empty
   */
  public FeatureSettings name(String newName) {
    Objects.requireNonNull(newName, "name");
    requireName(newName, "name");
    return new FeatureSettings(input, outputs, Optional.of(newName));
  }

  private static void requireName(String output, String setting) {
    Objects.requireNonNull(output, "output");
    Require.argument(
        !output.isBlank(),
        "FeatureSettings " + setting,
        "a name",
        "an empty one",
        "the names of outputs are listed if loading fails");
  }

  private FeatureSettings with(Input newInput) {
    return new FeatureSettings(newInput, outputs, name);
  }

  private FeatureSettings with(Outputs newOutputs) {
    return new FeatureSettings(input, newOutputs, name);
  }

  Input input() {
    return input;
  }

  Outputs outputs() {
    return outputs;
  }

  Optional<String> name() {
    return name;
  }

  /** Returns what was set, for messages. */
  @Override
  public String toString() {
    return "FeatureSettings[" + input + ", " + outputs + ", name=" + name + "]";
  }

  /** How items become what the net takes. */
  record Input(ImageLayout layout, PixelRange range, ResizeFilter filter, Optional<Size> size) {}

  /** The size of an image. */
  record Size(int height, int width) {}

  /**
   * Which outputs are meant.
   *
   * @param features the name of that with the features; empty for the last
   * @param classes the name of that with the classes; empty for none
   * @param logits whether the classes need a softmax
   */
  record Outputs(Optional<String> features, Optional<String> classes, boolean logits) {}
}
