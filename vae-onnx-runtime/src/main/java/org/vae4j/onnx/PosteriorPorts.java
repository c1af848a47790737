package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * Finds mean and log-variance among the outputs of an encoder from elsewhere.
 *
 * @param file the encoder
 * @param words what was said about it
 * @param latent the sizes of a latent in the decoder's file
 * @param found the sizes of one item of each output
 */
record PosteriorPorts(
    ForeignFile file,
    ModelDescription words,
    List<Integer> latent,
    Map<String, List<Integer>> found) {
  private static final Pattern OTHER_THAN_LETTERS = Pattern.compile("[^a-z]");
  private static final Set<String> MEANS = Set.of("mean", "means", "mu", "loc", "zmean", "zmu");
  private static final Set<String> LOG_VARIANCES =
      Set.of("logvariance", "logvar", "zlogvariance", "zlogvar");

  private static final String SAY =
      "say moments(name), mean(name) and logVariance(name) or standardDeviation(name), or"
          + " constantLogVariance(value)";

  /** Returns the ports of the mean and of the log-variance, in this order. */
  List<Port> ports() {
    Spread spread = words.posterior().spread();
    String moments = spread == null ? onlyMoments() : null;
    if (moments != null) {
      return joined(moments);
    }
    if (spread != null && spread.kind() == Spread.Kind.JOINED) {
      return joined(spread.output());
    }
    String mean = mean();
    Port meanPort = port(mean, words.latent().meanFromFile());
    if (spread == null) {
      String logVariance = named(LOG_VARIANCES);
      if (logVariance == null || logVariance.equals(mean)) {
        throw file.wrong("a log-variance", SAY);
      }
      return List.of(meanPort, port(logVariance, logVariances()));
    }
    return List.of(
        meanPort,
        switch (spread.kind()) {
          case LOG_VARIANCE -> port(spread.output(), logVariances());
          case STANDARD_DEVIATION ->
              port(
                  spread.output(),
                  Conversion.logVarianceOfDeviation(words.latent().logVarianceOffset()));
          default -> port(mean, Conversion.constant(spread.constant()));
        });
  }

  private Conversion logVariances() {
    return Conversion.affine(1, words.latent().logVarianceOffset());
  }

  private String mean() {
    String said = words.posterior().mean();
    if (said != null) {
      return said;
    }
    String named = named(MEANS);
    if (named != null) {
      return named;
    }
    List<String> fitting = fitting(this::fits);
    if (words.posterior().spread() != null) {
      fitting.remove(words.posterior().spread().output());
    }
    if (fitting.size() != 1) {
      throw file.wrong("a mean of the decoder's latents " + latent, SAY);
    }
    return fitting.get(0);
  }

  /** Returns the output with one of these names; null if there is none or more. */
  private @Nullable String named(Set<String> names) {
    List<String> named =
        fitting(this::fits).stream()
            .filter(
                name ->
                    names.contains(
                        OTHER_THAN_LETTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("")))
            .toList();
    return named.size() == 1 ? named.get(0) : null;
  }

  private @Nullable String onlyMoments() {
    List<String> joined = fitting(this::isJoined);
    boolean only = joined.size() == 1 && fitting(this::fits).isEmpty();
    return only && words.posterior().mean() == null ? joined.get(0) : null;
  }

  private List<String> fitting(Predicate<List<Integer>> rule) {
    List<String> fitting = new ArrayList<>();
    found.forEach(
        (output, sizes) -> {
          if (rule.test(sizes)) {
            fitting.add(output);
          }
        });
    return fitting;
  }

  /** Sizes of 1 make no difference, nor whether axes are laid out in one. */
  private boolean fits(List<Integer> sizes) {
    List<Integer> some = withoutOnes(sizes);
    List<Integer> others = withoutOnes(latent);
    boolean flat = some.size() <= 1 || others.size() <= 1;
    return some.equals(others) || (flat && volume(some) == volume(others));
  }

  private static List<Integer> withoutOnes(List<Integer> sizes) {
    return sizes.stream().filter(size -> size != 1).toList();
  }

  private static long volume(List<Integer> sizes) {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private boolean isJoined(List<Integer> sizes) {
    int axis = channelAxis(sizes);
    if (sizes.get(axis) % 2 != 0) {
      return false;
    }
    List<Integer> half = new ArrayList<>(sizes);
    half.set(axis, sizes.get(axis) / 2);
    return fits(half);
  }

  private int channelAxis(List<Integer> sizes) {
    return words.image().layout() == ImageLayout.NHWC ? sizes.size() - 1 : 0;
  }

  private List<Port> joined(String output) {
    TensorNode node = file.output(output);
    List<Integer> sizes = found.getOrDefault(output, List.of(1));
    if (!isJoined(sizes)) {
      throw file.wrong(
          "moments '" + output + "' of twice the channels of the decoder's latents " + latent, SAY);
    }
    List<Port> ports = new ArrayList<>();
    List<Conversion> conversions = List.of(words.latent().meanFromFile(), logVariances());
    for (int half = 0; half < 2; half++) {
      TensorForm whole = file.form(node, sizes, false, conversions.get(half));
      Piece piece = Piece.half(sizes, channelAxis(sizes), half);
      ports.add(new Port(output, latentShape(), whole.piece(piece)));
    }
    return ports;
  }

  private Port port(String output, Conversion conversion) {
    TensorNode node = file.output(output);
    List<Integer> sizes = found.get(output);
    if (sizes == null || !fits(sizes)) {
      throw file.wrong("'" + output + "' of the decoder's latents " + latent, SAY);
    }
    return new Port(output, latentShape(), file.form(node, sizes, false, conversion));
  }

  private Shape latentShape() {
    return Shape.of(new Shape(latent).volume());
  }
}
