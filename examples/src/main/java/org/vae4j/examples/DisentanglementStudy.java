package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.disentanglement.DisentanglementEvaluator;
import org.vae4j.evaluation.disentanglement.FactorSource;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.TensorFlowVae;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains the plain VAE and the beta-TC-VAE on sprites, whose factors are known, with several seeds
 * each, and compares the mutual information gaps of their codes.
 */
@Command(
    name = "DisentanglementStudy",
    mixinStandardHelpOptions = true,
    description = "Compares how well a VAE and a beta-TC-VAE disentangle the factors of sprites.")
public final class DisentanglementStudy implements Callable<Integer> {
  private static final int SIZE = 32;
  private static final int HIDDEN = 256;

  @Option(names = "--beta", description = "Weight of the total correlation (default: ${DEFAULT-VALUE}).")
  private double beta = 8;

  @Option(names = "--seeds", description = "Trainings of each (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(names = "--items", description = "Sprites to train on (default: ${DEFAULT-VALUE}).")
  private int items = 20_000;

  @Option(names = "--epochs", description = "Epochs (default: ${DEFAULT-VALUE}).")
  private int epochs = 20;

  @Option(names = "--latent", description = "Latent dimensions (default: ${DEFAULT-VALUE}).")
  private int latent = 8;

  @Option(
      names = "--codes",
      description = "Sprites that the gap is measured on (default: ${DEFAULT-VALUE}).")
  private int codes = 10_000;

  @Option(names = "--out", required = true, description = "Folder for migs.csv.")
  private Path out;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new DisentanglementStudy(), args));
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Objective> objectives = new LinkedHashMap<>();
    objectives.put("VAE", Objective.elbo());
    objectives.put("beta-TC-VAE", Objective.betaTcVae(beta));
    List<String> lines = new ArrayList<>(List.of("model,seed,mig"));
    for (Map.Entry<String, Objective> model : objectives.entrySet()) {
      double sum = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        double gap = gap(model.getValue(), seed);
        System.out.printf(Locale.ROOT, "%s, seed %d: MIG %.3f%n", model.getKey(), seed, gap);
        lines.add(model.getKey() + "," + seed + "," + gap);
        sum += gap;
      }
      System.out.printf(
          Locale.ROOT,
          "%s (%s), %d seeds, %d codes: mean MIG %.3f%n",
          model.getKey(),
          model.getValue(),
          seeds,
          codes,
          sum / seeds);
    }
    Files.createDirectories(out);
    Files.write(out.resolve("migs.csv"), lines);
    return 0;
  }

  private double gap(Objective objective, long seed) {
    SpriteDataset sprites = SpriteDataset.of(SIZE, items, seed);
    Vae vae =
        VaeBuilder.forImages(SIZE, SIZE, 1)
            .encoder(e -> e.flatten().dense(HIDDEN).relu().dense(HIDDEN).relu())
            .latentSize(latent)
            .decoder(
                d ->
                    d.dense(HIDDEN).relu().dense(HIDDEN).relu().dense(SIZE * SIZE)
                        .reshape(SIZE, SIZE, 1))
            .objective(objective)
            .build();
    TrainedVae trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(epochs)
            .optimizer(Optimizer.adam(1e-3))
            .seed(seed)
            .listener(ProgressBarListener.create())
            .build()
            .train(vae, sprites);
    try (TensorFlowVae model = TensorFlowVae.load(trained)) {
      return DisentanglementEvaluator.of(model)
          .trainingItems(codes)
          .mutualInformationGap(FactorSource.of(sprites));
    }
  }
}
