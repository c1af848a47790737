package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an ONNX file tell before ONNX Runtime sees them. ONNX Runtime takes a file at
 * its word: it asks for as much memory as a size in it promises, and runs a loop for as long as it
 * says. So a file is walked here first, and refused if it promises what no model of items needs.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">the fields</a>
 */
final class ModelOutline {
  /** Graphs within graphs, as branches have them; protocol buffers end at 100 messages. */
  private static final int MOST_DEPTH = 8;

  private static final int MOST_NUMBERS = 64;

  /** Operations that only move values. */
  private static final Set<String> MOVES =
      Set.of("Identity", "Cast", "Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze");

  private final Map<String, String> metadata = new HashMap<>();
  private final Map<String, NodeOutline> makers = new HashMap<>();
  private final List<ExternalData> external = new ArrayList<>();

  private ModelOutline() {}

  /**
   * Walks a file.
   *
   * @throws MalformedModelException if it is no model, or one that ONNX Runtime should not see
   */
  static ModelOutline of(byte[] bytes) throws MalformedModelException {
    ModelOutline outline = new ModelOutline();
    WireReader model = new WireReader(bytes);
    boolean hasGraph = false;
    while (model.next()) {
      if (model.is(7, WireReader.BYTES)) {
        // A second one would be merged into the first, tensor by tensor.
        if (hasGraph) {
          throw new MalformedModelException("two graphs in one model");
        }
        hasGraph = true;
        outline.readGraph(model.message(), 0);
      } else if (model.is(14, WireReader.BYTES)) {
        outline.readEntry(model.message());
      } else if (model.is(20, WireReader.BYTES)) {
        throw new MalformedModelException("a model for training");
      } else if (model.is(25, WireReader.BYTES)) {
        outline.readFunction(model.message());
      }
    }
    if (!hasGraph) {
      throw new MalformedModelException("no graph in it");
    }
    return outline;
  }

  /** Returns the entries of {@code metadata_props}. */
  Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  /** Returns what lies in other files. */
  List<ExternalData> external() {
    return Collections.unmodifiableList(external);
  }

  /**
   * Returns the operation that gives an output its values, as in {@code Sigmoid}; what only moves
   * them does not count.
   */
  @Nullable String lastOperation(String output) {
    NodeOutline maker = makers.get(output);
    for (int steps = 0; maker != null && steps <= makers.size(); steps++) {
      if (!MOVES.contains(maker.operation()) || maker.inputs().isEmpty()) {
        return maker.operation();
      }
      maker = makers.get(maker.inputs().get(0));
    }
    return null;
  }

  private void readEntry(WireReader entry) throws MalformedModelException {
    String key = "";
    String value = "";
    while (entry.next()) {
      if (entry.is(1, WireReader.BYTES)) {
        key = entry.text();
      } else if (entry.is(2, WireReader.BYTES)) {
        value = entry.text();
      }
    }
    metadata.put(key, value);
  }

  private void readFunction(WireReader function) throws MalformedModelException {
    List<NodeOutline> nodes = new ArrayList<>();
    while (function.next()) {
      if (function.is(7, WireReader.BYTES)) {
        nodes.add(readNode(function.message(), 0));
      }
    }
    GraphGuard.check(nodes, new HashMap<>());
  }

  private void readGraph(WireReader graph, int depth) throws MalformedModelException {
    if (depth > MOST_DEPTH) {
      throw new MalformedModelException("graphs within graphs, more than " + MOST_DEPTH + " deep");
    }
    List<NodeOutline> nodes = new ArrayList<>();
    Map<String, List<Long>> numbers = new HashMap<>();
    while (graph.next()) {
      if (graph.is(1, WireReader.BYTES)) {
        nodes.add(readNode(graph.message(), depth));
      } else if (graph.is(5, WireReader.BYTES)) {
        TensorOutline tensor = readTensor(graph.message());
        numbers.put(tensor.name(), tensor.numbers());
      } else if (graph.is(15, WireReader.BYTES)) {
        throw sparse();
      }
    }
    GraphGuard.check(nodes, numbers);
    if (depth == 0) {
      for (NodeOutline node : nodes) {
        node.outputs().forEach(output -> makers.put(output, node));
      }
    }
  }

  private TensorOutline readTensor(WireReader message) throws MalformedModelException {
    TensorOutline tensor = TensorOutline.of(message);
    if (tensor.external() != null) {
      external.add(tensor.external());
    }
    return tensor;
  }

  private NodeOutline readNode(WireReader node, int depth) throws MalformedModelException {
    String operation = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<AttributeOutline> attributes = new ArrayList<>();
    while (node.next()) {
      if (node.is(1, WireReader.BYTES)) {
        inputs.add(node.text());
      } else if (node.is(2, WireReader.BYTES)) {
        outputs.add(node.text());
      } else if (node.is(4, WireReader.BYTES)) {
        operation = node.text();
      } else if (node.is(5, WireReader.BYTES)) {
        attributes.add(readAttribute(node.message(), depth));
      }
    }
    return new NodeOutline(operation, inputs, outputs, attributes);
  }

  private AttributeOutline readAttribute(WireReader attribute, int depth)
      throws MalformedModelException {
    String name = "";
    List<Long> numbers = new ArrayList<>();
    int single = 0;
    while (attribute.next()) {
      if (attribute.is(1, WireReader.BYTES)) {
        name = attribute.text();
      } else if (attribute.is(5, WireReader.BYTES) || attribute.is(10, WireReader.BYTES)) {
        single += attribute.field() == 5 ? 1 : 0;
        numbers.addAll(readTensor(attribute.message()).numbers());
      } else if (attribute.is(6, WireReader.BYTES) || attribute.is(11, WireReader.BYTES)) {
        single += attribute.field() == 6 ? 1 : 0;
        readGraph(attribute.message(), depth + 1);
      } else if (attribute.field() == 3 || attribute.field() == 8) {
        // Nothing that is checked has more numbers; what has is ONNX Runtime's to refuse.
        Arrays.stream(attribute.numbers()).limit(MOST_NUMBERS).forEach(numbers::add);
      } else if (attribute.is(22, WireReader.BYTES) || attribute.is(23, WireReader.BYTES)) {
        throw sparse();
      }
    }
    if (single > 1) {
      throw new MalformedModelException("an attribute '" + name + "' with two values");
    }
    return new AttributeOutline(name, numbers);
  }

  private static MalformedModelException sparse() {
    return new MalformedModelException("a sparse tensor, which no decoder or encoder needs");
  }
}
