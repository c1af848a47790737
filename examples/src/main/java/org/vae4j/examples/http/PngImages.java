package org.vae4j.examples.http;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.vae4j.Samples;
import org.vae4j.Shape;

/** PNG files in memory; {@code ImageIO.write} would put each into a temporary file first. */
public final class PngImages {
  private PngImages() {}

  /**
   * Checks that a model makes pictures.
   *
   * @param shape the shape of its items
   * @param program the program that draws them
   * @throws IllegalArgumentException if it has items that are no pictures
   */
  public static void requirePictures(Shape shape, String program) {
    if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
      throw new IllegalArgumentException(
          program
              + ": expected a model of grey or RGB images, found one of items "
              + shape
              + "; there is nothing to draw");
    }
  }

  /**
   * Writes a picture.
   *
   * @param image the picture
   * @return the PNG file
   */
  public static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an image of a model's size.
   *
   * @param bytes the PNG file
   * @param shape the shape of the model's items
   * @return one item
   * @throws HttpFailure if the bytes are no such image
   */
  public static Samples decode(byte[] bytes, Shape shape) throws HttpFailure {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      String size = reader.getWidth(0) + " x " + reader.getHeight(0);
      String expected = shape.width() + " x " + shape.height();
      if (!size.equals(expected)) {
        throw Query.bad("body", "an image of " + expected + " pixels", size, "scale it first");
      }
      return samples(reader.read(0), shape);
    } catch (IOException | RuntimeException e) {
      // Java's decoder answers some damaged files with exceptions of any kind.
      throw Query.bad(
          "body",
          "a PNG file",
          "something else or a damaged one (" + e + ")",
          "send it as it is, without a form around it");
    } finally {
      reader.dispose();
    }
  }

  private static Samples samples(BufferedImage image, Shape shape) {
    boolean grey =
        image.getColorModel().getNumColorComponents() == 1
            && !(image.getColorModel() instanceof IndexColorModel);
    float[] values = new float[shape.volume()];
    int channels = shape.channels();
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int position = (y * shape.width() + x) * channels;
        for (int c = 0; c < channels; c++) {
          values[position + c] =
              grey ? stored(image, x, y) : color(image.getRGB(x, y), c, channels);
        }
      }
    }
    return Samples.of(shape, values);
  }

  /** As it lies in the file: {@code getRGB} would brighten grey values. */
  private static float stored(BufferedImage image, int x, int y) {
    Raster raster = image.getRaster();
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    return raster.getSample(x, y, 0) / (float) most;
  }

  private static float color(int rgb, int channel, int channels) {
    int red = (rgb >> 16) & 0xff;
    int green = (rgb >> 8) & 0xff;
    int blue = rgb & 0xff;
    if (channels == 1) {
      // Luma as television weighs it (ITU-R BT.601).
      return (0.299f * red + 0.587f * green + 0.114f * blue) / 255;
    }
    return (channel == 0 ? red : channel == 1 ? green : blue) / 255f;
  }
}
