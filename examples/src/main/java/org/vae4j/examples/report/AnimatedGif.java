package org.vae4j.examples.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.vae4j.internal.AtomicFile;
import org.vae4j.internal.Require;

/** Writes pictures as a GIF that shows one after the other, again and again. */
public final class AnimatedGif {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int MILLIS_PER_TICK = 10;

  private AnimatedGif() {}

  /**
   * Writes the file and the folders above it; a reader never sees half a file.
   *
   * @param file where the GIF goes
   * @param each how long each picture stays, in steps of 10 ms
   * @param pictures at least one, all of one size; each gets 256 colors of its own
   * @throws IOException if that fails
   */
  public static void write(Path file, Duration each, List<BufferedImage> pictures)
      throws IOException {
    Require.positive(pictures.size(), "GIF pictures", "give what it is to show");
    long ticks = each.toMillis() / MILLIS_PER_TICK;
    Require.argument(
        ticks >= 1 && ticks <= 0xffff, "GIF each", "10 ms to 655,350 ms", each, "change it");
    AtomicFile.write(file, out -> encode(out, ticks, pictures));
  }

  private static void encode(OutputStream out, long ticks, List<BufferedImage> pictures)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (BufferedImage picture : pictures) {
        BufferedImage opaque = opaque(picture);
        writer.writeToSequence(
            new IIOImage(opaque, null, metadata(writer, opaque, ticks)),
            writer.getDefaultWriteParam());
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** GIF's transparency would let the picture before shine through. */
  private static BufferedImage opaque(BufferedImage picture) {
    BufferedImage opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    try {
      graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return opaque;
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, long ticks)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Long.toString(ticks));
    root.appendChild(control);
    root.appendChild(forever());
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  /** The extension that Netscape's browser introduced: a loop, 0 times meaning without end. */
  private static IIOMetadataNode forever() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }
}
