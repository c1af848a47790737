package org.vae4j.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** The events of a folder, read back from its files with all checksums checked. */
record Events(List<Event> all) {
  static Events in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    List<Event> events = new ArrayList<>();
    for (Path file : files) {
      for (byte[] bytes : TfRecords.read(file)) {
        events.add(Event.parseFrom(bytes));
      }
    }
    return new Events(events);
  }

  /** Returns the steps at which there is something under a tag. */
  List<Long> steps(String tag) {
    return all.stream().filter(event -> has(event, tag)).map(Event::getStep).toList();
  }

  /** Returns the only value of a tag at a step. */
  Summary.Value value(String tag, long step) {
    List<Summary.Value> found =
        all.stream()
            .filter(event -> event.getStep() == step && has(event, tag))
            .map(event -> event.getSummary().getValue(0))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(tag + " at step " + step + " is there " + found.size() + " times");
    }
    return found.get(0);
  }

  /** Returns all tags in the order in which they first appear. */
  List<String> tags() {
    return all.stream()
        .filter(Event::hasSummary)
        .map(event -> event.getSummary().getValue(0).getTag())
        .distinct()
        .toList();
  }

  private static boolean has(Event event, String tag) {
    return event.hasSummary() && event.getSummary().getValue(0).getTag().equals(tag);
  }
}
