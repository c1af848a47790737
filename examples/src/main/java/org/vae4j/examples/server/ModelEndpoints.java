package org.vae4j.examples.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.vae4j.Samples;
import org.vae4j.examples.http.Endpoint;
import org.vae4j.examples.http.HttpFailure;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.PngImages;
import org.vae4j.examples.http.Query;
import org.vae4j.examples.http.Reply;
import org.vae4j.examples.http.RequestBody;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/** What the service does with the model. Uses it, but does not own it. */
final class ModelEndpoints {
  private static final int DEFAULT_SAMPLES = 16;

  private final VaeModel model;
  private final Limits limits;

  ModelEndpoints(VaeModel model, Limits limits) {
    this.model = model;
    this.limits = limits;
    PngImages.requirePictures(model.itemShape(), "SamplingServer");
  }

  /** Returns what uses the model. */
  List<Endpoint> all() {
    return List.of(
        new Endpoint("/sample", "GET", this::sample),
        new Endpoint("/reconstruct", "POST", this::reconstruct));
  }

  /** Answers {@code GET /sample?n=16&seed=7} with a grid; the same numbers give the same one. */
  private Reply sample(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = Query.of(exchange.getRequestURI().getRawQuery(), Set.of("n", "seed"));
    int defaultCount = Math.min(DEFAULT_SAMPLES, limits.samples());
    int count = (int) query.number("n", 1, limits.samples(), defaultCount);
    Sampler fresh = Sampler.of(model);
    Sampler sampler =
        fresh.seed(query.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, fresh.seed()));
    Samples samples = sampler.sample(count);
    int columns = (int) Math.ceil(Math.sqrt(count));
    return Reply.png(PngImages.encode(samples.toGrid(columns, 1)), count)
        .header("X-Seed", Long.toString(sampler.seed()));
  }

  /** Answers {@code POST /reconstruct} with what the model makes of the image in the body. */
  private Reply reconstruct(HttpExchange exchange) throws HttpFailure, IOException {
    Samples original = PngImages.decode(RequestBody.read(exchange, limits), model.itemShape());
    return Reply.png(PngImages.encode(model.reconstruct(original).toImage(0)), 1);
  }
}
