package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.model.Gan;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.model.Weights;
import org.vae4j.training.Optimizer;

/** What power iteration finds, against the singular values of small kernels. */
final class SpectralKernelsTest {
  private static final int STEPS = 100;

  @Test
  void vectors_afterManySteps_giveTheLargestSingularValue() {
    Gan gan =
        GanBuilder.forImages(4, 4, 2)
            .latentSize(2)
            .generator(g -> g.dense(32).reshape(4, 4, 2))
            .discriminator(
                d -> d.conv2d(3, 3, 1).convTranspose2d(4, 3, 1).flatten().dense(5).dense(1))
            .spectralNormalization()
            .build();
    Weights weights;
    try (SessionFixture session =
        new SessionFixture(
            gan,
            Weights.initial(gan, 7),
            new double[] {
              0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0,
              1, 0, 1
            },
            new double[] {1, -1, 0.5, 2},
            settings -> settings.optimizer(Optimizer.sgd(1e-30)))) {
      for (int step = 0; step < STEPS; step++) {
        session.step();
      }
      weights = session.weights();
    }
    for (ParameterSpec kernel : gan.discriminator().parameters()) {
      if (kernel.role() == Role.KERNEL) {
        double[][] matrix =
            OracleAdversaries.matrix(
                gan.discriminator(), kernel, Doubles.of(weights.get(kernel.name())));
        double[] vector =
            Doubles.of(weights.get(kernel.name().replace(".kernel", ".spectral_vector")));
        double[] image = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
          for (int column = 0; column < vector.length; column++) {
            image[row] += matrix[row][column] * vector[column];
          }
        }
        double largest = largestSingularValue(matrix);
        assertThat(Doubles.norm(image))
            .as(kernel.name())
            .isCloseTo(largest, within(1e-3 * largest));
      }
    }
  }

  /** Turns the columns against each other until all are orthogonal: one-sided Jacobi rotations. */
  private static double largestSingularValue(double[][] matrix) {
    int columns = matrix[0].length;
    for (int sweep = 0; sweep < 30; sweep++) {
      for (int p = 0; p < columns; p++) {
        for (int q = p + 1; q < columns; q++) {
          rotate(matrix, p, q);
        }
      }
    }
    double largest = 0;
    for (int column = 0; column < columns; column++) {
      largest = Math.max(largest, Math.sqrt(product(matrix, column, column)));
    }
    return largest;
  }

  private static void rotate(double[][] matrix, int p, int q) {
    double angle =
        0.5 * Math.atan2(2 * product(matrix, p, q), product(matrix, p, p) - product(matrix, q, q));
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    for (double[] row : matrix) {
      double first = row[p];
      row[p] = cosine * first + sine * row[q];
      row[q] = cosine * row[q] - sine * first;
    }
  }

  private static double product(double[][] matrix, int p, int q) {
    double sum = 0;
    for (double[] row : matrix) {
      sum += row[p] * row[q];
    }
    return sum;
  }
}
