package org.vae4j.tensorflow.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.vae4j.Shape;

/**
 * Collects the nodes of an ONNX graph in the order in which they compute. Every node has one output
 * that bears the node's name. Not safe to use from many threads.
 */
final class OnnxGraph {
  /** The version of the operators. No layer needs a newer one, and older runtimes read it too. */
  static final int OPSET = 13;

  /** The version of the file format that came with {@link #OPSET}. */
  static final int IR_VERSION = 7;

  /** The name of the batch axis. */
  static final String BATCH = "n";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an input of items, {@code [n, C, H, W]} or {@code [n, size]}. */
  GraphValue input(String name, Shape shape) {
    graph.addInput(info(name, shape));
    return new GraphValue(name, shape, ChannelOrder.channelsFirst(shape));
  }

  /** Adds a node and returns the name of its output. */
  String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(Arrays.asList(attributes)));
    return name;
  }

  /** Adds a float32 constant and returns its name. */
  String floats(String name, float[] values, Integer... sizes) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT, bytes);
    for (int size : sizes) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** Adds a float32 constant without axes and returns its name. */
  String number(String name, float value) {
    return floats(name, new float[] {value});
  }

  /** Adds a vector of 64-bit integers, such as the target of a Reshape, and returns its name. */
  String longs(String name, List<Integer> values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putLong);
    graph.addInitializer(
        tensor(name, TensorProto.DataType.INT64, bytes.flip()).addDims(values.size()));
    return name;
  }

  /** Makes a tensor an output, under another name. */
  void output(GraphValue value, String name) {
    boolean computed = false;
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOutput(0).equals(value.name())) {
        node.setOutput(0, name);
        computed = true;
      }
      for (int i = 0; i < node.getInputCount(); i++) {
        if (computed && node.getInput(i).equals(value.name())) {
          node.setInput(i, name);
        }
      }
    }
    graph.addOutput(info(name, value.shape()));
  }

  /** Returns the finished model. */
  ModelProto model() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("VAE4J")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build();
  }

  private static TensorProto.Builder tensor(
      String name, TensorProto.DataType type, ByteBuffer bytes) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .setRawData(ByteString.copyFrom(bytes));
  }

  private static ValueInfoProto info(String name, Shape shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    sizes.addDimBuilder().setDimParam(BATCH);
    GraphValue.tensorSizes(shape).forEach(size -> sizes.addDimBuilder().setDimValue(size));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(sizes)))
        .build();
  }
}
