package org.vae4j.onnx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vae4j.VaeException;
import org.vae4j.internal.Require;
import org.vae4j.model.ClassCondition;
import org.vae4j.model.Condition;
import org.vae4j.model.VectorCondition;
import org.vae4j.onnx.internal.BundleFormat;

/** What the entries of a file say about the condition of its model. */
final class ConditionEntries {
  private ConditionEntries() {}

  /**
   * Reads the condition.
   *
   * @param file the path, for messages
   * @param kind the kind of condition
   * @param size the number of its values
   * @return the condition
   * @throws VaeException if it is of an unknown kind, or its classes are not as many as its size
   */
  static Condition read(String file, String kind, Map<String, String> entries, int size) {
    if (kind.equals(BundleFormat.VECTOR)) {
      return new VectorCondition(size);
    }
    if (!kind.equals(BundleFormat.CLASSES)) {
      throw wrong(file, BundleFormat.KEY_CONDITION, "classes or vector", kind, null);
    }
    String names = entries.getOrDefault(BundleFormat.KEY_CONDITION_CLASSES, "");
    List<String> lines = List.of(names.split("\n", -1));
    if (lines.size() != size) {
      throw wrong(file, BundleFormat.KEY_CONDITION_CLASSES, size + " lines", lines.size(), null);
    }
    try {
      return new ClassCondition(lines);
    } catch (IllegalArgumentException e) {
      throw wrong(file, BundleFormat.KEY_CONDITION_CLASSES, "names of classes", e.getMessage(), e);
    }
  }

  private static VaeException wrong(
      String file,
      String key,
      Object expected,
      @Nullable Object found,
      @Nullable IllegalArgumentException cause) {
    return new VaeException(
        Require.message(
            file + " " + key, expected, String.valueOf(found), "export the model again"),
        cause);
  }
}
