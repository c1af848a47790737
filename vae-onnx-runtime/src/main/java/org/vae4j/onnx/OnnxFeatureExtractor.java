package org.vae4j.onnx;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.Features;
import org.vae4j.internal.Require;

/**
 * The features that a net in an ONNX file finds, run by ONNX Runtime. The file has one input of
 * float32, images {@code [n, channels, height, width]} or {@code [n, height, width, channels]} with
 * 1 or 3 channels, or vectors {@code [n, size]}; n is free or fixed. Features are an output {@code
 * [n, size]}, or with further axes of length 1, as pooled images have them.
 *
 * <pre>{@code
 * try (FeatureExtractor features = OnnxFeatureExtractor.load(
 *     Path.of("inception.onnx"), FeatureSettings.defaults().range(PixelRange.of(-1, 1)))) {
 *   Features found = features.extract(test.samples(0, 1000));
 * }
 * }</pre>
 *
 * <p>Images of another size are resized, grey ones are repeated for nets that take color. Any
 * number of items goes through in chunks.
 *
 * <p>What evaluates is not part of the jar that host applications inherit: one that does without
 * {@code vae-tf-backend} adds {@code vae-api} with the classifier {@code training}.
 *
 * <p>Owns native memory: the session of ONNX Runtime, and buffers that grow with the number of
 * calls at once, not with the number of calls. Whoever loads an extractor closes it; closing waits
 * for calls in flight and may be repeated. Safe to use from many threads.
 */
public final class OnnxFeatureExtractor implements FeatureExtractor {
  private static final int FEATURES = 0;
  private static final int CLASSES = 1;
  private static final int DIGITS = 12;

  private final String name;
  private final String sha256;
  private final Device device;
  private final List<RefusedDevice> refusedDevices;
  private final FeatureFunction net;
  private final FeatureSettings.Outputs outputs;

  /** Calls share it; closing takes it alone, and so waits for them. */
  private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;

  private OnnxFeatureExtractor(
      String name,
      String sha256,
      Device device,
      List<RefusedDevice> refused,
      FeatureFunction net,
      FeatureSettings.Outputs outputs) {
    this.name = name;
    this.sha256 = sha256;
    this.device = device;
    this.refusedDevices = List.copyOf(refused);
    this.net = net;
    this.outputs = outputs;
  }

  /**
   * Loads a net with the defaults of {@link FeatureSettings}, on the first device that works.
   *
   * @param file the ONNX file
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return the extractor, which the caller closes
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   * @throws VaeException if the file holds no net that gives features, or no device works
   */
  public static OnnxFeatureExtractor load(Path file, Device... preferences) throws IOException {
    return load(file, FeatureSettings.defaults(), preferences);
  }

  /**
   * Loads a net on the first device that works. A device that does not work is logged as a warning
   * and listed in {@link #refusedDevices}; if none works, loading fails.
   *
   * @param file the ONNX file
   * @param settings what the file cannot tell
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return the extractor, which the caller closes
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   * @throws VaeException if the file holds no net that gives features as the settings say, or no
   *     device works
   */
  public static OnnxFeatureExtractor load(
      Path file, FeatureSettings settings, Device... preferences) throws IOException {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(preferences, "preferences");
    OnnxFile content = OnnxFile.read(file, "give the ONNX file of a feature net");
    Path last = file.getFileName();
    return open(last == null ? file.toString() : last.toString(), content, settings, preferences);
  }

  /**
   * Loads a net from memory.
   *
   * @param name what reports and messages call it, unless the settings have a name
   * @param model the contents of an ONNX file
   * @param settings what the file cannot tell
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return the extractor, which the caller closes
   * @throws VaeException if this is no net that gives features as the settings say, or no device
   *     works
   */
  public static OnnxFeatureExtractor of(
      String name, byte[] model, FeatureSettings settings, Device... preferences) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(preferences, "preferences");
    return open(name, OnnxFile.of(name, model.clone()), settings, preferences);
  }

  private static OnnxFeatureExtractor open(
      String file, OnnxFile content, FeatureSettings settings, Device... preferences) {
    String sha256 = Hashing.sha256().hashBytes(content.bytes()).toString();
    Opened<FeatureFunction> net =
        Opened.on(
            file,
            OnnxFeatureExtractor.class,
            device -> FeatureFunction.open(content, settings, device),
            preferences);
    return new OnnxFeatureExtractor(
        describe(file, sha256, settings, net.value()),
        sha256,
        net.device(),
        net.refused(),
        net.value(),
        settings.outputs());
  }

  private static String describe(
      String file, String sha256, FeatureSettings settings, FeatureFunction net) {
    return "%s sha256:%s (%s, %s, %s)"
        .formatted(
            settings.name().orElse(file),
            sha256.substring(0, DIGITS),
            net.outputName(FEATURES),
            settings.input().filter().name().toLowerCase(Locale.ROOT),
            settings.input().range());
  }

  /**
   * Returns the device this net runs on.
   *
   * @return one of those asked for
   */
  public Device device() {
    return device;
  }

  /**
   * Returns the devices that were preferred to the one in use but could not be used.
   *
   * @return the devices with the reasons, in the order in which they were tried
   */
  public List<RefusedDevice> refusedDevices() {
    return refusedDevices;
  }

  /**
   * Returns the name for reports.
   *
   * @return the name or file, the first digits of the file's SHA-256, the output, the resize filter
   *     and the range, as in {@code inception.onnx sha256:0123456789ab (pool3, bilinear, [-1.0,
   *     1.0])}
   */
  @Override
  public String name() {
    return name;
  }

  /**
   * Returns what pins the net, whatever its file is called.
   *
   * @return the SHA-256 of the ONNX file, 64 hexadecimal digits
   */
  public String sha256() {
    return sha256;
  }

  @Override
  public int featureSize() {
    return net.size(FEATURES);
  }

  /**
   * Returns the number of classes.
   *
   * @return the size of the output for classes; empty if the settings name none
   */
  public OptionalInt classes() {
    return outputs.classes().isPresent() ? OptionalInt.of(net.size(CLASSES)) : OptionalInt.empty();
  }

  @Override
  public Features extract(Samples items) {
    net.requireAccepted(Objects.requireNonNull(items, "items"));
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            Require.message(
                name, "an open extractor", "a closed one", "close it after its last use"));
      }
      return outputs.classes().isPresent() ? withClasses(items) : withoutClasses(items);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private Features withoutClasses(Samples items) {
    return Features.of(
        Samples.filledBy(items.count(), Shape.of(featureSize()), values -> net.run(items, values)));
  }

  private Features withClasses(Samples items) {
    int classes = net.size(CLASSES);
    List<Samples> found = new ArrayList<>(1);
    Samples values =
        Samples.filledBy(
            items.count(),
            Shape.of(featureSize()),
            features ->
                found.add(
                    Samples.filledBy(
                        items.count(),
                        Shape.of(classes),
                        probabilities -> {
                          net.run(items, features, probabilities);
                          if (outputs.logits()) {
                            Softmax.apply(probabilities, classes);
                          }
                        })));
    return new Features(values, Optional.of(found.get(0)));
  }

  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        net.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
  }

  /** Returns the name and where the net runs. */
  @Override
  public String toString() {
    return name + " on " + device;
  }
}
