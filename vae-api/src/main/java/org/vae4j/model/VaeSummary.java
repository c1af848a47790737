package org.vae4j.model;

import java.util.List;
import java.util.Locale;

/** Writes the table that {@link Vae#toString()} returns. */
final class VaeSummary {
  private VaeSummary() {}

  static String of(Vae vae) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "Vae %s -> %d latent dimensions, %s likelihood, %s%n",
            vae.itemShape(),
            vae.latentSize(),
            vae.likelihood().name(),
            vae.objective()));
    for (Network network :
        List.of(vae.encoder(), vae.meanHead(), vae.logVarianceHead(), vae.decoder())) {
      List<ParameterSpec> parameters = network.parameters();
      for (int index = 0; index < network.layers().size(); index++) {
        String position = network.position(index).name();
        table.append(
            String.format(
                Locale.ROOT,
                "%-16s %-36s %-16s %,12d%n",
                position,
                network.layers().get(index),
                network.shapes().get(index + 1),
                trainableValues(parameters, position)));
      }
    }
    return table
        .append(String.format(Locale.ROOT, "%,d trainable parameters", vae.parameterCount()))
        .toString();
  }

  private static long trainableValues(List<ParameterSpec> parameters, String position) {
    return parameters.stream()
        .filter(parameter -> parameter.name().startsWith(position + "."))
        .filter(parameter -> parameter.role().trainable())
        .mapToLong(parameter -> parameter.shape().volume())
        .sum();
  }
}
