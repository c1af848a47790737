package org.vae4j.tensorflow.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vae4j.inference.LatentDimension;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;

/** Draws the charts of a page. */
final class Charts {
  /** More bars than this have no numbers under them. */
  private static final int MOST_LABELS = 20;

  /** More epochs than this are drawn without dots. */
  private static final int MOST_DOTS = 40;

  private static final double MARGIN = 0.05;

  private Charts() {}

  /** A line of a chart. */
  private record Line(String name, List<double[]> points) {}

  /** Draws one loss over the epochs, of the training and of the validation. */
  static String loss(List<EpochMetrics> history, String title, ToDoubleFunction<LossTerms> loss) {
    Line training = new Line("training", new ArrayList<>());
    Line validation = new Line("validation", new ArrayList<>());
    for (EpochMetrics metrics : history) {
      add(training, metrics.epoch(), loss.applyAsDouble(metrics.training()));
      metrics
          .validation()
          .ifPresent(terms -> add(validation, metrics.epoch(), loss.applyAsDouble(terms)));
    }
    List<Line> lines =
        List.of(training, validation).stream().filter(line -> !line.points().isEmpty()).toList();
    if (lines.isEmpty()) {
      return "";
    }
    double[] y =
        lines.stream().flatMap(line -> line.points().stream()).mapToDouble(p -> p[1]).toArray();
    double[] x =
        lines.stream().flatMap(line -> line.points().stream()).mapToDouble(p -> p[0]).toArray();
    double low = Arrays.stream(y).min().getAsDouble();
    double high = Arrays.stream(y).max().getAsDouble();
    double margin = MARGIN * (high - low);
    Svg svg =
        new Svg(
            Arrays.stream(x).min().getAsDouble(),
            Arrays.stream(x).max().getAsDouble(),
            low - margin,
            high + margin);
    svg.yTicks();
    svg.xTicks(true);
    svg.titles("epoch", "nats per item");
    StringBuilder legend = new StringBuilder();
    for (int number = 0; number < lines.size(); number++) {
      draw(svg, lines.get(number), Palette.color(number));
      legend.append(key(lines.get(number).name(), Palette.color(number)));
    }
    return Html.figure(svg.element(title + " over the epochs"), legend.toString(), title);
  }

  private static void add(Line line, int epoch, double value) {
    if (Double.isFinite(value)) {
      line.points().add(new double[] {epoch + 1.0, value});
    }
  }

  private static void draw(Svg svg, Line line, String color) {
    StringBuilder path = new StringBuilder();
    for (double[] point : line.points()) {
      path.append(
          Svg.format(
              "%s%.1f %.1f", path.length() == 0 ? "M" : "L", svg.x(point[0]), svg.y(point[1])));
    }
    svg.add(Svg.format("<path class=\"line\" stroke=\"%s\" d=\"%s\"/>", color, path));
    if (line.points().size() <= MOST_DOTS) {
      svg.add(dots(svg, line.points(), color, 6));
    }
  }

  /** Draws points as lines of no length with round ends, which takes few characters. */
  private static String dots(Svg svg, List<double[]> points, String color, double size) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(Svg.format("M%.1f %.1fh0", svg.x(point[0]), svg.y(point[1])));
    }
    return Svg.format(
        "<path class=\"dots\" stroke=\"%s\" stroke-width=\"%.1f\" d=\"%s\"/>", color, size, path);
  }

  /** Draws what each dimension carries, the most first. */
  static String kl(List<LatentDimension> dimensions) {
    List<Integer> order =
        IntStream.range(0, dimensions.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer d) -> dimensions.get(d).kl()).reversed())
            .toList();
    double highest = Math.max(1e-3, dimensions.get(order.get(0)).kl());
    Svg svg = new Svg(-0.5, order.size() - 0.5, 0, highest * (1 + MARGIN));
    svg.yTicks();
    for (int place = 0; place < order.size(); place++) {
      LatentDimension dimension = dimensions.get(order.get(place));
      double left = svg.x(place - 0.4);
      double top = svg.y(Math.max(0, dimension.kl()));
      svg.add(
          Svg.format(
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>z[%d]: %s nats</title></rect>",
              dimension.active() ? "active" : "inactive",
              left,
              top,
              svg.x(place + 0.4) - left,
              svg.y(0) - top,
              order.get(place),
              Figures.of(dimension.kl())));
      if (order.size() <= MOST_LABELS || place % ((order.size() + 9) / 10) == 0) {
        svg.xTick(place, String.valueOf(order.get(place)));
      }
    }
    svg.titles("latent dimension, the most informative first", "KL, nats per item");
    return Html.figure(
        svg.element("KL of each latent dimension"),
        key("active", "var(--accent)")
            + (dimensions.stream().allMatch(LatentDimension::active)
                ? ""
                : key("inactive", "var(--muted)")),
        "KL per latent dimension");
  }

  /** Draws where items lie in latent space. */
  static String map(LatentMap map, CardSubject subject) {
    double[] x = map.points().stream().mapToDouble(LatentMap.Point::x).toArray();
    double[] y = map.points().stream().mapToDouble(LatentMap.Point::y).toArray();
    Svg svg = new Svg(low(x), high(x), low(y), high(y));
    svg.yTicks();
    svg.xTicks(false);
    svg.titles("first principal component", "second");
    Map<Integer, List<double[]>> classes = new TreeMap<>();
    for (LatentMap.Point point : map.points()) {
      classes
          .computeIfAbsent(point.label(), label -> new ArrayList<>())
          .add(new double[] {point.x(), point.y()});
    }
    StringBuilder legend = new StringBuilder();
    classes.forEach(
        (label, points) -> {
          svg.add(dots(svg, points, Palette.color(label), 3.2));
          if (label >= 0) {
            legend.append(key(subject.className(label), Palette.color(label)));
          }
        });
    return Html.figure(
        svg.element("Test items in latent space")
            + Html.words(
                Svg.format(
                    "%s test items by the means of q(z|x), in the plane of their first two"
                        + " principal components, which have %.0f%% of the variance.",
                    Figures.count(map.points().size()), 100 * map.share())),
        legend.toString(),
        "Test items in latent space");
  }

  private static double low(double... values) {
    double low = Arrays.stream(values).min().getAsDouble();
    return low - MARGIN * (Arrays.stream(values).max().getAsDouble() - low);
  }

  private static double high(double... values) {
    double high = Arrays.stream(values).max().getAsDouble();
    return high + MARGIN * (high - Arrays.stream(values).min().getAsDouble());
  }

  private static String key(String name, String color) {
    return "<span class=\"key\"><i style=\"background:%s\"></i>%s</span>"
        .formatted(color, Html.escaped(name));
  }
}
