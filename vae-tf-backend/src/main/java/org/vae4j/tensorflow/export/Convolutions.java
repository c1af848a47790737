package org.vae4j.tensorflow.export;

import java.util.List;
import org.vae4j.Shape;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.LayerPosition;
import org.vae4j.model.Weights;

/** Adds convolutions to a graph. */
final class Convolutions {
  private Convolutions() {}

  static GraphValue forward(
      OnnxGraph graph, Weights weights, Conv2d layer, GraphValue input, LayerPosition position) {
    Shape in = input.shape();
    Shape out =
        Shape.of(layer.outputSize(in.height()), layer.outputSize(in.width()), layer.filters());
    int kernel = layer.kernel();
    int stride = layer.stride();
    AxisPadding vertical = AxisPadding.of(in.height(), out.height(), kernel, stride);
    AxisPadding horizontal = AxisPadding.of(in.width(), out.width(), kernel, stride);
    String name =
        graph.node(
            "Conv",
            position.name() + ".conv",
            inputs(graph, weights, input, position, in.channels(), layer.filters()),
            Attributes.of("kernel_shape", kernel, kernel),
            Attributes.of("strides", stride, stride),
            Attributes.of(
                "pads",
                vertical.before(),
                horizontal.before(),
                vertical.after(),
                horizontal.after()));
    return image(name, out);
  }

  /**
   * Adds a transposed convolution. Where one pixel more has to go after the image than before it,
   * both sides lose the smaller number and a Slice takes the rest: ONNX Runtime leaves transposed
   * convolutions whose pads differ to the CPU when the others run on CUDA.
   *
   * @see <a href="https://github.com/microsoft/onnxruntime/issues/11312">onnxruntime 11312</a>
   */
  static GraphValue transposed(
      OnnxGraph graph,
      Weights weights,
      ConvTranspose2d layer,
      GraphValue input,
      LayerPosition position) {
    Shape in = input.shape();
    Shape out = layer.outputShape(in);
    int kernel = layer.kernel();
    int stride = layer.stride();
    AxisPadding vertical = AxisPadding.of(out.height(), in.height(), kernel, stride);
    AxisPadding horizontal = AxisPadding.of(out.width(), in.width(), kernel, stride);
    boolean even =
        vertical.before() == vertical.after() && horizontal.before() == horizontal.after();
    String name = position.name() + ".conv_transpose";
    graph.node(
        "ConvTranspose",
        even ? name : name + ".uncut",
        inputs(graph, weights, input, position, layer.filters(), in.channels()),
        Attributes.of("kernel_shape", kernel, kernel),
        Attributes.of("strides", stride, stride),
        Attributes.of(
            "pads", vertical.before(), horizontal.before(), vertical.before(), horizontal.before()),
        Attributes.of(
            "output_padding",
            missing(in.height(), out.height(), kernel, stride),
            missing(in.width(), out.width(), kernel, stride)));
    if (!even) {
      graph.node(
          "Slice",
          name,
          List.of(
              name + ".uncut",
              graph.longs(name + ".from", List.of(0, 0)),
              graph.longs(name + ".to", List.of(out.height(), out.width())),
              graph.longs(name + ".axes", List.of(2, 3))));
    }
    return image(name, out);
  }

  /** Returns how many pixels at the end no step of the kernel reaches; there is only the bias. */
  private static int missing(int in, int out, int kernel, int stride) {
    return Math.max(out - ((in - 1) * stride + kernel), 0);
  }

  /** Adds {@code [k, k, a, b]} as {@code [b, a, k, k]}, and the bias. */
  private static List<String> inputs(
      OnnxGraph graph, Weights weights, GraphValue input, LayerPosition position, int a, int b) {
    String kernelName = position.name() + ".kernel";
    String biasName = position.name() + ".bias";
    float[] values = weights.get(kernelName);
    float[] bias = weights.get(biasName);
    int pixels = values.length / (a * b);
    int side = (int) Math.round(Math.sqrt(pixels));
    float[] stored = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      stored[(i % b * a + i / b % a) * pixels + i / (a * b)] = values[i];
    }
    return List.of(
        input.name(),
        graph.floats(kernelName, stored, b, a, side, side),
        graph.floats(biasName, bias, bias.length));
  }

  private static GraphValue image(String name, Shape shape) {
    return new GraphValue(name, shape, ChannelOrder.channelsFirst(shape));
  }
}
