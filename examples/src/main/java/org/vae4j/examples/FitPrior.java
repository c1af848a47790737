package org.vae4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.IdxDataset;
import org.vae4j.data.NpyWriter;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.random.GaussianStream;
import org.vae4j.tensorflow.export.OnnxExporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits a prior to an exported model, adds it to the model's files and shows what it changes. */
@Command(
    name = "FitPrior",
    mixinStandardHelpOptions = true,
    description = {
      "Fits a prior to an exported model and adds it to decoder.onnx.",
      "Prints how likely the latent vectors of test images are under N(0, I) and under the prior,"
          + " and writes samples.png (with N(0, I)) and samples-prior.png."
    })
public final class FitPrior implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "Folder with the two ONNX files.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      description = "Folder with the IDX files the model was trained on, gz or not.")
  private Path data;

  @Option(
      names = "--components",
      description = {
        "Gaussians in the mixture; 1 is a single one with full covariance, 0 goes back to N(0, I)",
        "(default: ${DEFAULT-VALUE})."
      })
  private int components = 10;

  @Option(names = "--out", required = true, description = "Folder for the pictures.")
  private Path out;

  @Option(
      names = "--seed",
      description = "Of the fit and of the samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--npy",
      description =
          "Also writes this many samples of both kinds as samples.npy, samples-prior.npy.")
  private @Nullable Integer npy;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new FitPrior(), args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset train = IdxDataset.open(data, "train");
    Dataset test = IdxDataset.open(data, "t10k");
    try (OnnxVae vae = OnnxVae.load(model)) {
      long start = System.nanoTime();
      LatentPrior prior = fit(vae, train);
      System.out.printf(
          Locale.ROOT,
          "Fitted a %s to %d items in %.1f s, seed %d%n",
          prior,
          train.size(),
          (System.nanoTime() - start) / 1e9,
          seed);
      Samples z = latents(vae.encode(test.samples(0, test.size())));
      LatentPrior normal = LatentPrior.standardNormal();
      System.out.printf(
          Locale.ROOT,
          "log p(z) of %d test items: %.2f nats under N(0, I), %.2f under the prior%n",
          test.size(),
          logDensity(normal, z),
          logDensity(prior, z));
      show(vae, normal, "samples");
      show(vae, prior, "samples-prior");
      OnnxExporter.addPrior(model, prior);
    }
    System.out.printf("Added it to %s; the pictures are in %s%n", model, out);
    return 0;
  }

  private LatentPrior fit(VaeModel vae, Dataset train) {
    return switch (components) {
      case 0 -> LatentPrior.standardNormal();
      case 1 -> LatentPrior.fullGaussian().fit(vae, train);
      default -> LatentPrior.gaussianMixture(components).seed(seed).fit(vae, train);
    };
  }

  /** Draws a latent vector from the distribution of each item. */
  private Samples latents(Posterior posterior) {
    GaussianStream noise = GaussianStream.of(seed, 0);
    int size = posterior.mean().itemShape().volume();
    return Samples.filledBy(
        posterior.mean().count(),
        posterior.mean().itemShape(),
        z -> {
          for (int i = 0; i < z.length; i++) {
            double sigma = Math.exp(posterior.logVariance().value(i / size, i % size) / 2.0);
            z[i] = (float) (posterior.mean().value(i / size, i % size) + sigma * noise.draw(i));
          }
        });
  }

  private static double logDensity(LatentPrior prior, Samples z) {
    double sum = 0;
    for (int item = 0; item < z.count(); item++) {
      sum += prior.logDensity(z.item(item));
    }
    return sum / z.count();
  }

  private void show(VaeModel vae, LatentPrior prior, String name) throws IOException {
    Sampler sampler = Sampler.of(vae).prior(prior).seed(seed);
    Pictures.write(sampler.sample(64).toGrid(8, 2), out.resolve(name + ".png"));
    if (npy != null) {
      NpyWriter.write(out.resolve(name + ".npy"), sampler.seed(seed).sample(npy));
    }
  }
}
