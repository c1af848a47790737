package org.vae4j.training;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Calls the listeners of one training run so that none of them can end it: a listener that throws
 * an exception is logged as a warning with its class, and is then called once more only, to close.
 * Errors, for example of memory or of an assertion, do end the run. What backends use; not safe to
 * use from many threads. Owns the listeners' resources; whoever made it closes it.
 */
public final class ListenerGroup implements TrainingListener, AutoCloseable {
  private static final Logger LOG = System.getLogger(ListenerGroup.class.getName());

  private final List<TrainingListener> all;
  private final List<TrainingListener> active;
  private final List<TrainingListener> failed = new ArrayList<>();

  /**
   * Makes a group.
   *
   * @param listeners the listeners, in the order of their calls
   */
  public ListenerGroup(List<TrainingListener> listeners) {
    all = List.copyOf(Objects.requireNonNull(listeners, "listeners"));
    active = new ArrayList<>(all);
  }

  @Override
  public void onStart(TrainingPlan plan) {
    callActive("onStart", listener -> listener.onStart(plan));
  }

  @Override
  public void onStep(long step) {
    callActive("onStep", listener -> listener.onStep(step));
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    callActive("onEpochEnd", listener -> listener.onEpochEnd(end));
  }

  @Override
  public void onEnd(TrainedModel trained) {
    callActive("onEnd", listener -> listener.onEnd(trained));
  }

  /** Closes all listeners, those that failed too, and says once more which did. */
  @Override
  public void onClose() {
    if (!failed.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} of {1} listeners failed, and the training went on without: {2}",
          failed.size(),
          all.size(),
          String.join(", ", failed.stream().map(ListenerGroup::name).toList()));
    }
    all.forEach(listener -> succeeds("onClose", listener, TrainingListener::onClose));
  }

  /** Does what {@link #onClose()} does. */
  @Override
  public void close() {
    onClose();
  }

  /**
   * Returns the listeners that threw and are not called any more.
   *
   * @return the listeners, in the order of their failures
   */
  public List<TrainingListener> failed() {
    return List.copyOf(failed);
  }

  private void callActive(String event, Consumer<TrainingListener> call) {
    active.removeIf(listener -> !succeeds(event, listener, call) && failed.add(listener));
  }

  private static boolean succeeds(
      String event, TrainingListener listener, Consumer<TrainingListener> call) {
    try {
      call.accept(listener);
      return true;
    } catch (RuntimeException e) {
      // The one place that catches every exception: whatever goes wrong in a listener, a full disk
      // or a mistake, must not cost the hours of training that it watched.
      LOG.log(
          Level.WARNING,
          "listener %s failed in %s and is not called any more; the training goes on"
              .formatted(name(listener), event),
          e);
      return false;
    }
  }

  private static String name(TrainingListener listener) {
    return listener.getClass().getName();
  }
}
