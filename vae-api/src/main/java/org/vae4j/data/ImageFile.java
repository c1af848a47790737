package org.vae4j.data;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads one PNG, JPEG, BMP or GIF file; what it holds decides which it is, not its name. Of several
 * images in a file the first is taken. Messages of the exceptions are fragments without the file.
 */
final class ImageFile {
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

  /** What the JPEG decoder only warns of although pixels are missing or wrong. */
  private static final List<String> DAMAGES =
      List.of("premature end", "bad huffman", "corrupt jpeg data: found marker");

  private ImageFile() {}

  /** Reads the header of a file and checks its size in pixels. */
  static void check(Path file, long maxPixels) throws IOException {
    withReader(file, maxPixels, reader -> Boolean.TRUE);
  }

  /** Decodes a file, after a check of its size in pixels. */
  static BufferedImage decode(Path file, long maxPixels) throws IOException {
    return withReader(file, maxPixels, ImageFile::decode);
  }

  /** Returns what is wrong with a file, in words, after one of these methods failed. */
  static String reason(IOException failure) {
    // The messages of the file system are often the path alone.
    return failure instanceof FileSystemException || failure.getMessage() == null
        ? failure.toString()
        : failure.getMessage();
  }

  private static <T> T withReader(Path file, long maxPixels, Action<T> action) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        requireSize(reader.getWidth(0), reader.getHeight(0), maxPixels);
        return action.run(reader);
      } catch (RuntimeException e) {
        // Java's decoders answer some damaged files with exceptions of any kind.
        throw new IOException("damaged (" + e + ")", e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      for (String name : reader.getOriginatingProvider().getFormatNames()) {
        if (FORMATS.contains(name.toLowerCase(Locale.ROOT))) {
          return reader;
        }
      }
      reader.dispose();
    }
    byte[] start = new byte[4];
    in.seek(0);
    int count = Math.max(0, in.read(start));
    throw new IOException(
        count == 0
            ? "empty"
            : "no PNG, JPEG, BMP or GIF, starts with "
                + BadFile.printed(Arrays.copyOf(start, count)));
  }

  private static void requireSize(int width, int height, long maxPixels) throws IOException {
    if (width < 1 || height < 1 || (long) width * height > maxPixels) {
      throw new IOException(String.format("%d x %d pixels, not 1 to %d", width, height, maxPixels));
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    StringBuilder damage = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          String text = warning.toLowerCase(Locale.ROOT);
          if (damage.isEmpty() && DAMAGES.stream().anyMatch(text::contains)) {
            damage.append(warning);
          }
        });
    BufferedImage image = reader.read(0);
    if (!damage.isEmpty()) {
      throw new IOException("damaged (" + damage + ")");
    }
    return image;
  }

  /** What to do with a reader whose input is set. */
  private interface Action<T> {
    T run(ImageReader reader) throws IOException;
  }
}
