package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.SpriteDataset;
import org.vae4j.evaluation.AggregatedPosterior;
import org.vae4j.evaluation.ElboEvaluator;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FeatureExtractor;
import org.vae4j.evaluation.Features;
import org.vae4j.evaluation.FidEvaluator;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.FrechetStatistics;
import org.vae4j.evaluation.ImageSimilarity;
import org.vae4j.evaluation.InformationEvaluator;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ItemMean;
import org.vae4j.evaluation.PixelFeatures;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.evaluation.disentanglement.DciScore;
import org.vae4j.evaluation.disentanglement.DisentanglementEvaluator;
import org.vae4j.evaluation.disentanglement.DisentanglementReport;
import org.vae4j.evaluation.disentanglement.FactorSource;
import org.vae4j.evaluation.disentanglement.FactorVaeScore;
import org.vae4j.inference.AnomalyDetector;
import org.vae4j.inference.AttributeVector;
import org.vae4j.inference.BatchingSampler;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.LatentStatistics;
import org.vae4j.inference.NearestNeighbors;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.FullGaussian;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.layer.Activation;
import org.vae4j.layer.ActivationFunction;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Layer;
import org.vae4j.layer.LayerInterpreter;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.Padding;
import org.vae4j.layer.Reshape;
import org.vae4j.layer.ShapeInference;
import org.vae4j.model.Capacity;
import org.vae4j.model.Condition;
import org.vae4j.model.CyclicalKl;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Elbo;
import org.vae4j.model.Gaussian;
import org.vae4j.model.KlSchedule;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.LinearKl;
import org.vae4j.model.Network;
import org.vae4j.model.Objective;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.Scale;
import org.vae4j.model.SigmoidKl;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.random.Permutation;
import org.vae4j.testing.NullSweep;
import org.vae4j.training.Adam;
import org.vae4j.training.AdamW;
import org.vae4j.training.Checkpoints;
import org.vae4j.training.CollapseDoctor;
import org.vae4j.training.DataFingerprint;
import org.vae4j.training.EarlyStopping;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.HistoryListener;
import org.vae4j.training.LearningRate;
import org.vae4j.training.ListenerGroup;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Metric;
import org.vae4j.training.Optimizer;
import org.vae4j.training.PictureListener;
import org.vae4j.training.Provenance;
import org.vae4j.training.RecordingBackend;
import org.vae4j.training.RmsProp;
import org.vae4j.training.RunControl;
import org.vae4j.training.Sgd;
import org.vae4j.training.StopSignal;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.TrainingBackend;
import org.vae4j.training.TrainingListener;
import org.vae4j.training.TrainingPlan;
import org.vae4j.training.TrainingProgress;
import org.vae4j.training.TrainingSettings;
import org.vae4j.training.WarmUpRate;
import org.vae4j.training.WeightAveraging;

/** Null is refused by name, everywhere in the public API but the data sets, which test it alone. */
final class NullArgumentsTest {
  private final Vae vae =
      VaeBuilder.forVectors(2)
          .encoder(e -> e.dense(2))
          .latentSize(2)
          .decoder(d -> d.dense(2))
          .build();
  private final Weights weights = Weights.initial(vae, 1);
  private final VaeModel model = OracleModel.of(vae, weights);
  private final Samples samples = Samples.of(Shape.of(2), 0, 1);
  private final Dataset data = ArrayDataset.of(samples);
  private final LossTerms loss = new LossTerms(1, 2, 3);
  private final Provenance provenance = new Provenance(1, "hash", "words", Map.of());
  private final TrainingBackend backend = new RecordingBackend();
  private final Trainer trainer = Trainer.using(backend).build();

  private NullSweep sweep() {
    return new NullSweep()
        .set(Shape.class, Shape.of(2))
        .set(Samples.class, samples)
        .set(Dataset.class, data)
        .set(Vae.class, vae)
        .set(Weights.class, weights)
        .set(VaeModel.class, model)
        .set(Layer.class, new Dense(2))
        .set(LayerPosition.class, new LayerPosition("encoder", 0, Shape.of(2)))
        .set(LayerInterpreter.class, new ShapeInference())
        .set(ActivationFunction.class, ActivationFunction.RELU)
        .set(Padding.class, Padding.SAME)
        .set(ParameterSpec.Role.class, ParameterSpec.Role.BIAS)
        .set(Likelihood.class, Likelihood.bernoulli())
        .set(Objective.class, Objective.elbo())
        .set(Condition.class, Condition.classes(2))
        .set(Optional.class, Optional.empty())
        .set(KlSchedule.class, KlSchedule.constant())
        .set(Span.class, Span.epochs(1))
        .set(Span.Unit.class, Span.Unit.EPOCHS)
        .set(Scale.class, Scale.learned())
        .set(Scale.Kind.class, Scale.Kind.FIXED)
        .set(Optimizer.class, Optimizer.adam(1e-3))
        .set(LearningRate.class, LearningRate.constant(1e-3))
        .set(LatentPrior.class, LatentPrior.standardNormal())
        .set(GradientClipping.class, GradientClipping.value(1))
        .set(WeightAveraging.class, WeightAveraging.exponential(0.9))
        .set(TrainingProgress.class, new TrainingProgress(0, 1, 1, List.of()))
        .set(TrainingBackend.class, backend)
        .set(TrainingListener.class, TrainingListener.console())
        .set(TrainingSettings.class, trainer.settings())
        .set(LossTerms.class, loss)
        .set(TrainingPlan.class, new TrainingPlan(vae, trainer.settings(), 1, 1, "CPU"))
        .set(Posterior.class, new Posterior(samples, samples))
        .set(Provenance.class, provenance)
        .set(Checkpoints.class, Checkpoints.in(Path.of("checkpoints")))
        .set(EarlyStopping.class, EarlyStopping.patience(1))
        .set(Metric.class, Metric.total())
        .set(ToDoubleFunction.class, metrics -> 0.0)
        .set(RunControl.class, RunControl.none())
        .set(StopSignal.class, StopSignal.create())
        .set(Duration.class, Duration.ofSeconds(1))
        .set(Path.class, Path.of("checkpoints"))
        .set(CounterRandom.class, CounterRandom.of(1, 1))
        .set(FloatBuffer.class, FloatBuffer.allocate(9))
        .set(float[].class, new float[2])
        .set(int[].class, new int[] {1})
        .set(int.class, 1)
        .set(Consumer.class, values -> {})
        .set(Function.class, spec -> new float[9])
        .set(UnaryOperator.class, UnaryOperator.identity());
  }

  @Test
  void samplesAndShapes() {
    assertThat(sweep().statics(Shape.class, Samples.class).methods(Shape.of(2), samples).checks())
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void layers() {
    // What accept() is given goes to the interpreter as it is, and means what that says.
    NullSweep sweep =
        sweep()
            .statics(
                Activation.class,
                Conv2d.class,
                ConvTranspose2d.class,
                Reshape.class,
                LayerPosition.class);
    assertThat(sweep.checks()).isEqualTo(7);
  }

  @Test
  void models() {
    NullSweep sweep =
        sweep()
            .statics(
                Capacity.class,
                CyclicalKl.class,
                DiscretizedLogistic.class,
                Elbo.class,
                Gaussian.class,
                KlSchedule.class,
                Laplace.class,
                Likelihood.class,
                LinearKl.class,
                Network.class,
                ParameterSpec.class,
                Scale.class,
                SigmoidKl.class,
                Span.class,
                VaeBuilder.class,
                Weights.class)
            .methods(vae, vae.encoder(), weights)
            .methods(VaeBuilder.forVectors(2), Objective.elbo(), Likelihood.bernoulli());
    VaeBuilder.forVectors(2)
        .encoder(
            builder -> {
              sweep.methods(builder);
              return builder;
            });
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void inference() {
    assertThat(
            sweep()
                .statics(
                    BatchingSampler.class,
                    Sampler.class,
                    Interpolator.class,
                    Posterior.class,
                    LatentReport.class)
                .methods(
                    Sampler.of(model), Interpolator.linear(model), samples, new LatentStatistics(2))
                .methods(BatchingSampler.of(model))
                .checks())
        .isGreaterThanOrEqualTo(17);
    try (BatchingSampler batching = BatchingSampler.of(model).build()) {
      assertThat(sweep().set(Sampler.class, Sampler.of(model)).methods(batching).checks())
          .isEqualTo(2);
    }
  }

  @Test
  void encoderSide() {
    AttributeVector attribute = AttributeVector.between(model, samples, samples);
    NullSweep sweep =
        sweep()
            .set(AttributeVector.class, attribute)
            .statics(
                AnomalyDetector.class,
                AttributeVector.class,
                NearestNeighbors.class,
                Traversal.class)
            .methods(
                AnomalyDetector.of(model),
                AnomalyDetector.of(model).fit(samples, 0.5),
                attribute,
                NearestNeighbors.of(data),
                Traversal.of(model));
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(18);
  }

  @Test
  void priors() {
    FullGaussian gaussian = new FullGaussian(new double[1], new double[] {1});
    NullSweep sweep =
        sweep()
            .set(double[].class, new double[] {1})
            .set(double[][].class, new double[][] {{1}})
            .set(List.class, List.of(gaussian))
            .statics(FullGaussian.class, GaussianMixture.class)
            .methods(
                gaussian,
                new GaussianMixture(new double[] {1}, List.of(gaussian)),
                LatentPrior.standardNormal(),
                LatentPrior.fullGaussian(),
                LatentPrior.gaussianMixture(1));
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(16);
  }

  @Test
  void evaluation() {
    FrechetStatistics statistics = FrechetStatistics.of(new double[][] {{0, 1}, {1, 0}});
    PixelFeatures pixels = PixelFeatures.of(Shape.of(2));
    assertThat(
            sweep()
                .set(FeatureExtractor.class, pixels)
                .set(FrechetStatistics.class, statistics)
                .set(Sampler.class, Sampler.of(model))
                .set(OptionalLong.class, OptionalLong.empty())
                .set(double[].class, new double[] {0, 0})
                .set(double[][].class, new double[][] {{1, 0}, {0, 1}})
                .statics(
                    Features.class,
                    FidEvaluator.class,
                    FidReport.class,
                    FrechetStatistics.class,
                    PixelFeatures.class)
                .methods(FidEvaluator.using(pixels), statistics, pixels)
                .checks())
        .isGreaterThanOrEqualTo(30);
  }

  @Test
  void modelQuality() {
    UnaryOperator<Samples> codes = UnaryOperator.identity();
    NullSweep sweep =
        sweep()
            .set(ItemMean.class, new ItemMean(1, 0))
            .set(OptionalDouble.class, OptionalDouble.empty())
            .set(AggregatedPosterior.class, AggregatedPosterior.of(new Posterior(samples, samples)))
            .set(LatentReport.class, LatentReport.of(new Posterior(samples, samples)))
            .set(List.class, List.of(new ImageSimilarity(1, 0, OptionalDouble.empty())))
            .set(SpriteDataset.class, SpriteDataset.of(8, 1, 1))
            .set(DciScore.class, new DciScore(0, 0, 0))
            .set(FactorVaeScore.class, new FactorVaeScore(0, 0))
            .statics(
                AggregatedPosterior.class,
                DisentanglementEvaluator.class,
                DisentanglementReport.class,
                ElboEvaluator.class,
                ElboReport.class,
                FactorSource.class,
                ImageSimilarity.class,
                InformationEvaluator.class,
                InformationReport.class,
                ReconstructionReport.class)
            .methods(
                ElboEvaluator.of(model, Likelihood.bernoulli()),
                InformationEvaluator.of(model),
                DisentanglementEvaluator.ofRepresentation(codes));
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(30);
  }

  @Test
  void random() {
    assertThat(
            sweep()
                .statics(CounterRandom.class, GaussianStream.class, Permutation.class)
                .methods(CounterRandom.of(1, 1), GaussianStream.of(1, 1))
                .checks())
        .isEqualTo(2);
  }

  @Test
  void training() {
    List<LearningRate> rates =
        List.of(
            LearningRate.constant(1),
            LearningRate.cosine(1, 0),
            LearningRate.cosine(1, 0).restarts(1, 2),
            LearningRate.cyclical(0, 1, 1),
            LearningRate.exponential(1, 1),
            LearningRate.reduceOnPlateau(1),
            LearningRate.step(1, 1),
            LearningRate.constant(1).warmUp(1));
    NullSweep sweep =
        sweep()
            .statics(
                Adam.class,
                CollapseDoctor.class,
                AdamW.class,
                DataFingerprint.class,
                EpochMetrics.class,
                HistoryListener.class,
                ListenerGroup.class,
                LossTerms.class,
                PictureListener.class,
                Optimizer.class,
                Provenance.class,
                RmsProp.class,
                Sgd.class,
                TrainedVae.class,
                Trainer.class,
                TrainerBuilder.class,
                TrainingPlan.class,
                TrainingProgress.class,
                TrainingSettings.class,
                WarmUpRate.class,
                Checkpoints.class,
                EarlyStopping.class,
                Metric.class,
                RunControl.class)
            .methods(trainer, Trainer.using(backend), PictureListener.in(Path.of("pictures")))
            .methods(rates.toArray());
    assertThat(sweep.checks()).isGreaterThanOrEqualTo(40);
  }
}
