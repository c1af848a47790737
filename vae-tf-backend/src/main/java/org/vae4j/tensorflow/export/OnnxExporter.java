package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vae4j.VaeException;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.internal.Require;
import org.vae4j.model.Gan;
import org.vae4j.model.Network;
import org.vae4j.model.Vae;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.onnx.internal.BundleFormat;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.TrainedModel;

/**
 * Writes trained models as ONNX files that any runtime can serve: {@code encoder.onnx} maps {@code
 * image} to {@code mean} and {@code log_variance}, {@code decoder.onnx} maps {@code z} to {@code
 * image}, the mean of the likelihood. Images are {@code [n, channels, height, width]}, vectors
 * {@code [n, size]}, all float32; n is free. Both files say in their metadata what they are and
 * where they come from. A GAN is its generator, in {@code decoder.onnx} alone; an {@code
 * encoder.onnx} that another model left in the folder is deleted.
 *
 * <p>No file is kept that was not loaded again and compared with TensorFlow. Stateless and safe to
 * use from many threads.
 */
public final class OnnxExporter {
  /** The most bytes of weights in a file; protobuf reads no more than 2 GiB, graph included. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (16L << 20);

  private OnnxExporter() {}

  /**
   * Writes a model into a folder, over one that is already there. The files appear only after both
   * are complete and agree with TensorFlow within 1e-4 on a fixed batch (decoded values above 1, as
   * some likelihoods have them, in proportion to the largest); if anything goes wrong the folder
   * stays as it was. Only a process that is killed meanwhile leaves something behind: a hidden
   * folder {@code .vae4j-…}, which can be deleted.
   *
   * @param trained the model
   * @param folder where encoder.onnx and decoder.onnx go; created if it does not exist
   * @return the measured differences
   * @throws IllegalArgumentException if the weights of a file take more than 2 GiB
   * @throws IOException if the folder is a file, or the files cannot be written
   * @throws org.vae4j.VaeException if a file's output differs from TensorFlow's by more than 1e-4
   *     (the message has the difference), or a native library fails
   */
  public static ExportReport export(TrainedModel trained, Path folder) throws IOException {
    return export(trained, folder, LatentPrior.standardNormal());
  }

  /**
   * Writes a model with a prior, which {@code Sampler} draws from unless told otherwise; in all
   * else as {@link #export(TrainedModel, Path)} does.
   *
   * @param trained the model
   * @param folder where encoder.onnx and decoder.onnx go; created if it does not exist
   * @param prior the prior, fitted to this model
   * @return the measured differences
   * @throws IllegalArgumentException if the weights of a file take more than 2 GiB, or the prior
   *     has another number of dimensions than the model or more than 2^20 numbers
   * @throws IOException if the folder is a file, or the files cannot be written
   * @throws org.vae4j.VaeException if a file's output differs from TensorFlow's by more than 1e-4
   *     (the message has the difference), or a native library fails
   */
  public static ExportReport export(TrainedModel trained, Path folder, LatentPrior prior)
      throws IOException {
    Objects.requireNonNull(trained, "trained");
    Objects.requireNonNull(folder, "folder");
    Map<String, String> entries = BundleMetadata.of(prior, trained.model().latentSize());
    try (BundleFolder bundle = BundleFolder.open(folder);
        TensorFlowVae reference = TensorFlowVae.load(trained)) {
      return export(trained, entries, folder, bundle, reference);
    }
  }

  /**
   * Gives a model that was exported before a prior, in place of the one it has. Its decoder.onnx is
   * replaced at once by a copy with the new prior, which was loaded again first; the weights and
   * encoder.onnx stay as they are.
   *
   * @param folder the folder with decoder.onnx
   * @param prior the prior, fitted to this model; N(0, I) takes away the one it has
   * @throws IllegalArgumentException if the prior has another number of dimensions than the model
   *     or more than 2^20 numbers
   * @throws java.nio.file.NoSuchFileException if there is no decoder.onnx
   * @throws IOException if it cannot be read or written
   * @throws org.vae4j.VaeException if it is no decoder that this class wrote
   */
  public static void addPrior(Path folder, LatentPrior prior) throws IOException {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(prior, "prior");
    Path file = folder.resolve(BundleFormat.DECODER_FILE);
    int latentSize;
    try (OnnxVae model = OnnxVae.load(file, Device.cpu())) {
      latentSize = model.latentSize();
    }
    Map<String, String> entries = BundleMetadata.of(prior, latentSize);
    ModelProto decoder = ModelProto.parseFrom(Files.readAllBytes(file));
    try (BundleFolder bundle = BundleFolder.open(folder)) {
      bundle.write(
          BundleFormat.DECODER_FILE,
          BundleMetadata.add(BundleMetadata.without(decoder, BundleFormat.KEY_PRIOR), entries));
      Path copy = bundle.staging().resolve(BundleFormat.DECODER_FILE);
      try (OnnxVae model = OnnxVae.load(copy, Device.cpu())) {
        if (!model.prior().equals(prior)) {
          throw new VaeException(
              Require.message(file.toString(), prior, model.prior(), "nothing was written"));
        }
      }
      bundle.publishDecoder();
    }
  }

  /** Writes a model that has to agree with a given one. */
  static ExportReport export(TrainedModel trained, Path folder, VaeModel reference)
      throws IOException {
    try (BundleFolder bundle = BundleFolder.open(folder)) {
      return export(trained, Map.of(), folder, bundle, reference);
    }
  }

  private static ExportReport export(
      TrainedModel trained,
      Map<String, String> decoderOnly,
      Path folder,
      BundleFolder bundle,
      VaeModel reference)
      throws IOException {
    Map<String, String> metadata = BundleMetadata.of(trained);
    Optional<ModelProto> encoder =
        encoder(trained).map(model -> BundleMetadata.add(model, metadata));
    ModelProto decoder =
        BundleMetadata.add(BundleMetadata.add(decoder(trained), metadata), decoderOnly);
    if (encoder.isPresent()) {
      bundle.write(BundleFormat.ENCODER_FILE, encoder.get());
    }
    bundle.write(BundleFormat.DECODER_FILE, decoder);
    ExportReport report;
    try (VaeModel exported = OnnxVae.load(bundle.staging(), Device.cpu())) {
      report = Verification.compare(reference, exported, folder);
    }
    if (encoder.isPresent()) {
      bundle.write(BundleFormat.ENCODER_FILE, verified(encoder.get(), report.encoderError()));
    }
    bundle.write(BundleFormat.DECODER_FILE, verified(decoder, report.imageError()));
    bundle.publish();
    return report;
  }

  private static Optional<ModelProto> encoder(TrainedModel trained) {
    if (!(trained.model() instanceof Vae vae)) {
      return Optional.empty();
    }
    requireSize(
        BundleFormat.ENCODER_FILE, List.of(vae.encoder(), vae.meanHead(), vae.logVarianceHead()));
    return Optional.of(OnnxModels.encoder(vae, trained.weights()));
  }

  private static ModelProto decoder(TrainedModel trained) {
    if (trained.model() instanceof Vae vae) {
      requireSize(BundleFormat.DECODER_FILE, List.of(vae.decoder()));
      return OnnxModels.decoder(vae, trained.weights());
    }
    if (trained.model() instanceof Gan gan) {
      requireSize(BundleFormat.DECODER_FILE, List.of(gan.generator()));
      return OnnxModels.decoder(gan, trained.weights());
    }
    throw new IllegalStateException("no files for " + trained.model());
  }

  private static ModelProto verified(ModelProto model, double error) {
    return BundleMetadata.add(
        model, Map.of(BundleFormat.KEY_VERIFIED_ERROR, String.valueOf(error)));
  }

  /** Checks the size of a file before its weights are copied. */
  static void requireSize(String file, List<Network> networks) {
    long bytes =
        networks.stream()
            .flatMap(network -> network.parameters().stream())
            .mapToLong(parameter -> (long) parameter.shape().volume() * Float.BYTES)
            .sum();
    Require.argument(
        bytes <= MOST_BYTES,
        file,
        "weights of at most " + MOST_BYTES + " bytes",
        bytes,
        "an ONNX file cannot be larger than 2 GiB; use smaller layers");
  }
}
