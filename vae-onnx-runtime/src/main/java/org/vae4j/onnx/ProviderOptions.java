package org.vae4j.onnx;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vae4j.internal.Require;

/**
 * What a user wants an execution provider to be told, in ONNX Runtime's own words. Whether a name
 * is one that the provider knows, only the provider can tell.
 *
 * @param entries the values by name, sorted
 */
record ProviderOptions(SortedMap<String, String> entries) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

  ProviderOptions {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  static ProviderOptions none() {
    return new ProviderOptions(Collections.emptySortedMap());
  }

  /**
   * Returns these options and one more, or another value for one of them.
   *
   * @throws IllegalArgumentException if the name cannot be one, or is the number of the device
   */
  ProviderOptions with(String name, String value) {
    Require.argument(
        NAME.matcher(name).matches(),
        "Device.option",
        "a name of letters, digits and underscores",
        "'" + name + "'",
        "as gpu_mem_limit of CUDA");
    Require.argument(
        !name.equals("device_id"),
        "Device.option",
        "another name than device_id",
        value,
        "the number is part of the device, as in Device.cuda(1)");
    TreeMap<String, String> more = new TreeMap<>(entries);
    more.put(name, value);
    return new ProviderOptions(more);
  }

  /** Returns the options as they follow the name of a device: {@code +name=value+name=value}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    entries.forEach((name, value) -> text.append('+').append(name).append('=').append(value));
    return text.toString();
  }
}
