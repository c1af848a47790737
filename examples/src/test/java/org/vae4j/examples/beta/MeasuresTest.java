package org.vae4j.examples.beta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.beta.PrincipalAxes.PlanePoints;

final class MeasuresTest {
  @Test
  void imageSet_byHand() {
    Samples images = Samples.of(Shape.of(1, 2, 1), 0f, 1f, 0.5f, 1f);

    ImageSetMeasures measures = ImageSetMeasures.of(images);

    assertThat(measures.pixelMean()).isCloseTo(0.625, within(1e-9));
    assertThat(measures.pixelDeviation()).isCloseTo(Math.sqrt(0.171875), within(1e-9));
    assertThat(measures.diversity()).isCloseTo(0.125, within(1e-9));
    assertThat(measures.pixelDiversity()).isCloseTo(0.125, within(1e-9));
  }

  @Test
  void spread_byHand() {
    assertThat(Spread.of(1, 2, 6)).isEqualTo(new Spread(3, Math.sqrt(7), 1, 6, 3));
    assertThat(Spread.of(1, 2, 6).words(2)).isEqualTo("3.00 ± 2.65");
    assertThat(Spread.of(4.25).words(1)).isEqualTo("4.3");
  }

  @Test
  void principalAxes_pointsOnALine_keepTheirDistances() {
    double[][] line = {{0, 0, 1}, {3, 4, 1}, {6, 8, 1}, {-3, -4, 1}};

    PlanePoints points = PrincipalAxes.project(line);

    assertThat(points.share()).isCloseTo(1, within(1e-9));
    assertThat(Math.abs(points.x()[1] - points.x()[0])).isCloseTo(5, within(1e-9));
    assertThat(Math.abs(points.x()[2] - points.x()[3])).isCloseTo(15, within(1e-9));
  }

  @Test
  void neighborMap_twoGroups_stayApart_andRepeat() {
    double[][] points = new double[40][3];
    for (int index = 0; index < points.length; index++) {
      points[index][0] = (index % 2 == 0 ? 0 : 10) + 0.01 * index;
      points[index][1] = Math.sin(index);
      points[index][2] = Math.cos(index);
    }

    double[][] places = NeighborMap.of(points, 1);

    for (int index = 0; index < points.length; index++) {
      assertThat(nearest(places, index) % 2).isEqualTo(index % 2);
    }
    assertThat(NeighborMap.of(points, 1)).isDeepEqualTo(places);
  }

  private static int nearest(double[][] places, int index) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < places.length; other++) {
      double distance =
          Math.hypot(places[other][0] - places[index][0], places[other][1] - places[index][1]);
      if (other != index && distance < least) {
        best = other;
        least = distance;
      }
    }
    return best;
  }
}
