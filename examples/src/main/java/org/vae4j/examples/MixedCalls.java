package org.vae4j.examples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.vae4j.Samples;
import org.vae4j.VaeException;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/** Calls of every kind, small and large, with the answers that a single thread got. */
final class MixedCalls {
  private static final int MOST = 300;
  private static final int[] COUNTS = {1, 1, 1, 5, 33, 64, MOST};

  private final List<Supplier<Samples>> calls = new ArrayList<>();
  private final List<Samples> answers;

  /** One for each thread: native memory for every call would hide what the model keeps. */
  private final ThreadLocal<FloatBuffer> targets;

  MixedCalls(VaeModel model) {
    Samples items = Sampler.of(model).seed(1).sample(MOST);
    int values = MOST * model.itemShape().volume();
    targets =
        ThreadLocal.withInitial(
            () ->
                ByteBuffer.allocateDirect(values * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer());
    for (int count : COUNTS) {
      long seed = calls.size();
      Samples some = items.slice(0, count);
      calls.add(() -> Sampler.of(model).seed(seed).sample(count));
      calls.add(() -> Sampler.of(model).seed(seed).sampleAsync(count).join());
      calls.add(() -> Sampler.of(model).seed(seed).stream(count, 16).reduce(Samples::concat).get());
      calls.add(() -> sampleInto(model, seed, count));
      calls.add(() -> model.encode(some).mean());
      calls.add(() -> model.encode(some).logVariance());
      calls.add(() -> model.reconstruct(some));
    }
    Interpolator path = Interpolator.spherical(model);
    calls.add(() -> path.between(items.slice(0, 3), items.slice(3, 6)));
    answers = calls.stream().map(Supplier::get).toList();
  }

  private Samples sampleInto(VaeModel model, long seed, int count) {
    FloatBuffer target = targets.get();
    Sampler.of(model)
        .seed(seed)
        .sampleInto(target.clear().limit(count * model.itemShape().volume()));
    return Samples.filledBy(count, model.itemShape(), values -> target.get(0, values));
  }

  /**
   * Makes one call after the other, until told to stop.
   *
   * @return how many
   * @throws VaeException if an answer is not the one of a single thread, to the bit
   */
  long repeat(int first, AtomicBoolean stop) {
    long made = 0;
    for (int call = first; !stop.get(); call++) {
      int number = call % calls.size();
      if (!calls.get(number).get().equals(answers.get(number))) {
        throw new VaeException(
            "call " + number + ": expected the answer of one thread, found another");
      }
      made++;
    }
    return made;
  }
}
