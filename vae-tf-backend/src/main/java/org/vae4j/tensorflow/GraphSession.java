package org.vae4j.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;

/**
 * A graph that is still being built and the session that runs it. Owns both; the session must be
 * closed first, or closing the graph would wait for it forever.
 */
final class GraphSession implements AutoCloseable {
  private final Graph graph;
  private final Session session;
  private final boolean mixed;

  GraphSession(ConfigProto config) {
    graph = new Graph();
    session = new Session(graph, config);
    mixed =
        config.getGraphOptions().getRewriteOptions().getAutoMixedPrecisionOnednnBfloat16()
            == RewriterConfig.Toggle.ON;
  }

  Graph graph() {
    return graph;
  }

  Session session() {
    return session;
  }

  /** Returns what keeps values of this graph in float32. */
  Float32Pin float32(Ops tf) {
    return Float32Pin.of(tf, mixed);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
