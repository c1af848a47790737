package org.vae4j.model;

import java.util.List;
import java.util.Locale;
import org.vae4j.Shape;

/** Writes the table that {@link Vae#toString()} returns. */
final class VaeSummary {
  private VaeSummary() {}

  static String of(Vae vae) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "Vae %s%s -> %d latent dimensions, %s likelihood, %s%n",
            vae.itemShape(),
            vae.condition().map(condition -> " given " + condition).orElse(""),
            vae.latentSize(),
            vae.likelihood(),
            vae.objective()));
    for (Network network :
        List.of(vae.encoder(), vae.meanHead(), vae.logVarianceHead(), vae.decoder())) {
      add(table, network);
    }
    for (ParameterSpec parameter : vae.likelihood().parameters()) {
      table.append(
          line("likelihood", vae.likelihood(), parameter.shape(), parameter.shape().volume()));
    }
    if (vae.objective() instanceof VaeGan adversary) {
      add(table, adversary.discriminator(vae.itemShape(), vae.condition()));
      adversary
          .classifier(vae.itemShape(), vae.condition())
          .ifPresent(classifier -> add(table, classifier));
    }
    return table
        .append(String.format(Locale.ROOT, "%,d trainable parameters", vae.parameterCount()))
        .toString();
  }

  /** Adds a line for each layer of a network. */
  static void add(StringBuilder table, Network network) {
    List<ParameterSpec> parameters = network.parameters();
    for (int index = 0; index < network.layers().size(); index++) {
      String position = network.position(index).name();
      table.append(
          line(
              position,
              network.layers().get(index),
              network.shapes().get(index + 1),
              trainableValues(parameters, position)));
    }
  }

  private static String line(String position, Object kind, Shape shape, long values) {
    return String.format(Locale.ROOT, "%-16s %-36s %-16s %,12d%n", position, kind, shape, values);
  }

  private static long trainableValues(List<ParameterSpec> parameters, String position) {
    return parameters.stream()
        .filter(parameter -> parameter.name().startsWith(position + "."))
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(parameter -> parameter.shape().volume())
        .sum();
  }
}
