package org.vae4j.onnx;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A device to try.
 *
 * @param device the device
 * @param asked whether the user named it; otherwise it is a guess of {@link Device#best()}, which
 *     nobody needs to hear of if it fails
 */
record Candidate(Device device, boolean asked) {
  /** Returns what to try, in this order, for a user's preferences; the processor without any. */
  static List<Candidate> of(Device... preferences) {
    return preferences.length == 0
        ? List.of(new Candidate(Device.cpu(), true))
        : Arrays.stream(preferences).flatMap(Candidate::of).toList();
  }

  private static Stream<Candidate> of(Device preference) {
    boolean asked = Objects.requireNonNull(preference, "device").candidates().size() == 1;
    return preference.candidates().stream().map(device -> new Candidate(device, asked));
  }

  /**
   * Spares guesses a try that costs much and must fail.
   *
   * @throws DeviceRefusedException if the device cannot be there
   */
  ExecutionProvider provider() throws DeviceRefusedException {
    Optional<String> absence = asked ? Optional.empty() : device.provider().absence();
    if (absence.isPresent()) {
      throw new DeviceRefusedException(absence.get());
    }
    return device.provider();
  }

  Level levelOfRefusal() {
    return asked ? Level.WARNING : Level.DEBUG;
  }
}
