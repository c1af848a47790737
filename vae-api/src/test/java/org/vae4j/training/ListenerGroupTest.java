package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;

final class ListenerGroupTest {
  private static final Logger LOG = Logger.getLogger(ListenerGroup.class.getName());

  private final List<String> calls = new ArrayList<>();
  private final Records records = new Records();

  @BeforeEach
  void watchTheLog() {
    LOG.addHandler(records);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void leaveTheLog() {
    LOG.removeHandler(records);
    LOG.setUseParentHandlers(true);
  }

  @Test
  void events_reachAllInOrder() {
    try (ListenerGroup group = group(new Recorder("a", ""), new Recorder("b", ""))) {
      callAll(group);
      assertThat(group.failed()).isEmpty();
    }
    assertThat(calls)
        .containsExactly(
            "a start",
            "b start",
            "a step 1",
            "b step 1",
            "a epoch",
            "b epoch",
            "a end",
            "b end",
            "a close",
            "b close");
    assertThat(records.messages).isEmpty();
  }

  @Test
  void listenerThatThrows_isLeftOutButClosed() {
    Recorder failing = new Recorder("a", "step 1");
    try (ListenerGroup group = group(failing, new Recorder("b", ""))) {
      callAll(group);
      assertThat(group.failed()).containsExactly(failing);
    }
    assertThat(calls)
        .containsExactly(
            "a start", "b start", "a step 1", "b step 1", "b epoch", "b end", "a close", "b close");
    String name = Recorder.class.getName();
    assertThat(records.messages)
        .containsExactly(
            "WARNING listener "
                + name
                + " failed in onStep and is not called any more; the training goes on:"
                + " java.lang.IllegalStateException: broken in step 1",
            "WARNING 1 of 2 listeners failed, and the training went on without: " + name);
  }

  @Test
  void listenerThatThrows_inEachEvent_staysAlone() {
    for (String event : List.of("start", "epoch", "end", "close")) {
      calls.clear();
      records.messages.clear();
      try (ListenerGroup group = group(new Recorder("a", event), new Recorder("b", ""))) {
        callAll(group);
      }
      assertThat(calls)
          .as(event)
          .contains("b start", "b step 1", "b epoch", "b end", "a close", "b close");
      assertThat(records.messages).as(event).anyMatch(line -> line.endsWith("broken in " + event));
    }
  }

  @Test
  void equalListeners_failOnTheirOwn() {
    EqualListener first = new EqualListener(true);
    EqualListener second = new EqualListener(false);
    try (ListenerGroup group = group(first, second)) {
      group.onStep(1);
      group.onStep(2);
      assertThat(group.failed()).hasSize(1).first().isSameAs(first);
    }
    assertThat(first.steps).isEqualTo(1);
    assertThat(second.steps).isEqualTo(2);
  }

  @Test
  void errors_areNotHeldBack() {
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void onStep(long step) {
            throw new OutOfMemoryError("no more");
          }
        };
    try (ListenerGroup group = group(failing)) {
      assertThatThrownBy(() -> group.onStep(1)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void everyEvent_isPassedOn() {
    List<String> events =
        Arrays.stream(TrainingListener.class.getDeclaredMethods())
            .filter(Method::isDefault)
            .map(Method::getName)
            .toList();
    assertThat(events).isNotEmpty();
    assertThat(ListenerGroup.class.getDeclaredMethods())
        .extracting(Method::getName)
        .containsAll(events);
  }

  private static ListenerGroup group(TrainingListener... listeners) {
    return new ListenerGroup(List.of(listeners));
  }

  private static void callAll(ListenerGroup group) {
    Vae vae = VaeBuilder.forVectors(2).latentSize(1).build();
    TrainingSettings settings = Trainer.using(new RecordingBackend()).seed(1).build().settings();
    group.onStart(new TrainingPlan(vae, settings, 1, 1, "CPU"));
    group.onStep(1);
    group.onEpochEnd(
        FinishedEpoch.of(new EpochMetrics(0, 1, new LossTerms(1, 2, 3), Optional.empty(), 1, 1)));
    group.onEnd(
        new TrainedVae(
            vae, Weights.initial(vae, 1), List.of(), new Provenance(1, "hash", "words", Map.of())));
  }

  /** A listener that equals all others of its class. */
  private static final class EqualListener implements TrainingListener {
    private final boolean failing;
    private int steps;

    private EqualListener(boolean failing) {
      this.failing = failing;
    }

    @Override
    public void onStep(long step) {
      steps++;
      if (failing) {
        throw new IllegalStateException("broken");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof EqualListener;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** Notes its calls and throws in one of them. */
  private final class Recorder implements TrainingListener {
    private final String name;
    private final String weakness;

    private Recorder(String name, String weakness) {
      this.name = name;
      this.weakness = weakness;
    }

    private void note(String event) {
      calls.add(name + " " + event);
      if (event.equals(weakness)) {
        throw new IllegalStateException("broken in " + event);
      }
    }

    @Override
    public void onStart(TrainingPlan plan) {
      note("start");
    }

    @Override
    public void onStep(long step) {
      note("step " + step);
    }

    @Override
    public void onEpochEnd(EpochEnd end) {
      note("epoch");
    }

    @Override
    public void onEnd(TrainedModel trained) {
      note("end");
    }

    @Override
    public void onClose() {
      note("close");
    }
  }

  /** Keeps what is logged. */
  private static final class Records extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      String text = new SimpleFormatter().formatMessage(entry);
      messages.add(
          entry.getLevel()
              + " "
              + text
              + (entry.getThrown() == null ? "" : ": " + entry.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
