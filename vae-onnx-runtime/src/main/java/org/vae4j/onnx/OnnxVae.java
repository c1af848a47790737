package org.vae4j.onnx;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.VaeException;
import org.vae4j.inference.LatentSource;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.internal.TargetBuffer;
import org.vae4j.model.Likelihood;
import org.vae4j.onnx.internal.BundleFormat;

/**
 * A model that {@code OnnxExporter} or, with a few words about it, another tool wrote, run by ONNX
 * Runtime.
 *
 * <pre>{@code
 * try (OnnxVae model = OnnxVae.load(Path.of("models/fashion"), Device.cuda(0), Device.cpu())) {
 *   Samples images = Sampler.of(model).seed(7).sample(64);
 * }
 * }</pre>
 *
 * <p>Owns native memory: the sessions of ONNX Runtime, and buffers for as many runs as there are
 * cores. Whoever loads a model closes it; closing stops the calls in flight and may be repeated.
 *
 * <p>Safe to use from many threads. On a processor, calls take turns in the order in which they
 * came, and a large call is spread over the cores by daemon threads of the model, which end when
 * they have had nothing to do for 10 seconds, or with the model. Results do not depend on that: an
 * item's bits are the same in a call of its own and in a large one, as far as ONNX Runtime's
 * operators keep them so for other numbers of items. Close a model, or at least stop calling it,
 * before the JVM exits: ONNX Runtime frees its environment then.
 */
public final class OnnxVae implements VaeModel {
  private final String name;
  private final Device device;
  private final List<RefusedDevice> refusedDevices;
  private final ModelMetadata metadata;
  private final Halves halves;
  private final Calls calls;

  private OnnxVae(String name, Device device, List<RefusedDevice> refused, Halves halves) {
    this.name = name;
    this.device = device;
    this.refusedDevices = List.copyOf(refused);
    this.metadata = halves.decoder().metadata();
    this.halves = halves;
    this.calls = new Calls(name);
  }

  /**
   * Loads a model on the first device that works. A device that does not work is listed in {@link
   * #refusedDevices} and, unless it was a guess of {@link Device#best()}, logged as a warning; if
   * none works, loading fails. So a device that is asked for alone is a demand.
   *
   * @param path a folder with {@code decoder.onnx} and, for encoding, {@code encoder.onnx}; or the
   *     file of a decoder
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return the model, which the caller closes
   * @throws java.nio.file.NoSuchFileException if there is no such folder or file
   * @throws IOException if a file cannot be read
   * @throws VaeException if a file holds no usable model, the two files belong to different models,
   *     or no device works
   */
  public static OnnxVae load(Path path, Device... preferences) throws IOException {
    return load(ModelSource.path(path), preferences);
  }

  /**
   * Loads a model from anywhere on the first device that works, as {@link #load(Path, Device...)}
   * does.
   *
   * @param source the files, and a few words about them if other tools wrote them
   * @param preferences devices in order of preference; without any, {@link Device#cpu()}
   * @return the model, which the caller closes
   * @throws java.nio.file.NoSuchFileException if there is no such folder, file or resource
   * @throws IOException if a file cannot be read
   * @throws VaeException if a file holds no usable model or contradicts its description, the two
   *     files belong to different models, or no device works
   */
  public static OnnxVae load(ModelSource source, Device... preferences) throws IOException {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(preferences, "preferences");
    ModelFiles files = source.read();
    Opened<Halves> halves =
        Opened.on(files.name(), OnnxVae.class, device -> Halves.open(files, device), preferences);
    return new OnnxVae(files.name(), halves.device(), halves.refused(), halves.value());
  }

  /**
   * Returns the device this model runs on.
   *
   * @return one of those asked for, or what {@link Device#best()} became
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
   * Returns what the decoder's file says about itself: the likelihood, where the model comes from
   * and how it was verified.
   *
   * @return the entries whose keys start with {@code vae4j.}, sorted by key, unmodifiable
   */
  public SortedMap<String, String> metadata() {
    return metadata.entries();
  }

  @Override
  public Shape itemShape() {
    return metadata.itemShape();
  }

  @Override
  public int latentSize() {
    return metadata.latentSize();
  }

  /** Returns the prior that the decoder's file holds, or else N(0, I). */
  @Override
  public LatentPrior prior() {
    return metadata.prior();
  }

  /**
   * Returns the likelihood; empty if the file does not say its scale, or a newer release wrote it.
   */
  @Override
  public Optional<Likelihood> likelihood() {
    return LikelihoodEntries.read(metadata.entries());
  }

  @Override
  public boolean hasEncoder() {
    return halves.encoder() != null;
  }

  @Override
  public Samples decode(Samples latents) {
    halves.decoder().requireShape(Objects.requireNonNull(latents, "latents"));
    return during(call -> decode(call, latents));
  }

  private Samples decode(Call call, Samples latents) {
    return decode(call, latents.count(), Source.of(latents));
  }

  @Override
  public Samples decode(LatentSource latents, int count) {
    Source source = source(Objects.requireNonNull(latents, "latents"));
    TargetBuffer.requireCount(count);
    return during(call -> decode(call, count, source));
  }

  /** Helpers begin before the memory of the result is there: to clear it takes its time. */
  private Samples decode(Call call, int count, Source source) {
    Target target = Target.later(halves.decoder().output(0));
    Chunks chunks = halves.decoder().start(call, count, source, target);
    try {
      return Samples.filledBy(
          count,
          itemShape(),
          items -> {
            target.give(items);
            chunks.runAndWait();
          });
    } finally {
      target.giveUp();
      chunks.abandon();
    }
  }

  private Source source(LatentSource latents) {
    OnnxFunction decoder = halves.decoder();
    return (input, from, to) -> {
      Samples part = TargetBuffer.requireCount(latents.latents(from, to), to - from);
      decoder.requireShape(part);
      input.write(part, 0, to - from);
    };
  }

  @Override
  public void decodeInto(LatentSource latents, int count, FloatBuffer target) {
    Objects.requireNonNull(latents, "latents");
    TargetBuffer.requireRoom(count, itemShape(), target);
    OnnxFunction decoder = halves.decoder();
    Source source = source(latents);
    Target items = Target.of(decoder.output(0), target);
    during(
        call -> {
          decoder.run(call, count, source, items);
          return items;
        });
    target.position(target.position() + count * itemShape().volume());
  }

  @Override
  public Posterior encode(Samples items) {
    OnnxFunction encoder = requireEncoder();
    encoder.requireShape(Objects.requireNonNull(items, "items"));
    return during(call -> encode(call, encoder, items));
  }

  private Posterior encode(Call call, OnnxFunction encoder, Samples items) {
    int count = items.count();
    Shape latent = Shape.of(latentSize());
    List<Samples> logVariance = new ArrayList<>(1);
    Samples mean =
        Samples.filledBy(
            count,
            latent,
            means ->
                logVariance.add(
                    Samples.filledBy(
                        count,
                        latent,
                        logs ->
                            encoder.run(
                                call,
                                count,
                                Source.of(items),
                                Target.of(encoder.output(0), means),
                                Target.of(encoder.output(1), logs)))));
    return new Posterior(mean, logVariance.get(0));
  }

  /** One call, from the one half to the other. */
  @Override
  public Samples reconstruct(Samples items) {
    OnnxFunction encoder = requireEncoder();
    encoder.requireShape(Objects.requireNonNull(items, "items"));
    return during(call -> decode(call, encode(call, encoder, items).mean()));
  }

  /**
   * Runs calls of this model on one of its own threads, of which there are as many as for one call.
   * When the future is canceled or ends otherwise, the call that is running is stopped: its chunks,
   * and ONNX Runtime between two operators.
   */
  @Override
  public <T> CompletableFuture<T> async(Supplier<T> call) {
    AsyncCall<T> task = AsyncCall.of(calls, Objects.requireNonNull(call, "call"));
    try {
      halves.workers().start(task);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(calls.refusal().getMessage(), e);
    }
    return task.future();
  }

  private OnnxFunction requireEncoder() {
    OnnxFunction encoder = halves.encoder();
    if (encoder == null) {
      throw new IllegalStateException(
          Require.message(
              name,
              "a model with " + BundleFormat.ENCODER_FILE,
              "a decoder alone",
              metadata.isGan()
                  ? "a GAN makes items and encodes none"
                  : "load the folder that holds both files"));
    }
    return encoder;
  }

  private <T> T during(Function<Call, T> work) {
    Call call = calls.begin();
    try {
      return work.apply(call);
    } finally {
      calls.end(call);
    }
  }

  @Override
  public void close() {
    if (calls.close()) {
      halves.close();
    }
  }

  /** Returns where the model came from and where it runs, as in {@code models/fashion on cpu}. */
  @Override
  public String toString() {
    return name + " on " + device;
  }
}
