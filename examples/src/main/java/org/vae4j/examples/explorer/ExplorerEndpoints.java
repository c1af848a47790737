package org.vae4j.examples.explorer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.http.Endpoint;
import org.vae4j.examples.http.HttpFailure;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.PngImages;
import org.vae4j.examples.http.Query;
import org.vae4j.examples.http.Reply;
import org.vae4j.examples.http.RequestBody;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;

/** What the page asks of the model. Uses it, but does not own it. */
final class ExplorerEndpoints {
  private static final int DEFAULT_COUNT = 9;
  private static final int LARGEST_SCALE = 16;

  private final VaeModel model;
  private final ModelFacts facts;
  private final Limits limits;

  private ExplorerEndpoints(VaeModel model, ModelFacts facts, Limits limits) {
    this.model = model;
    this.facts = facts;
    this.limits = limits;
  }

  /**
   * Looks at a model.
   *
   * @throws IllegalArgumentException if it draws no pictures
   * @throws IOException if they cannot be written
   */
  static ExplorerEndpoints of(VaeModel model, Limits limits) throws IOException {
    PngImages.requirePictures(model.itemShape(), "LatentExplorer");
    ExplorerEndpoints endpoints = new ExplorerEndpoints(model, ModelFacts.of(model), limits);
    // The first picture takes much longer than the next, above all in Java's writer of PNG files.
    // So it is drawn before there is a visitor who would wait for it.
    endpoints.points(Sampler.of(model).latents(0, 1));
    return endpoints;
  }

  List<Endpoint> all() {
    return List.of(
        new Endpoint("/model", "GET", this::model),
        new Endpoint("/decode", "GET", this::decode),
        new Endpoint("/samples", "GET", this::samples),
        new Endpoint("/walk", "GET", this::walk),
        new Endpoint("/encode", "POST", this::encode));
  }

  private Reply model(HttpExchange exchange) {
    return Reply.text("application/json", facts.json(limits), 0);
  }

  /** Answers {@code /decode?z=0.5,-1&scale=8} with the picture. */
  private Reply decode(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, "z", "scale");
    Samples latents = latents(query, "z");
    int scale = (int) query.number("scale", 1, LARGEST_SCALE, 1);
    return Reply.png(PngImages.encode(model.decode(latents).toGrid(1, scale)), 1);
  }

  /** Answers {@code /samples?n=24&seed=7}; the same numbers give the same samples. */
  private Reply samples(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, "n", "seed");
    int count = (int) query.number("n", 1, limits.samples(), count());
    Sampler fresh = Sampler.of(model);
    Sampler sampler =
        fresh.seed(query.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, fresh.seed()));
    return points(sampler.latents(0, count)).header("X-Seed", Long.toString(sampler.seed()));
  }

  /** Answers {@code /walk?from=0.5,-1&to=0,2&steps=9} with the way from one place to another. */
  private Reply walk(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, "from", "to", "steps");
    int steps = (int) query.number("steps", 2, Math.max(2, limits.samples()), count());
    return points(
        Interpolator.spherical(model)
            .steps(steps)
            .path(latents(query, "from"), latents(query, "to")));
  }

  /** Answers with the place of the picture in the body, and what the model draws there. */
  private Reply encode(HttpExchange exchange) throws HttpFailure, IOException {
    Samples picture = PngImages.decode(RequestBody.read(exchange, limits), model.itemShape());
    return points(model.encode(picture).mean());
  }

  private int count() {
    return Math.min(DEFAULT_COUNT, limits.samples());
  }

  private Reply points(Samples latents) throws IOException {
    return new Points(latents, model.decode(latents)).reply();
  }

  private Samples latents(Query query, String name) throws HttpFailure {
    return Samples.of(Shape.of(model.latentSize()), query.vector(name, model.latentSize()));
  }

  private static Query query(HttpExchange exchange, String... names) throws HttpFailure {
    return Query.of(exchange.getRequestURI().getRawQuery(), Set.of(names));
  }
}
