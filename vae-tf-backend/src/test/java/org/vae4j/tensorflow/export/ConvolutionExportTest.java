package org.vae4j.tensorflow.export;

import ai.onnxruntime.OrtException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vae4j.Shape;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Padding;
import org.vae4j.layer.Reshape;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;

/** Both convolutions in every combination of size, kernel, stride and padding, by the oracle. */
final class ConvolutionExportTest {
  private record Case(Shape input, Conv2d layer) {}

  private record TransposedCase(Shape input, ConvTranspose2d layer) {}

  static Stream<Case> convolutions() {
    return Stream.of(Shape.of(5, 7, 3), Shape.of(8, 8, 1), Shape.of(6, 5, 2), Shape.of(1, 1, 3))
        .flatMap(
            input ->
                geometries(Math.min(input.height(), input.width()))
                    .flatMap(
                        g ->
                            Stream.of(Padding.values())
                                .map(p -> new Case(input, new Conv2d(3, g[0], g[1], p)))));
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void conv2d_asOracle(Case geometry) throws OrtException {
    Shape input = geometry.input();
    Vae vae =
        VaeBuilder.forImages(input.height(), input.width(), input.channels())
            .encoder(e -> e.layer(geometry.layer()).flatten())
            .latentSize(5)
            .decoder(d -> d.dense(input.volume()).layer(new Reshape(input)))
            .build();
    Parity.check(vae, 2);
  }

  static Stream<TransposedCase> transposedConvolutions() {
    return Stream.of(Shape.of(3, 4, 2), Shape.of(2, 5, 3), Shape.of(1, 1, 1))
        .flatMap(
            input ->
                geometries(5)
                    .flatMap(
                        g ->
                            Stream.concat(Stream.of(Optional.<Shape>empty()), sizes(input, g[1]))
                                .flatMap(
                                    size -> {
                                      Stream<Padding> paddings =
                                          size.isPresent()
                                              ? Stream.of(Padding.SAME)
                                              : Stream.of(Padding.values());
                                      return paddings.map(
                                          p ->
                                              new TransposedCase(
                                                  input,
                                                  new ConvTranspose2d(
                                                      input.channels() == 2 ? 3 : 1,
                                                      g[0],
                                                      g[1],
                                                      p,
                                                      size)));
                                    })));
  }

  @ParameterizedTest
  @MethodSource("transposedConvolutions")
  void convTranspose2d_asOracle(TransposedCase geometry) throws OrtException {
    Shape input = geometry.input();
    Shape output = geometry.layer().outputShape(input);
    Vae vae =
        VaeBuilder.forImages(output.height(), output.width(), output.channels())
            .encoder(e -> e.flatten().dense(3))
            .latentSize(4)
            .decoder(d -> d.dense(input.volume()).layer(new Reshape(input)).layer(geometry.layer()))
            .build();
    Parity.check(vae, 2);
  }

  /** Returns kernels of 1 to 5 pixels with strides of 1 to 3. */
  private static Stream<int[]> geometries(int largestKernel) {
    return IntStream.rangeClosed(1, Math.min(5, largestKernel))
        .boxed()
        .flatMap(
            kernel -> IntStream.rangeClosed(1, 3).mapToObj(stride -> new int[] {kernel, stride}));
  }

  /** Returns all sizes that a stride reaches, height and width apart. */
  private static Stream<Optional<Shape>> sizes(Shape input, int stride) {
    return IntStream.range(0, stride)
        .boxed()
        .flatMap(
            lower ->
                IntStream.range(0, stride)
                    .mapToObj(
                        left ->
                            Optional.of(
                                Shape.of(
                                    input.height() * stride - lower,
                                    input.width() * stride - left))));
  }
}
