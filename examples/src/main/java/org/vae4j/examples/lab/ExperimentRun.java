package org.vae4j.examples.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.examples.report.Machine;
import org.vae4j.examples.report.Pictures;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.Objective;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.ProgressBarListener;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedModel;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.WeightAveraging;

/** Trains, exports, serves and measures one experiment, in a folder of its own. */
final class ExperimentRun {
  private static final double LEARNING_RATE = 2e-4;

  /** What DCGAN uses in place of 0.9: with more the two players oscillate. */
  private static final double GAN_BETA1 = 0.5;

  /** What reconstructed features count against the adversary; found on the training images. */
  private static final double VAE_GAN_GAMMA = 1;

  /** What KL counts beside the features, and how far weights are averaged: as in TrainVaeGan. */
  private static final double VAE_GAN_BETA = 0.2;

  private static final double VAE_GAN_AVERAGING = 0.995;

  private static final int GRID = 8;
  private static final int SCALE = 2;

  private final LabSettings settings;
  private final Experiment experiment;
  private final Path folder;
  private final Dataset train;
  private final Dataset test;

  ExperimentRun(LabSettings settings, Experiment experiment) throws IOException {
    this.settings = settings;
    this.experiment = experiment;
    this.folder = settings.folder(experiment);
    Dataset all = experiment.data().train(settings.data());
    this.train = Datasets.first(all, Math.min(all.size(), settings.trainingItems()));
    Dataset allTests = experiment.data().test(settings.data());
    this.test = Datasets.first(allTests, Math.min(allTests.size(), settings.samples()));
  }

  /** Runs the experiment, from where it was stopped if it was. */
  TrainedModel train(StopSignal stop) throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    TrainerBuilder trainer =
        Trainer.using(TensorFlowBackend.create())
            .epochs(settings.epochs())
            .batchSize(LabSettings.BATCH_SIZE)
            .optimizer(optimizer())
            .seed(settings.seed())
            .validation(test)
            .checkpoints(Checkpoints.in(checkpoints).keepLast(1))
            .stopSignal(stop)
            .listener(ProgressBarListener.create())
            .listener(TrainingListener.console())
            .listener(HistoryListener.csv(folder.resolve("history.csv")))
            .listener(PictureListener.in(folder.resolve("epochs")));
    if (experiment.family() == Family.VAE_GAN) {
      trainer.averaging(WeightAveraging.exponential(VAE_GAN_AVERAGING));
    }
    return Files.exists(checkpoints)
        ? resume(trainer.build(), checkpoints)
        : start(trainer.build());
  }

  private Optimizer optimizer() {
    return experiment.family() == Family.VAE
        ? Optimizer.adam(LEARNING_RATE)
        : Optimizer.adam(LEARNING_RATE).beta1(GAN_BETA1);
  }

  private TrainedModel start(Trainer trainer) {
    return switch (experiment.family()) {
      case GAN -> trainer.train(gan().build(), train);
      case VAE, VAE_GAN -> trainer.train(vae(), train);
    };
  }

  private TrainedModel resume(Trainer trainer, Path checkpoints) throws IOException {
    return switch (experiment.family()) {
      case GAN -> trainer.resume(checkpoints, gan().build(), train);
      case VAE, VAE_GAN -> trainer.resume(checkpoints, vae(), train);
    };
  }

  private GanBuilder gan() {
    return GanBuilder.forImages(28, 28, 1)
        .latentSize(experiment.latentSize())
        .loss(experiment.ganLoss());
  }

  private Vae vae() {
    return ReferenceModels.conv2(experiment.latentSize())
        .objective(
            experiment.family() == Family.VAE
                ? Objective.elbo()
                : Objective.vaeGan(VAE_GAN_GAMMA).beta(VAE_GAN_BETA))
        .build();
  }

  /** Exports the model, measures what the files do, and writes pictures and the result. */
  ExperimentResult measure(TrainedModel trained) throws IOException {
    OnnxExporter.export(trained, folder.resolve("model"));
    ExperimentResult result = new ExperimentResult();
    try (OnnxVae model = OnnxVae.load(folder.resolve("model"));
        OnnxFeatureExtractor net = experiment.data().features()) {
      Sampler sampler = Sampler.of(model).seed(settings.seed());
      result.fid =
          FidEvaluator.using(net)
              .frechetOnly()
              .evaluate(test, sampler, settings.samples())
              .frechetDistance();
      Samples samples = sampler.seed(settings.seed()).sample(settings.samples());
      result.diversity = Diversity.of(samples, test.samples(0, test.size()));
      ClassShares shares = ClassShares.of(net, samples);
      result.classShares = shares.shares();
      result.collapse = shares.words(experiment.data().classes());
      draw(model, samples);
    }
    List<EpochMetrics> history = trained.history();
    result.name = experiment.name();
    result.settings = settings.fingerprint();
    result.date = LocalDate.now(ZoneOffset.UTC).toString();
    result.machine = Machine.words("TensorFlow on CPU");
    result.seconds = history.stream().mapToDouble(EpochMetrics::seconds).sum();
    result.imagesPerSecond =
        history.stream().mapToDouble(EpochMetrics::imagesPerSecond).average().orElseThrow();
    result.epochs =
        history.stream()
            .map(epoch -> epoch.validation().orElse(epoch.training()).withTotal())
            .toList();
    result.write(folder);
    return result;
  }

  private void draw(OnnxVae model, Samples samples) throws IOException {
    Pictures.write(
        samples.slice(0, GRID * GRID).toGrid(GRID, SCALE), folder.resolve("samples.png"));
    if (experiment.family() == Family.GAN) {
      return;
    }
    Samples items = test.samples(0, 2 * GRID);
    Pictures.write(
        Pictures.pairs(items, model.reconstruct(items), GRID).toGrid(GRID, SCALE),
        folder.resolve("reconstructions.png"));
    Samples walks =
        Interpolator.spherical(model)
            .steps(GRID)
            .between(items.slice(0, GRID), items.slice(GRID, 2 * GRID));
    Pictures.write(walks.toGrid(GRID, SCALE), folder.resolve("interpolations.png"));
  }
}
