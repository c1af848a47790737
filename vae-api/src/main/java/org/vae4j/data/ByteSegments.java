package org.vae4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of bytes that may be longer than an array: segments of one size, the last one shorter.
 * Immutable and safe to use from many threads.
 */
final class ByteSegments {
  /**
   * 256 KiB. An array of half a region or more is a special case for the G1 collector, which rounds
   * it up to whole regions; the smallest regions have 1 MiB.
   */
  private static final int HEAP_BITS = 18;

  /** 1 GiB, the largest power of two that one mapping can have. */
  private static final int MAPPED_BITS = 30;

  private final List<ByteBuffer> segments;
  private final int bits;
  private final long size;

  private ByteSegments(List<ByteBuffer> segments, int bits) {
    this.segments = List.copyOf(segments);
    this.bits = bits;
    this.size = segments.stream().mapToLong(ByteBuffer::capacity).sum();
  }

  /**
   * Copies a stream to the heap, whose memory grows with what arrives.
   *
   * @param in the stream, not closed
   * @param limit how many bytes to read at most; fewer if the stream ends early
   */
  static ByteSegments read(InputStream in, long limit) throws IOException {
    List<ByteBuffer> segments = new ArrayList<>();
    long left = limit;
    while (left > 0) {
      byte[] segment = new byte[(int) Math.min(left, 1 << HEAP_BITS)];
      int count = in.readNBytes(segment, 0, segment.length);
      segments.add(ByteBuffer.wrap(segment, 0, count).slice());
      left = count < segment.length ? 0 : left - count;
    }
    return new ByteSegments(segments, HEAP_BITS);
  }

  /**
   * Maps a part of a file into memory; the mappings stay until the collector finds them.
   *
   * @param channel the file, not closed
   * @param start where the part starts
   * @param size its size, which the file must have
   */
  static ByteSegments map(FileChannel channel, long start, long size) throws IOException {
    return map(channel, start, size, MAPPED_BITS);
  }

  static ByteSegments map(FileChannel channel, long start, long size, int bits) throws IOException {
    List<ByteBuffer> segments = new ArrayList<>();
    for (long at = 0; at < size; at += 1L << bits) {
      long length = Math.min(size - at, 1L << bits);
      segments.add(channel.map(MapMode.READ_ONLY, start + at, length));
    }
    return new ByteSegments(segments, bits);
  }

  long size() {
    return size;
  }

  byte get(long position) {
    return segments.get((int) (position >> bits)).get((int) (position & ((1L << bits) - 1)));
  }

  /** Copies some bytes; the caller has checked that they and the room for them are there. */
  void get(long position, byte[] target, int offset, int length) {
    int done = 0;
    while (done < length) {
      ByteBuffer segment = segments.get((int) ((position + done) >> bits));
      int at = (int) ((position + done) & ((1L << bits) - 1));
      int count = Math.min(length - done, segment.capacity() - at);
      segment.get(at, target, offset + done, count);
      done += count;
    }
  }
}
