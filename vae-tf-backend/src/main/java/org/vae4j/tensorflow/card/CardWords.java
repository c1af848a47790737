package org.vae4j.tensorflow.card;

import java.util.Locale;
import java.util.stream.Collectors;

/** Says in sentences what was evaluated, and with what. */
final class CardWords {
  private CardWords() {}

  static String subject(CardContent content) {
    CardSubject subject = content.subject();
    return "Items of %s, %d latent dimensions, %s, samples from a %s prior; evaluated on %s test items."
        .formatted(
            subject.itemShape(),
            subject.latentSize(),
            subject.likelihood().map(found -> found + " likelihood").orElse("no known likelihood"),
            subject.prior(),
            Figures.count(subject.items()));
  }

  static String features(CardContent content) {
    return content
        .distances()
        .map(
            report ->
                "Features: %s, %d per item%s. Real against real: the Fréchet distance between"
                        .formatted(
                            report.features(),
                            report.featureSize(),
                            content.featuresSha256().map(sha -> ", SHA-256 " + sha).orElse(""))
                    + " random halves of the test items, about twice that of sets of full size; the"
                    + " other numbers, between items of even and of odd number."
                    + " Compare numbers of the same net and the same n only.")
        .orElse("");
  }

  static String evaluation(CardContent content) {
    return String.format(
        Locale.ROOT,
        "Evaluated %s with %s, seed %d, in %.1f s (%s).",
        content.date(),
        content.versions().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")),
        content.seed(),
        content.seconds().values().stream().mapToDouble(Double::doubleValue).sum(),
        content.seconds().entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %.1f", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ")));
  }
}
