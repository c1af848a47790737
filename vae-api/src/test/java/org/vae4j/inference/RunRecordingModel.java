package org.vae4j.inference;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vae4j.Samples;
import org.vae4j.Shape;

/** A {@link FakeVaeModel} that notes how many items each run had, and can be told to fail. */
final class RunRecordingModel implements VaeModel {
  private final VaeModel model = new FakeVaeModel(3);
  private final List<Integer> runs = new CopyOnWriteArrayList<>();
  private volatile int failingRun = -1;

  /** Returns the number of items of each run so far. */
  List<Integer> runs() {
    return runs;
  }

  /** Lets a run fail, counted from 0. */
  void failIn(int run) {
    failingRun = run;
  }

  @Override
  public Shape itemShape() {
    return model.itemShape();
  }

  @Override
  public int latentSize() {
    return model.latentSize();
  }

  @Override
  public Samples decode(Samples latents) {
    runs.add(latents.count());
    if (runs.size() - 1 == failingRun) {
      throw new IllegalStateException("run " + failingRun + " fails");
    }
    return model.decode(latents);
  }

  @Override
  public Posterior encode(Samples items) {
    return model.encode(items);
  }

  @Override
  public void close() {
    model.close();
  }
}
