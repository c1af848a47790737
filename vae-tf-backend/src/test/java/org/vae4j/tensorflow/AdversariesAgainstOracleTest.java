package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.model.Condition;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.GanLoss;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Objective;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.VaeGan;
import org.vae4j.model.Weights;
import org.vae4j.oracle.ErrorFunction;
import org.vae4j.random.CounterRandom;
import org.vae4j.random.GaussianStream;
import org.vae4j.training.LossTerms;
import org.vae4j.training.Optimizer;

/** Adversarial losses in float32 against loops in double: values, and gradients of each player. */
final class AdversariesAgainstOracleTest {
  private static final int BATCH = 4;
  private static final double STEP = 1e-5;

  /** The class of each item of the batch, where a model asks. */
  private static final int[] LABELS = {2, 0, 1, 2};

  static Stream<Gan> gans() {
    return Stream.of(GanLoss.hinge(), GanLoss.nonSaturating())
        .flatMap(loss -> Stream.of(gan().loss(loss), gan().loss(loss).spectralNormalization()))
        .map(GanBuilder::build);
  }

  /** Without ReLU, whose corners finite differences would meet. */
  private static GanBuilder gan() {
    return GanBuilder.forImages(8, 8, 1)
        .latentSize(3)
        .generator(
            g ->
                g.dense(2 * 2 * 3)
                    .reshape(2, 2, 3)
                    .batchNorm()
                    .softplus()
                    .convTranspose2d(2, 4, 2)
                    .tanh()
                    .convTranspose2d(1, 4, 2))
        .discriminator(
            d ->
                d.conv2d(3, 4, 2)
                    .tanh()
                    .convTranspose2d(2, 3, 1)
                    .batchNorm()
                    .elu()
                    .flatten()
                    .dense(1))
        .discriminatorSteps(2);
  }

  static Stream<Vae> vaeGans() {
    VaeGan plain =
        Objective.vaeGan(0.3)
            .discriminator(d -> d.conv2d(3, 4, 2).tanh().flatten().dense(5).elu().dense(1));
    return Stream.concat(
            Stream.of(
                    plain,
                    plain.loss(GanLoss.hinge()).featureLayers(2).beta(2.5),
                    plain.spectralNormalization())
                .map(objective -> vae().objective(objective)),
            Stream.of(plain, plain.auxiliaryClassifier(0.7).spectralNormalization())
                .map(objective -> vae().objective(objective).conditionedOn(Condition.classes(3))))
        .map(VaeBuilder::build);
  }

  private static VaeBuilder vae() {
    return VaeBuilder.forImages(8, 8, 1)
        .latentSize(3)
        .encoder(e -> e.conv2d(2, 4, 2).tanh().flatten())
        .decoder(d -> d.dense(32).elu().reshape(4, 4, 2).convTranspose2d(1, 4, 2));
  }

  @ParameterizedTest
  @MethodSource("gans")
  void gan_terms_thoseOfTheLoops(Gan gan) {
    Case numbers = Case.of(gan, 3 * 3);
    OracleAdversaries oracle = new OracleAdversaries(false);
    if (gan.spectralNormalization()) {
      oracle.normalizing(gan.discriminator(), numbers.parameters(), false);
    }
    try (SessionFixture session = numbers.session()) {
      assertTerms(
          session.evaluate(),
          oracle.gan(gan, numbers.parameters(), numbers.items(), numbers.noise(9, 6, 3)));
    }
  }

  @ParameterizedTest
  @MethodSource("gans")
  void gan_gradients_finiteDifferencesOfTheLoops(Gan gan) {
    Case numbers = Case.of(gan, 3 * 3);
    OracleAdversaries judging = new OracleAdversaries(true);
    OracleAdversaries making = new OracleAdversaries(true);
    if (gan.spectralNormalization()) {
      judging.normalizing(gan.discriminator(), numbers.parameters(), true);
      making.normalizing(gan.discriminator(), numbers.parameters(), false);
    }
    try (SessionFixture session = numbers.session()) {
      double[] first = numbers.noise(9, 0, 3);
      assertGradients(
          numbers,
          "discriminator",
          session.gradientsOf(0, 0),
          p -> judging.discriminatorLoss(gan, p, numbers.items(), first));
      double[] last = numbers.noise(9, 6, 3);
      assertGradients(
          numbers, "generator", session.gradientsOf(1, 0), p -> making.generatorLoss(gan, p, last));
    }
  }

  /** The penalty takes second derivatives, through each kind of layer that it allows. */
  @Test
  void wasserstein_lossAndGradients_thoseOfTheLoops() {
    Gan gan =
        GanBuilder.forImages(8, 8, 1)
            .latentSize(3)
            .generator(g -> g.dense(16).softplus().dense(64).reshape(8, 8, 1))
            .discriminator(
                d ->
                    d.conv2d(3, 4, 2)
                        .leakyRelu(0.2)
                        .convTranspose2d(2, 3, 1)
                        .leakyRelu(0.2)
                        .flatten()
                        .dense(4)
                        .leakyRelu(0.2)
                        .dense(1))
            .loss(GanLoss.wasserstein(10))
            .discriminatorSteps(2)
            .build();
    Case numbers = Case.of(gan, 3 * 3 + 2);
    double[] places =
        Arrays.stream(numbers.noise(11, 9, 1))
            .map(normal -> 0.5 * ErrorFunction.erfc(-normal / Math.sqrt(2)))
            .toArray();
    OracleAdversaries oracle = new OracleAdversaries(true);
    double[] first = numbers.noise(11, 0, 3);
    double[] last = numbers.noise(11, 6, 3);
    try (SessionFixture session = numbers.session()) {
      assertThat(session.evaluate().value(LossTerms.DISCRIMINATOR))
          .isCloseTo(
              oracle.discriminatorLoss(gan, numbers.parameters(), numbers.items(), last)
                  + oracle.penalty(gan, numbers.parameters(), numbers.items(), last, places),
              within(1e-4));
      assertGradients(
          numbers,
          "discriminator",
          session.gradientsOf(0, 0),
          p ->
              oracle.discriminatorLoss(gan, p, numbers.items(), first)
                  + oracle.penalty(gan, p, numbers.items(), first, places));
      assertGradients(
          numbers, "generator", session.gradientsOf(1, 0), p -> oracle.generatorLoss(gan, p, last));
    }
  }

  /** Each move of the discriminator has its own noise, and moves the vectors one step. */
  @ParameterizedTest
  @MethodSource("gans")
  void gan_step_movesSpectralVectorsOncePerMoveOfTheDiscriminator(Gan gan) {
    Case numbers = Case.of(gan, 3 * 3);
    try (SessionFixture session =
        new SessionFixture(
            gan,
            numbers.weights(),
            numbers.items(),
            numbers.noise(),
            settings -> settings.optimizer(Optimizer.sgd(1e-30)))) {
      LossTerms terms = session.step();
      assertThat(terms.values().keySet())
          .containsExactly(
              LossTerms.DISCRIMINATOR,
              LossTerms.GENERATOR,
              LossTerms.OBJECTIVE,
              LossTerms.DIVERSITY);
      if (!gan.spectralNormalization()) {
        return;
      }
      Map<String, double[]> parameters = new LinkedHashMap<>(numbers.parameters());
      for (int move = 0; move < 2; move++) {
        OracleAdversaries oracle =
            new OracleAdversaries(true).normalizing(gan.discriminator(), parameters, true);
        gan.discriminator().parameters().stream()
            .filter(spec -> spec.role() == Role.KERNEL)
            .forEach(
                spec ->
                    parameters.put(
                        spec.name().replace("kernel", "spectral_vector"),
                        oracle.vector(spec.name())));
      }
      parameters.forEach(
          (name, expected) -> {
            if (name.endsWith("spectral_vector")) {
              assertThat(Doubles.of(session.weights().get(name)))
                  .as(name)
                  .containsExactly(expected, within(1e-5));
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("vaeGans")
  void vaeGan_terms_thoseOfTheLoops(Vae vae) {
    Case numbers = Case.of(vae, 2 * 3);
    try (SessionFixture session = numbers.session()) {
      assertTerms(session.evaluate(), vaeGan(vae, numbers, false).apply(numbers.parameters()));
    }
  }

  @ParameterizedTest
  @MethodSource("vaeGans")
  void vaeGan_gradients_finiteDifferencesOfTheLoops(Vae vae) {
    Case numbers = Case.of(vae, 2 * 3);
    VaeGan objective = (VaeGan) vae.objective();
    Function<Map<String, double[]>, Map<String, Double>> terms = vaeGan(vae, numbers, true);
    try (SessionFixture session = numbers.session()) {
      assertGradients(
          numbers,
          "encoder|mean|log_variance",
          session.gradientsOf(0, 0),
          p -> terms.apply(p).get(LossTerms.OBJECTIVE));
      assertGradients(
          numbers,
          "decoder",
          session.gradientsOf(0, 1),
          p ->
              objective.gamma() * terms.apply(p).get(LossTerms.FEATURE_RECONSTRUCTION)
                  + terms.apply(p).get(LossTerms.GENERATOR)
                  + objective.classification()
                      * terms.apply(p).getOrDefault(LossTerms.GENERATED_CLASSIFICATION, 0.0));
      assertGradients(
          numbers,
          "discriminator|classifier",
          session.gradientsOf(0, 2),
          p ->
              terms.apply(p).get(LossTerms.DISCRIMINATOR)
                  + objective.classification()
                      * terms.apply(p).getOrDefault(LossTerms.CLASSIFICATION, 0.0));
    }
  }

  private static Function<Map<String, double[]>, Map<String, Double>> vaeGan(
      Vae vae, Case numbers, boolean moves) {
    VaeGan objective = (VaeGan) vae.objective();
    OracleAdversaries oracle = new OracleAdversaries(false);
    if (objective.spectral()) {
      oracle.normalizing(
          objective.discriminator(vae.itemShape(), vae.condition()), numbers.parameters(), moves);
    }
    return p -> oracle.vaeGan(vae, p, numbers.items(), numbers.noise(), numbers.conditions());
  }

  private static void assertTerms(LossTerms found, Map<String, Double> expected) {
    assertThat(found.values().keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach(
        (name, value) ->
            assertThat(found.value(name))
                .as(name)
                .isCloseTo(value, within(2e-5 * Math.max(1, Math.abs(value)))));
  }

  /** Compares some entries of each gradient, in proportion to the largest. */
  private static void assertGradients(
      Case numbers,
      String networks,
      List<float[]> gradients,
      ToDoubleFunction<Map<String, double[]>> loss) {
    List<ParameterSpec> specs =
        numbers.model().parameters().stream()
            .filter(spec -> spec.role().trainable() && spec.network().matches(networks))
            .toList();
    assertThat(gradients).hasSameSizeAs(specs);
    for (int index = 0; index < specs.size(); index++) {
      float[] gradient = gradients.get(index);
      String name = specs.get(index).name();
      double largest = 1e-2;
      for (float value : gradient) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int at : new int[] {0, gradient.length / 2, gradient.length - 1}) {
        double up = loss.applyAsDouble(numbers.moved(name, at, STEP));
        double down = loss.applyAsDouble(numbers.moved(name, at, -STEP));
        assertThat((double) gradient[at])
            .as("%s %d", name, at)
            .isCloseTo((up - down) / (2 * STEP), within(3e-4 * largest));
      }
    }
  }

  /** A model with numbers everywhere. */
  @SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
  private record Case(GenerativeModel model, Weights weights, double[] items, double[] noise) {
    static Case of(GenerativeModel model, int noisePerItem) {
      Weights initial = Weights.initial(model, 5);
      CounterRandom random = CounterRandom.of(5, 6);
      Weights weights =
          Weights.of(
              model.parameters(),
              spec -> {
                float[] values = initial.get(spec.name());
                for (int i = 0; i < values.length; i++) {
                  if (spec.role() != Role.SPECTRAL_VECTOR) {
                    values[i] += (float) (0.2 * random.uniform(i + spec.name().hashCode()));
                  }
                }
                return values;
              });
      double[] items = new double[BATCH * model.itemShape().volume()];
      for (int i = 0; i < items.length; i++) {
        items[i] = (float) random.uniform(1000 + i);
      }
      float[] noise = new float[BATCH * noisePerItem];
      GaussianStream.of(3, 4).fill(0, noise);
      return new Case(model, weights, items, Doubles.of(noise));
    }

    SessionFixture session() {
      return new SessionFixture(
          model, weights, data(), noise, settings -> settings.optimizer(Optimizer.adam(1e-3)));
    }

    /** Returns the items, with labels if the model is told their class. */
    private Dataset data() {
      Dataset data = ArrayDataset.of(SessionFixture.items(model, items));
      return model.condition().isPresent() ? Datasets.withLabels(data, LABELS) : data;
    }

    double[] conditions() {
      return model
          .condition()
          .map(condition -> Doubles.of(condition.of(LABELS)))
          .orElseGet(() -> new double[0]);
    }

    Map<String, double[]> parameters() {
      Map<String, double[]> parameters = new LinkedHashMap<>();
      for (ParameterSpec spec : model.parameters()) {
        parameters.put(spec.name(), Doubles.of(weights.get(spec.name())));
      }
      return parameters;
    }

    Map<String, double[]> moved(String name, int at, double step) {
      Map<String, double[]> parameters = parameters();
      parameters.get(name)[at] += step;
      return parameters;
    }

    /** Returns some columns of the noise. */
    double[] noise(int perItem, int first, int count) {
      double[] part = new double[BATCH * count];
      for (int i = 0; i < BATCH; i++) {
        System.arraycopy(noise, i * perItem + first, part, i * count, count);
      }
      return part;
    }
  }
}
