package org.vae4j.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainerBuilder;
import org.vae4j.training.WeightAveraging;

/** What one training of a small model is done with. */
record OptimizerCase(
    Optimizer optimizer, Optional<GradientClipping> clipping, Optional<WeightAveraging> averaging) {
  static final int STEPS = 8;
  static final int STEPS_PER_EPOCH = 2;
  static final int EPOCHS = 4;
  static final double BETA = 0.7;

  static final Vae VAE =
      VaeBuilder.forVectors(7)
          .latentSize(3)
          .encoder(e -> e.dense(6).tanh().dense(5).silu())
          .decoder(d -> d.dense(6).gelu().dense(7))
          .build();

  static final RandomCase NUMBERS = RandomCase.of(VAE);

  static OptimizerCase plain(Optimizer optimizer) {
    return new OptimizerCase(optimizer, Optional.empty(), Optional.empty());
  }

  /** Returns a case without averages. */
  static OptimizerCase clipping(Optimizer optimizer, GradientClipping clipping) {
    return new OptimizerCase(optimizer, Optional.of(clipping), Optional.empty());
  }

  static OptimizerCase full(Optimizer optimizer, GradientClipping clipping) {
    return new OptimizerCase(
        optimizer, Optional.of(clipping), Optional.of(WeightAveraging.exponential(0.6)));
  }

  /** Returns the initial parameters by name. */
  static Map<String, double[]> parameters() {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    VAE.parameters()
        .forEach(
            spec -> parameters.put(spec.name(), Doubles.of(NUMBERS.weights().get(spec.name()))));
    return parameters;
  }

  SessionFixture fixture() {
    return fixture(NUMBERS);
  }

  SessionFixture fixture(RandomCase numbers) {
    return new SessionFixture(
        numbers.vae(), numbers.weights(), numbers.items(), numbers.noise(), this::applyTo);
  }

  /** Takes the next step of a training. */
  static StepResult step(SessionFixture session, long done) {
    return session.step(done, STEPS_PER_EPOCH, BETA);
  }

  /** Returns all variables after some steps. */
  Map<String, float[]> afterSteps() {
    try (SessionFixture session = fixture()) {
      for (int done = 0; done < STEPS; done++) {
        step(session, done);
      }
      return session.saveAll();
    }
  }

  private TrainerBuilder applyTo(TrainerBuilder trainer) {
    trainer.optimizer(optimizer).epochs(EPOCHS);
    clipping.ifPresent(trainer::clipping);
    averaging.ifPresent(trainer::averaging);
    return trainer;
  }
}
