package org.vae4j.tensorflow;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.summary.SummaryWriter;
import org.tensorflow.op.summary.WriteImageSummary;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;
import org.vae4j.VaeException;

/**
 * A file of events as TensorBoard reads them, written by TensorFlow's own summary ops in a graph of
 * its own, on the CPU. What was written is in the file after {@link #flush} or {@link #close}. Owns
 * native memory; not safe to use from many threads.
 */
final class EventFile implements AutoCloseable {
  /** More events than an epoch writes between two flushes. */
  private static final int QUEUE_SIZE = 1000;

  private static final int FLUSH_MILLIS = 120_000;

  private final Path folder;
  private final GraphSession owner;
  private final Placeholder<TInt64> step;
  private final Placeholder<TString> text;
  private final Placeholder<TFloat32> numbers;
  private final Placeholder<TUint8> pixels;
  private final Op writeScalar;
  private final Op writeHistogram;
  private final Op writeImage;
  private final Op writeEvent;
  private final Op flush;

  private EventFile(Path folder, GraphSession owner) {
    this.folder = folder;
    this.owner = owner;
    Ops tf = Ops.create(owner.graph());
    step = tf.placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    text = tf.placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    numbers = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    pixels = tf.placeholder(TUint8.class, Placeholder.shape(Shape.unknown()));
    SummaryWriter writer = tf.summary.summaryWriter(SummaryWriter.sharedName("events"));
    Operand<TFloat32> number = tf.reshape(numbers, tf.constant(new int[0]));
    writeScalar = tf.summary.writeScalarSummary(writer, step, text, number);
    writeHistogram = tf.summary.writeHistogramSummary(writer, step, text, numbers);
    // The color of pixels that are not finite, of which bytes have none.
    Operand<TUint8> badColor =
        tf.dtypes.cast(tf.constant(new int[] {255, 0, 0, 255}), TUint8.class);
    writeImage =
        tf.summary.writeImageSummary(
            writer, step, text, pixels, badColor, WriteImageSummary.maxImages(1L));
    writeEvent = tf.summary.importEvent(writer, text);
    flush = tf.summary.flushSummaryWriter(writer);
    Op create =
        tf.summary.createSummaryFileWriter(
            writer,
            tf.constant(folder.toString()),
            tf.constant(QUEUE_SIZE),
            tf.constant(FLUSH_MILLIS),
            tf.constant(""));
    run("open", create, Map.of());
  }

  /**
   * Starts a new file.
   *
   * @param folder where the file goes, under a name of TensorFlow's choice; created if missing
   * @throws VaeException if TensorFlow fails
   */
  static EventFile in(Path folder) {
    GraphSession owner =
        new GraphSession(ConfigProto.newBuilder().putDeviceCount("GPU", 0).build());
    boolean opened = false;
    try {
      EventFile file = new EventFile(folder, owner);
      opened = true;
      return file;
    } finally {
      if (!opened) {
        owner.close();
      }
    }
  }

  /**
   * Tells readers to forget what earlier files of the folder say about this step and later ones.
   */
  void restart(long atStep) {
    Event event =
        Event.newBuilder()
            .setWallTime(System.currentTimeMillis() / 1e3)
            .setStep(atStep)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))
            .build();
    try (TString serialized = TString.tensorOfBytes(NdArrays.scalarOfObject(event.toByteArray()))) {
      run("a restart", writeEvent, Map.of(text, serialized));
    }
  }

  void scalar(String tag, long atStep, double value) {
    write(tag, atStep, numbers, TFloat32.vectorOf((float) value), writeScalar);
  }

  void histogram(String tag, long atStep, float[] values) {
    write(tag, atStep, numbers, TFloat32.vectorOf(values), writeHistogram);
  }

  /** Writes a grey or RGB image of 8 bits; readers find it under the tag and {@code /image}. */
  void image(String tag, long atStep, BufferedImage image) {
    Raster raster = image.getRaster();
    int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    Shape shape = Shape.of(1, raster.getHeight(), raster.getWidth(), raster.getNumBands());
    write(
        tag,
        atStep,
        pixels,
        TUint8.tensorOf(shape, DataBuffers.of(bytes, true, false)),
        writeImage);
  }

  void flush() {
    run("flush", flush, Map.of());
  }

  /** Runs an op and closes the value. */
  private void write(String tag, long atStep, Placeholder<?> input, Tensor value, Op op) {
    try (value;
        TString name = TString.scalarOf(tag);
        TInt64 number = TInt64.scalarOf(atStep)) {
      run(tag, op, Map.of(input, value, text, name, step, number));
    }
  }

  private void run(String what, Op op, Map<Placeholder<?>, Tensor> feeds) {
    Session.Runner runner = owner.session().runner().addTarget(op);
    feeds.forEach(runner::feed);
    try {
      runner.run().close();
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw new VaeException(
          "TensorFlow failed while writing events to "
              + folder
              + ", "
              + what
              + ": "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {
    owner.close();
  }
}
