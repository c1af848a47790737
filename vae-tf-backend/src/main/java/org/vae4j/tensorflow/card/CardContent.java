package org.vae4j.tensorflow.card;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.training.EpochMetrics;

/**
 * All that a card shows.
 *
 * @param name the model's name
 * @param date when the evaluation began
 * @param subject what was evaluated
 * @param seed what all draws follow from
 * @param distances samples against test items
 * @param realDistances one half of the test items against the other
 * @param featuresSha256 of the file of the feature net, if there is one
 * @param elbo losses with one draw per item
 * @param bound losses with many draws
 * @param information what latent vectors tell
 * @param reconstruction how alike reconstructions are
 * @param history the training's epochs
 * @param pictures what the page shows
 * @param warnings what a reader should know
 * @param metadata what the model says about itself
 * @param versions what it was measured with
 * @param seconds how long each part took
 */
record CardContent(
    String name,
    Instant date,
    CardSubject subject,
    long seed,
    Optional<FidReport> distances,
    Optional<FidReport> realDistances,
    Optional<String> featuresSha256,
    Optional<ElboReport> elbo,
    Optional<ElboReport> bound,
    Optional<InformationReport> information,
    Optional<ReconstructionReport> reconstruction,
    List<EpochMetrics> history,
    CardPictures pictures,
    List<String> warnings,
    SortedMap<String, String> metadata,
    SortedMap<String, String> versions,
    Map<String, Double> seconds) {
  CardContent {
    history = List.copyOf(history);
    warnings = List.copyOf(warnings);
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
