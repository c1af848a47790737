package org.vae4j.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks a gzip file and knows whether anything follows the packed data, which {@link
 * GZIPInputStream} passes over in silence.
 */
final class StrictGzipInputStream extends GZIPInputStream {
  private static final int BUFFER_SIZE = 1 << 16;
  private static final int TRAILER_SIZE = 8;

  private final Counter source;
  private final long packedSize;
  private long takenByInflater;

  /**
   * Starts to unpack.
   *
   * @param in the packed file from its start; closed by {@link #close()}
   * @param packedSize the size of the packed file
   */
  StrictGzipInputStream(InputStream in, long packedSize) throws IOException {
    this(new Counter(in), packedSize);
  }

  private StrictGzipInputStream(Counter source, long packedSize) throws IOException {
    super(source, BUFFER_SIZE);
    this.source = source;
    this.packedSize = packedSize;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    takenByInflater = source.count;
  }

  /**
   * Returns how many bytes follow the trailer of the packed data.
   *
   * @return 0 for a sound file; meaningful once all was read
   */
  long bytesBehind() {
    return inf.getRemaining() + (packedSize - takenByInflater) - TRAILER_SIZE;
  }

  /** Counts what was read, by the header's reader, the inflater or the trailer's reader. */
  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
