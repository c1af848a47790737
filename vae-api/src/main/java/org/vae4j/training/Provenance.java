package org.vae4j.training;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a model comes from: what one needs to make it again.
 *
 * @param seed the seed of the training
 * @param dataFingerprint the SHA-256 of the training data, as {@link DataFingerprint} defines it
 * @param settings the settings of the training, in words
 * @param versions the versions of what was involved, by name
 */
public record Provenance(
    long seed, String dataFingerprint, String settings, Map<String, String> versions) {
  /** Copies and sorts the versions. */
  public Provenance {
    Objects.requireNonNull(dataFingerprint, "dataFingerprint");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(versions, "versions");
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }
}
