package org.vae4j.onnx;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;

/**
 * What was opened on the first of some devices that works.
 *
 * @param value what was opened, which the caller closes
 * @param device where it runs
 * @param refused the devices that were preferred, with the reasons
 * @param <T> the type of what was opened
 */
record Opened<T>(T value, Device device, List<RefusedDevice> refused) {
  /** Opens something on a device. */
  @FunctionalInterface
  interface Opener<T> {
    T open(ExecutionProvider provider) throws DeviceRefusedException;
  }

  /**
   * Tries devices in order of preference. Logs only if one is refused: the first logger of a JVM
   * takes as long as half of all else that this library does until the first image.
   *
   * @param name what is opened, for messages
   * @param logger the class whose logger notes refusals
   * @param opener opens it
   * @param preferences the devices; without any, the processor
   * @throws VaeException if what is opened is not usable, or no device works
   */
  static <T> Opened<T> on(String name, Class<?> logger, Opener<T> opener, Device... preferences) {
    List<RefusedDevice> refused = new ArrayList<>();
    DeviceRefusedException last = null;
    boolean warned = false;
    for (Candidate candidate : Candidate.of(preferences)) {
      Device device = candidate.device();
      try {
        T value = opener.open(candidate.provider());
        if (!refused.isEmpty()) {
          log(logger, warned ? Level.INFO : Level.DEBUG, "{0} runs on {1}", name, device);
        }
        return new Opened<>(value, device, List.copyOf(refused));
      } catch (DeviceRefusedException e) {
        log(logger, candidate.levelOfRefusal(), "{0} cannot run on {1}", name, e.getMessage());
        warned |= candidate.asked();
        refused.add(new RefusedDevice(device, String.valueOf(e.getMessage())));
        last = e;
      }
    }
    String reasons = refused.stream().map(RefusedDevice::reason).collect(Collectors.joining("\n"));
    throw new VaeException(
        refused.size() == 1
            ? reasons
            : Require.message(
                    name,
                    "one of " + refused.stream().map(RefusedDevice::device).toList() + " to work",
                    "none that does",
                    "ask for cpu as well")
                + "\n"
                + reasons,
        last);
  }

  private static void log(Class<?> logger, Level level, String text, Object... words) {
    System.getLogger(logger.getName()).log(level, text, words);
  }
}
