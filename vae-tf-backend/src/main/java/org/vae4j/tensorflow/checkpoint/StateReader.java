package org.vae4j.tensorflow.checkpoint;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Reads what {@link StateWriter} writes. */
final class StateReader {
  private final DataInputStream in;

  /** No count in a file can be larger; so a damaged one takes no memory in advance. */
  private final long fileSize;

  StateReader(DataInputStream in, long fileSize) {
    this.in = in;
    this.fileSize = fileSize;
  }

  TrainingState read() throws IOException {
    Map<String, String> identity = new LinkedHashMap<>();
    for (int left = count(1); left > 0; left--) {
      identity.put(in.readUTF(), in.readUTF());
    }
    long steps = in.readLong();
    LossSums sums = new LossSums(terms(), in.readLong());
    List<EpochMetrics> history = new ArrayList<>();
    for (int left = count(1); left > 0; left--) {
      history.add(metrics());
    }
    Map<String, float[]> variables = new LinkedHashMap<>();
    for (int left = count(1); left > 0; left--) {
      variables.put(in.readUTF(), floats());
    }
    return new TrainingState(identity, steps, sums, history, variables);
  }

  private EpochMetrics metrics() throws IOException {
    int epoch = in.readInt();
    long steps = in.readLong();
    LossTerms training = new LossTerms(terms());
    Optional<LossTerms> validation =
        in.readBoolean() ? Optional.of(new LossTerms(terms())) : Optional.empty();
    return new EpochMetrics(epoch, steps, training, validation, in.readDouble(), in.readDouble());
  }

  private Map<String, Double> terms() throws IOException {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int left = count(1); left > 0; left--) {
      terms.put(in.readUTF(), in.readDouble());
    }
    return terms;
  }

  private float[] floats() throws IOException {
    int count = count(Float.BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(count * Float.BYTES));
    if (bytes.remaining() < count * Float.BYTES) {
      throw new EOFException();
    }
    float[] values = new float[count];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private int count(int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * bytesEach > Math.min(fileSize, Integer.MAX_VALUE)) {
      throw new EOFException("a count of " + count + " in a file of " + fileSize + " bytes");
    }
    return count;
  }
}
