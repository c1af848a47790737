package org.vae4j.internal;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.vae4j.Samples;
import org.vae4j.Shape;

/** Checks of what is decoded into a buffer. */
public final class TargetBuffer {
  private TargetBuffer() {}

  /**
   * Checks a number of items.
   *
   * @param count the number
   * @throws IllegalArgumentException if it is negative
   */
  public static void requireCount(int count) {
    Require.argument(count >= 0, "items to decode", "at least 0", count, "it is their number");
  }

  /**
   * Checks that a buffer can take a number of items.
   *
   * @param count the number of items
   * @param itemShape the shape of one
   * @param target the buffer
   * @throws IllegalArgumentException if the count is negative, the buffer is read-only or has no
   *     room
   */
  public static void requireRoom(int count, Shape itemShape, FloatBuffer target) {
    Objects.requireNonNull(target, "target");
    requireCount(count);
    Require.argument(
        !target.isReadOnly(), "target", "a buffer to write to", "a read-only one", "use another");
    long values = (long) count * itemShape.volume();
    if (target.remaining() < values) {
      throw new IllegalArgumentException(
          Require.message(
              "target",
              "room for " + values + " values",
              target.remaining(),
              count + " items of " + itemShape + " go between its position and its limit"));
    }
  }

  /**
   * Checks that a source gave the number of vectors that was asked of it.
   *
   * @param latents what it gave
   * @param count how many were asked for
   * @return the vectors
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static Samples requireCount(Samples latents, int count) {
    if (latents.count() != count) {
      throw new IllegalArgumentException(
          Require.message(
              "latents",
              count + " vectors",
              latents.count(),
              "a source gives as many as it is asked for"));
    }
    return latents;
  }
}
