package org.vae4j.examples;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.vae4j.VaeException;
import org.vae4j.inference.VaeModel;
import org.vae4j.onnx.Device;

/**
 * A decoder in ONNX Runtime without this library, as fast as it goes: both tensors lie over direct
 * buffers that are reused, and a call decodes all that they hold. Owns native memory; not safe to
 * use from many threads.
 */
final class BareDecoder implements AutoCloseable {
  private final OrtSession.SessionOptions options;
  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final FloatBuffer noise;
  private final FloatBuffer image;

  private BareDecoder(
      OrtSession.SessionOptions options,
      OrtSession session,
      OnnxTensor input,
      OnnxTensor output,
      FloatBuffer noise,
      FloatBuffer image) {
    this.options = options;
    this.session = session;
    this.input = input;
    this.output = output;
    this.noise = noise;
    this.image = image;
  }

  /**
   * Opens the decoder of an exported model.
   *
   * @param model the same model, which knows the shapes
   * @param latents the vectors to decode in each call
   */
  static BareDecoder open(Path folder, VaeModel model, Device device, float[] latents) {
    int count = latents.length / model.latentSize();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      OrtSession.SessionOptions options = options(device);
      OrtSession session =
          environment.createSession(folder.resolve("decoder.onnx").toString(), options);
      FloatBuffer z = direct(latents.length).put(latents).rewind();
      FloatBuffer image = direct(Math.multiplyExact(count, model.itemShape().volume()));
      long[] shape = {
        count, model.itemShape().channels(), model.itemShape().height(), model.itemShape().width()
      };
      return new BareDecoder(
          options,
          session,
          OnnxTensor.createTensor(environment, z, new long[] {count, model.latentSize()}),
          OnnxTensor.createTensor(environment, image, shape),
          z,
          image);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private static OrtSession.SessionOptions options(Device device) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    String name = device.toString();
    if (name.startsWith("cuda:")) {
      options.addCUDA(Integer.parseInt(name.substring("cuda:".length())));
    } else if (name.startsWith("cpu:")) {
      options.setIntraOpNumThreads(Integer.parseInt(name.substring("cpu:".length())));
    }
    return options;
  }

  private static FloatBuffer direct(int values) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(values, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Decodes all latent vectors into the output's buffer. */
  void run() {
    try {
      session.run(Map.of("z", input), Set.of(), Map.of("image", output)).close();
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /**
   * Does all that a program needs for new images: fills the input with the JDK's fastest normal
   * numbers, decodes them, and copies the images out.
   */
  float[] sample(SplittableRandom random) {
    for (int i = 0; i < noise.capacity(); i++) {
      noise.put(i, (float) random.nextGaussian());
    }
    run();
    float[] images = new float[image.capacity()];
    image.get(0, images);
    return images;
  }

  /** Returns a value of the images that were decoded last, [count, channels, height, width]. */
  float value(int position) {
    return image.get(position);
  }

  private static VaeException failure(OrtException e) {
    return new VaeException("bare ONNX Runtime: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      output.close();
      input.close();
      session.close();
      options.close();
    } catch (OrtException e) {
      throw failure(e);
    }
  }
}
