package org.vae4j.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vae4j.Shape;
import org.vae4j.model.ParameterSpec.Role;

/**
 * The description of a generative adversarial network whose shapes are known to fit. Immutable and
 * safe to use from many threads; made by {@link GanBuilder}.
 *
 * <p>The generator maps z, {@code [latentSize]}, drawn from the standard normal distribution, to
 * logits of an item; the item is their sigmoid, with values in [0, 1]. The discriminator maps an
 * item, generated or of the data, to one number. A step makes {@link #discriminatorSteps} moves of
 * the discriminator, each on the same items of the data and other generated ones, and one of the
 * generator. What is served is the generator; it knows no likelihood, and nothing encodes items.
 *
 * @see <a href="https://arxiv.org/abs/1406.2661">Goodfellow et al. 2014, section 3</a>
 * @see <a href="https://arxiv.org/abs/1511.06434">Radford et al. 2016, section 3</a>
 */
public final class Gan implements GenerativeModel {
  private final Network generator;
  private final Network discriminator;
  private final GanLoss loss;
  private final boolean spectral;
  private final int discriminatorSteps;
  private final List<ParameterSpec> parameters;

  Gan(
      Network generator,
      Network discriminator,
      GanLoss loss,
      boolean spectral,
      int discriminatorSteps) {
    this.generator = generator;
    this.discriminator = discriminator;
    this.loss = loss;
    this.spectral = spectral;
    this.discriminatorSteps = discriminatorSteps;
    this.parameters =
        Stream.of(
                generator.parameters(),
                discriminator.parameters(),
                spectral ? spectralVectors(discriminator) : List.<ParameterSpec>of())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * Returns what a spectral normalization of a network remembers: for each layer with a kernel a
   * vector with as many values as the layer has outputs, {@link Role#SPECTRAL_VECTOR}.
   *
   * @param network the network
   * @return their names, shapes and roles, in the order of the layers
   */
  public static List<ParameterSpec> spectralVectors(Network network) {
    return Objects.requireNonNull(network, "network").parameters().stream()
        .filter(parameter -> parameter.role() == Role.BIAS)
        .map(
            bias ->
                new ParameterSpec(
                    bias.name()
                        .replace("." + Role.BIAS.label(), "." + Role.SPECTRAL_VECTOR.label()),
                    bias.shape(),
                    Role.SPECTRAL_VECTOR,
                    1))
        .toList();
  }

  @Override
  public Shape itemShape() {
    return generator.output();
  }

  /** Returns nothing: a GAN cannot be conditioned. */
  @Override
  public Optional<Condition> condition() {
    return Optional.empty();
  }

  @Override
  public int latentSize() {
    return generator.input().volume();
  }

  /**
   * Returns the network from z to the logits of an item.
   *
   * @return a network whose output has the shape of an item
   */
  public Network generator() {
    return generator;
  }

  /**
   * Returns the network from an item to one number.
   *
   * @return a network whose output is {@code [1]}
   */
  public Network discriminator() {
    return discriminator;
  }

  /**
   * Returns what the players minimize.
   *
   * @return the loss
   */
  public GanLoss loss() {
    return loss;
  }

  /**
   * Tells whether the kernels of the discriminator are divided by their largest singular value.
   *
   * @return whether they are: {@link GanBuilder#spectralNormalization()}
   */
  public boolean spectralNormalization() {
    return spectral;
  }

  /**
   * Returns how often the discriminator moves in a step.
   *
   * @return the number of moves for one of the generator
   */
  public int discriminatorSteps() {
    return discriminatorSteps;
  }

  /**
   * Returns all parameters: those of the generator, of the discriminator, and its spectral vectors.
   *
   * @return their names, shapes and roles, in the order in which they are kept
   */
  @Override
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  @Override
  public String objectiveText() {
    return "Gan[" + words() + "]";
  }

  private String words() {
    return loss
        + (spectral ? ", spectral normalization" : "")
        + (discriminatorSteps > 1 ? ", " + discriminatorSteps + " discriminator steps" : "");
  }

  /** Returns a table with a line per layer: its position, kind, output and parameters. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "Gan %d latent dimensions -> %s, %s%n",
            latentSize(),
            itemShape(),
            words()));
    VaeSummary.add(table, generator);
    VaeSummary.add(table, discriminator);
    return table
        .append(String.format(Locale.ROOT, "%,d trainable parameters", parameterCount()))
        .toString();
  }
}
