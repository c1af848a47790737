package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.model.Elbo;
import org.vae4j.model.Gaussian;
import org.vae4j.model.KlSchedule;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Objective;
import org.vae4j.model.Scale;
import org.vae4j.model.Span;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** The likelihoods of the guide, and every objective in a short training. */
final class ObjectivesGuideTest {
  private static final int EPOCHS = 3;

  private static Dataset images() {
    byte[][] pixels = new byte[32][8 * 8];
    for (int i = 0; i < pixels.length; i++) {
      for (int p = i; p < 8 * 8; p++) {
        pixels[i][p] = (byte) 200;
      }
    }
    return ArrayDataset.ofBytes(Shape.of(8, 8, 1), pixels);
  }

  private static TrainedVae train(Objective objective) {
    Vae vae =
        VaeBuilder.forImages(8, 8, 1)
            .encoder(e -> e.flatten().dense(8).relu())
            .latentSize(2)
            .decoder(d -> d.dense(64).reshape(8, 8, 1))
            .objective(objective)
            .build();
    return Trainer.using(TensorFlowBackend.create())
        .epochs(EPOCHS)
        .seed(1)
        .build()
        .train(vae, images());
  }

  @Test
  void likelihoods_ofTheGuide() {
    // tag::likelihoods[]
    Vae photos =
        VaeBuilder.forImages(64, 64, 3).likelihood(Likelihood.discretizedLogistic()).build();
    Vae signals = VaeBuilder.forVectors(200).likelihood(Likelihood.gaussian()).build();
    Vae precise = VaeBuilder.forVectors(200).likelihood(new Gaussian(Scale.learned(0.05))).build();
    // end::likelihoods[]
    assertThat(photos.parameters()).extracting("name").contains("likelihood.log_scale");
    assertThat(signals.likelihood()).hasToString("gaussian(learned from 0.25)");
    assertThat(precise.likelihood()).hasToString("gaussian(learned from 0.05)");
  }

  @Test
  void perValue_takesTwiceTheChannels() {
    // tag::per-value[]
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .decoder(
                d ->
                    d.dense(7 * 7 * 64)
                        .relu()
                        .reshape(7, 7, 64)
                        .convTranspose2d(32, 4, 2)
                        .relu()
                        .convTranspose2d(2, 4, 2)) // a location and a scale
            .likelihood(Likelihood.gaussianPerValue())
            .build();
    // end::per-value[]
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(28, 28, 2));
    assertThat(vae.itemShape()).isEqualTo(Shape.of(28, 28, 1));
  }

  @Test
  void objectives_ofTheGuide() {
    // tag::objectives[]
    Objective bound = Objective.elbo(); // the negative ELBO itself
    Objective betaVae = Objective.elbo().beta(4);
    Objective warmUp = Objective.elbo().warmUp(5); // beta from 0 to 1 over 5 epochs
    Objective cycles = Objective.elbo().schedule(KlSchedule.cyclical(Span.epochs(10)));
    Objective sigmoid = Objective.elbo().schedule(KlSchedule.sigmoid(Span.steps(2_000)));
    Objective freeBits = Objective.elbo().warmUp(5).freeBits(0.1);
    Objective capacity = Objective.elbo().capacity(1_000, 25, Span.epochs(20));
    // end::objectives[]
    for (Objective objective :
        List.of(bound, betaVae, warmUp, cycles, sigmoid, freeBits, capacity)) {
      TrainedVae trained = train(objective);
      LossTerms loss = trained.history().get(EPOCHS - 1).training();
      assertThat(loss.total()).isEqualTo(loss.reconstruction() + loss.kl(), within(1e-9));
      assertThat(loss.objective()).isFinite();
      if (objective.equals(bound)) {
        assertThat(loss.objective()).isEqualTo(loss.total(), within(1e-3));
      }
    }
    assertThatThrownBy(() -> ((Elbo) capacity).beta(4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gamma is the weight of KL");
    assertThatThrownBy(() -> ((Elbo) sigmoid).warmUp(5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("choose one");
  }

  @Test
  void schedules_canBePlotted() {
    // tag::schedule-curve[]
    KlSchedule schedule = KlSchedule.cyclical(Span.epochs(10)).rise(0.5);
    double[] weights = new double[40 * 100]; // of 40 epochs of 100 steps
    for (int step = 0; step < weights.length; step++) {
      weights[step] = schedule.at(step, 100);
    }
    // end::schedule-curve[]
    assertThat(weights[0]).isZero();
    assertThat(weights[250]).isEqualTo(0.5);
    assertThat(weights[500]).isEqualTo(1);
    assertThat(weights[999]).isEqualTo(1);
    assertThat(weights[1_000]).isZero();
    assertThat(KlSchedule.sigmoid(Span.steps(100)).at(0, 1)).isEqualTo(0.0025, within(5e-5));
    assertThat(KlSchedule.sigmoid(Span.steps(100)).at(100, 1)).isEqualTo(0.5);
  }
}
