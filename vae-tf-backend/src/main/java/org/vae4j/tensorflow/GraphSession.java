package org.vae4j.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * A graph that is still being built and the session that runs it. Owns both; the session must be
 * closed first, or closing the graph would wait for it forever.
 */
final class GraphSession implements AutoCloseable {
  private final Graph graph;
  private final Session session;

  GraphSession(ConfigProto config) {
    graph = new Graph();
    session = new Session(graph, config);
  }

  Graph graph() {
    return graph;
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
