package org.vae4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.inference.BatchingSampler;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.LatentStatistics;
import org.vae4j.inference.Posterior;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
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
        .set(Optional.class, Optional.empty())
        .set(KlSchedule.class, KlSchedule.constant())
        .set(Span.class, Span.epochs(1))
        .set(Span.Unit.class, Span.Unit.EPOCHS)
        .set(Scale.class, Scale.learned())
        .set(Scale.Kind.class, Scale.Kind.FIXED)
        .set(Optimizer.class, Optimizer.adam(1e-3))
        .set(LearningRate.class, LearningRate.constant(1e-3))
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
