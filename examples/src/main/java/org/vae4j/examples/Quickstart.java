package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.data.SpriteFactors;
import org.vae4j.examples.report.Pictures;
import org.vae4j.examples.report.TrainingCurves;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From a description to pictures: trains a small VAE, exports it and draws from the files. */
@Command(
    name = "Quickstart",
    mixinStandardHelpOptions = true,
    description = "Trains a VAE on sprites, exports it to ONNX and draws pictures with it.")
public final class Quickstart implements Callable<Integer> {
  @Option(names = "--out", description = "Folder for the results (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "quickstart");

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 20;

  @Option(names = "--seed", description = "Makes a run repeatable (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new Quickstart(), args));
  }

  @Override
  public Integer call() throws IOException {
    // The data: squares, ellipses and hearts, white on black, in many sizes and places.
    Dataset sprites = uprightSprites(20_000, seed);

    // The network: an encoder from an image to 8 numbers, z, and a decoder from z to an image.
    Vae vae =
        VaeBuilder.forImages(32, 32, 1)
            .encoder(e -> e.flatten().dense(400).relu().dense(400).relu())
            .latentSize(8)
            .decoder(d -> d.dense(400).relu().dense(400).relu().dense(1024).reshape(32, 32, 1))
            .build();

    // Training happens in TensorFlow, which is gone again when train() returns.
    Trainer trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .batchSize(64)
            .optimizer(Optimizer.adam(1e-3))
            .seed(seed)
            .listener(TrainingListener.console())
            .build();
    TrainedVae trained = trainer.train(vae, sprites);
    Pictures.write(TrainingCurves.of(trained.history()), out.resolve("training-curves.png"));

    // Exporting writes encoder.onnx and decoder.onnx, and compares them with TensorFlow.
    Path folder = out.resolve("model");
    OnnxExporter.export(trained, folder);

    // From here on only the files are used, in ONNX Runtime: this is what an application does.
    try (VaeModel model = OnnxVae.load(folder)) {
      Samples samples = Sampler.of(model).seed(seed).sample(64);
      Pictures.write(samples.toGrid(8, 2), out.resolve("samples.png"));

      Samples others = uprightSprites(32, seed + 1).samples(0, 32);
      Samples pairs = Pictures.pairs(others, model.reconstruct(others), 8);
      Pictures.write(pairs.toGrid(8, 2), out.resolve("reconstructions.png"));

      Samples paths =
          Interpolator.spherical(model).steps(8).between(others.slice(0, 8), others.slice(8, 16));
      Pictures.write(paths.toGrid(8, 2), out.resolve("interpolation.png"));
    }
    sayWhatIsWhere();
    return 0;
  }

  /**
   * Draws sprites that stand upright, are large, and keep to the middle of the image: what a small
   * network learns to draw sharply in seconds. For all of dSprites' variety, take {@code
   * SpriteDataset} as it is, a larger network and more time.
   */
  private static Dataset uprightSprites(int count, long seed) {
    SpriteDataset any = SpriteDataset.of(32, count, seed);
    SpriteFactors[] upright =
        IntStream.range(0, count)
            .mapToObj(any::factors)
            .map(
                f ->
                    new SpriteFactors(
                        f.shape(), 3 + f.scale() / 2, 0, 8 + f.x() / 2, 8 + f.y() / 2))
            .toArray(SpriteFactors[]::new);
    return ArrayDataset.of(any.render(upright));
  }

  private void sayWhatIsWhere() {
    System.out.printf(
        """

        Done. In %s:
          samples.png          64 sprites that the model made up
          reconstructions.png  rows of sprites, each above what the model makes of it
          interpolation.png    each row changes one sprite into another
          training-curves.png  how the loss fell
          model                the model as ONNX files, encoder.onnx and decoder.onnx

        Next:
          draw more from the model, without TensorFlow:
            mvn -q package -Dexample=SampleModel -Dargs="--model %s -n 100 --out more.png"
          read how it is done: examples/src/main/java/org/vae4j/examples/Quickstart.java
          describe a model of your own: docs/getting-started.md
        """,
        out, out.resolve("model"));
  }
}
