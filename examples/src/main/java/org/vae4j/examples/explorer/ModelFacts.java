package org.vae4j.examples.explorer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.Reply;
import org.vae4j.inference.LatentDimension;
import org.vae4j.inference.LatentReport;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/**
 * What the page needs to know about a model before it can show anything.
 *
 * @param name what the model is called
 * @param shape the shape of a picture
 * @param encoder whether pictures can be encoded
 * @param classes the names of its classes, if it has any
 * @param dimensions the latent dimensions, those used most first
 */
record ModelFacts(
    String name, Shape shape, boolean encoder, List<String> classes, List<Dimension> dimensions) {
  /** How many samples it is measured over: enough for an order, and soon over. */
  private static final int MEASURED = 256;

  /**
   * A latent dimension.
   *
   * @param index its number, from 0
   * @param use what it tells about a picture, in nats; 0 for all where there is no encoder
   */
  record Dimension(int index, double use) {}

  /** Asks a model. */
  static ModelFacts of(ExploredModel explored) {
    VaeModel model = explored.model();
    return new ModelFacts(
        model.toString(),
        model.itemShape(),
        model.hasEncoder(),
        explored.names(),
        model.hasEncoder()
            ? measured(explored)
            : IntStream.range(0, model.latentSize())
                .mapToObj(index -> new Dimension(index, 0))
                .toList());
  }

  /** Measures a model over its own samples: they are always at hand, data are not. */
  private static List<Dimension> measured(ExploredModel explored) {
    Sampler sampler = Sampler.of(explored.model()).seed(1);
    Optional<Samples> conditions = explored.drawn(sampler, MEASURED);
    Samples pictures = explored.decode(sampler.latents(0, MEASURED), conditions);
    List<LatentDimension> dimensions =
        LatentReport.of(explored.encode(pictures, conditions)).dimensions();
    return IntStream.range(0, dimensions.size())
        .mapToObj(index -> new Dimension(index, dimensions.get(index).kl()))
        .sorted(Comparator.comparingDouble(Dimension::use).reversed())
        .toList();
  }

  /** Returns all of it as JSON. */
  String json(Limits limits) {
    return """
        {"name": %s, "height": %d, "width": %d, "encoder": %b, "mostSamples": %d,
         "classes": [%s],
         "dimensions": [%s]}
        """
        .formatted(
            Reply.quoted(name),
            shape.height(),
            shape.width(),
            encoder,
            limits.samples(),
            classes.stream().map(Reply::quoted).collect(Collectors.joining(", ")),
            dimensions.stream()
                .map(one -> "{\"index\": " + one.index() + ", \"use\": " + one.use() + "}")
                .collect(Collectors.joining(", ")));
  }
}
