package org.vae4j.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;
import org.vae4j.model.Likelihood;
import org.vae4j.testing.GoldenFiles;

/** The terms of the objective against 50-digit arithmetic. */
final class OracleTermsTest {
  static Stream<JsonObject> klCases() {
    return cases("kl", "to_standard");
  }

  static Stream<JsonObject> crossEntropyCases() {
    return cases("bce_with_logits", "cases");
  }

  @ParameterizedTest
  @MethodSource("klCases")
  void kl_asReference(JsonObject golden) {
    double[] perItem = GoldenFiles.numbers(golden, "per_sample");
    double[] means = GoldenFiles.numbers(golden, "mu");
    double[] logVariances = GoldenFiles.numbers(golden, "logvar");
    double[] meanGradients = GoldenFiles.numbers(golden, "grad_of_sum_mu");
    double[] logVarianceGradients = GoldenFiles.numbers(golden, "grad_of_sum_logvar");
    int size = means.length / perItem.length;
    for (int n = 0; n < perItem.length; n++) {
      Tape tape = new Tape();
      Value mean = item(tape, means, n, size);
      Value logVariance = item(tape, logVariances, n, size);
      Value kl = kl(tape, mean, logVariance);
      tape.backward(kl);
      assertClose(kl.values()[0], perItem[n]);
      for (int j = 0; j < size; j++) {
        assertClose(mean.gradient()[j], meanGradients[n * size + j]);
        assertClose(logVariance.gradient()[j], logVarianceGradients[n * size + j]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("klCases")
  void kl_isAveragedOverTheBatch(JsonObject golden) {
    Tape tape = new Tape();
    int size =
        GoldenFiles.numbers(golden, "mu").length / GoldenFiles.numbers(golden, "per_sample").length;
    Value kl =
        kl(
            tape,
            tape.leaf(Shape.of(size), GoldenFiles.numbers(golden, "mu")),
            tape.leaf(Shape.of(size), GoldenFiles.numbers(golden, "logvar")));
    assertClose(kl.values()[0], golden.get("batch_mean").getAsDouble());
  }

  @ParameterizedTest
  @MethodSource("crossEntropyCases")
  void bernoulli_asReference(JsonObject golden) {
    double[] perItem = GoldenFiles.numbers(golden, "per_row");
    double[] logits = GoldenFiles.numbers(golden, "logits");
    double[] targets = GoldenFiles.numbers(golden, "target");
    double[] gradients = GoldenFiles.numbers(golden, "grad_of_sum_logits");
    int size = logits.length / perItem.length;
    for (int n = 0; n < perItem.length; n++) {
      Tape tape = new Tape();
      Value row = item(tape, logits, n, size);
      double[] target = Arrays.copyOfRange(targets, n * size, (n + 1) * size);
      Likelihood likelihood = Likelihood.bernoulli();
      Value loss =
          OracleTerms.reconstruction(
              tape,
              OracleLikelihoods.of(likelihood),
              OracleScale.of(tape, Map.of(), likelihood, row),
              target,
              1);
      tape.backward(loss);
      assertClose(loss.values()[0], perItem[n]);
      for (int j = 0; j < size; j++) {
        assertClose(row.gradient()[j], gradients[n * size + j]);
      }
    }
  }

  @Test
  void objective_weighsKlWithBeta() {
    Tape tape = new Tape();
    Value reconstruction = tape.leaf(Shape.of(1), new double[] {3});
    Value kl = tape.leaf(Shape.of(1), new double[] {5});
    Value objective = OracleTerms.objective(tape, reconstruction, kl, 0.5);
    tape.backward(objective);
    assertThat(objective.values()).containsExactly(5.5);
    assertThat(reconstruction.gradient()).containsExactly(1);
    assertThat(kl.gradient()).containsExactly(0.5);
  }

  @Test
  void paid_isAtLeastTheFreeBitsOfEachDimension() {
    Tape tape = new Tape();
    Value kl = tape.leaf(Shape.of(3), new double[] {0.25, 0.5, 2});
    Value paid = OracleTerms.paid(tape, kl, 0.5);
    tape.backward(paid);
    assertThat(paid.values()).containsExactly(3);
    assertThat(kl.gradient()).containsExactly(0, 1, 1);
  }

  @Test
  void distance_hasTheSignOfTheDifference() {
    Tape tape = new Tape();
    Value kl = tape.leaf(Shape.of(1), new double[] {3});
    Value distance = OracleTerms.distance(tape, kl, 7);
    tape.backward(distance);
    assertThat(distance.values()).containsExactly(4);
    assertThat(kl.gradient()).containsExactly(-1);
  }

  private static Value kl(Tape tape, Value mean, Value logVariance) {
    return OracleTerms.paid(tape, OracleTerms.klPerDimension(tape, mean, logVariance), 0);
  }

  private static Stream<JsonObject> cases(String group, String list) {
    return GoldenFiles.read("statistics.json")
        .getAsJsonObject(group)
        .getAsJsonArray(list)
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject);
  }

  private static Value item(Tape tape, double[] values, int n, int size) {
    return tape.leaf(Shape.of(size), Arrays.copyOfRange(values, n * size, (n + 1) * size));
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-14));
  }
}
