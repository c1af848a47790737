package org.vae4j.tensorflow.checkpoint;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Writes a {@link TrainingState}: big-endian numbers, counts before lists, names before values. */
final class StateWriter {
  private static final int CHUNK = 1 << 14;

  private final DataOutputStream out;

  StateWriter(OutputStream target) {
    out = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
  }

  void writeLong(long value) throws IOException {
    out.writeLong(value);
  }

  void writeInt(int value) throws IOException {
    out.writeInt(value);
  }

  void flush() throws IOException {
    out.flush();
  }

  void write(TrainingState state) throws IOException {
    out.writeInt(state.identity().size());
    for (Map.Entry<String, String> entry : state.identity().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
    out.writeLong(state.steps());
    write(state.epochSums().terms());
    out.writeLong(state.epochSums().items());
    out.writeInt(state.history().size());
    for (EpochMetrics metrics : state.history()) {
      write(metrics);
    }
    out.writeInt(state.variables().size());
    for (Map.Entry<String, float[]> variable : state.variables().entrySet()) {
      out.writeUTF(variable.getKey());
      write(variable.getValue());
    }
  }

  private void write(EpochMetrics metrics) throws IOException {
    out.writeInt(metrics.epoch());
    out.writeLong(metrics.steps());
    write(metrics.training().values());
    Optional<LossTerms> validation = metrics.validation();
    out.writeBoolean(validation.isPresent());
    if (validation.isPresent()) {
      write(validation.get().values());
    }
    out.writeDouble(metrics.imagesPerSecond());
    out.writeDouble(metrics.seconds());
  }

  private void write(Map<String, Double> terms) throws IOException {
    out.writeInt(terms.size());
    for (Map.Entry<String, Double> term : terms.entrySet()) {
      out.writeUTF(term.getKey());
      out.writeDouble(term.getValue());
    }
  }

  private void write(float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.asFloatBuffer().put(values, from, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }
}
