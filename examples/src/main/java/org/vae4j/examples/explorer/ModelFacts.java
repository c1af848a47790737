package org.vae4j.examples.explorer;

import java.util.Comparator;
import java.util.List;
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
 * @param dimensions the latent dimensions, those used most first
 */
record ModelFacts(String name, Shape shape, boolean encoder, List<Dimension> dimensions) {
  /** How many samples it is measured over: enough for an order, and soon over. */
  private static final int MEASURED = 256;

  /**
   * A latent dimension.
   *
   * @param index its number, from 0
   * @param use what it tells about a picture, in nats; 0 for all where there is no encoder
   */
  record Dimension(int index, double use) {}

  /**
   * Measures a model over its own samples: they are always at hand, data are not.
   *
   * @param model the model
   * @return what was found
   */
  static ModelFacts of(VaeModel model) {
    Samples samples = Sampler.of(model).seed(1).sample(MEASURED);
    List<Dimension> dimensions;
    boolean encoder;
    try {
      List<LatentDimension> measured = LatentReport.of(model.encode(samples)).dimensions();
      dimensions =
          IntStream.range(0, measured.size())
              .mapToObj(index -> new Dimension(index, measured.get(index).kl()))
              .sorted(Comparator.comparingDouble(Dimension::use).reversed())
              .toList();
      encoder = true;
    } catch (IllegalStateException decoderAlone) {
      dimensions =
          IntStream.range(0, model.latentSize())
              .mapToObj(index -> new Dimension(index, 0))
              .toList();
      encoder = false;
    }
    return new ModelFacts(model.toString(), model.itemShape(), encoder, dimensions);
  }

  /** Returns all of it as JSON. */
  String json(Limits limits) {
    return """
        {"name": %s, "height": %d, "width": %d, "encoder": %b, "mostSamples": %d,
         "dimensions": [%s]}
        """
        .formatted(
            Reply.quoted(name),
            shape.height(),
            shape.width(),
            encoder,
            limits.samples(),
            dimensions.stream()
                .map(one -> "{\"index\": " + one.index() + ", \"use\": " + one.use() + "}")
                .collect(Collectors.joining(", ")));
  }
}
