package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vae4j.Shape;
import org.vae4j.data.Dataset;
import org.vae4j.model.Objective;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.Metric;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;

/**
 * A training that a test kills: goes on from its checkpoints if there are any, and writes a digest
 * of weights and history when it reaches the end.
 */
final class KilledTraining {
  private KilledTraining() {}

  /** Takes the folder of the checkpoints and the file for the digest. */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]);
    TrainedVae trained;
    try {
      trained = trainer().checkpoints(checkpoints(folder)).build().resume(folder, vae(), data());
    } catch (NoSuchFileException e) {
      trained = trainer().checkpoints(checkpoints(folder)).build().train(vae(), data());
    }
    Path beside = Path.of(args[1] + ".tmp");
    Files.writeString(beside, digest(trained), StandardCharsets.UTF_8);
    Files.move(beside, Path.of(args[1]));
  }

  /** Checkpoints at many moments, so that some kills hit one that is being written. */
  static Checkpoints checkpoints(Path folder) {
    return Checkpoints.in(folder).everySteps(3).keepLast(2);
  }

  static TrainerBuilder trainer() {
    return Trainer.using(TensorFlowBackend.create().threads(2))
        .epochs(300)
        .batchSize(16)
        .seed(9)
        .best(Metric.total())
        .validation(new RandomBytes(40, Shape.of(16, 16, 1)));
  }

  static Dataset data() {
    return new RandomBytes(200, Shape.of(16, 16, 1));
  }

  static Vae vae() {
    return VaeBuilder.forImages(16, 16, 1)
        .latentSize(4)
        .encoder(e -> e.conv2d(8, 4, 2).batchNorm().relu().dropout(0.2).flatten().dense(64).relu())
        .decoder(d -> d.dense(256).relu().reshape(8, 8, 4).convTranspose2d(1, 4, 2))
        .objective(Objective.elbo().warmUp(10))
        .build();
  }

  /** Returns a hash of every bit of weights and losses. */
  static String digest(TrainedVae trained) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (ParameterSpec spec : trained.vae().parameters()) {
        float[] values = trained.weights().get(spec.name());
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        sha.update(bytes);
      }
      trained
          .history()
          .forEach(
              epoch ->
                  sha.update(
                      (epoch.training() + " " + epoch.validation())
                          .getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
