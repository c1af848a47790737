package org.vae4j.examples.explorer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/**
 * What the page asks of the model. Uses it, but does not own it. A model with classes is asked with
 * conditions: one number for each class, 1 for the one it is.
 */
final class ExplorerEndpoints {
  private static final int DEFAULT_COUNT = 9;
  private static final int LARGEST_SCALE = 16;

  private final VaeModel model;
  private final ExploredModel explored;
  private final ModelFacts facts;
  private final Limits limits;

  private ExplorerEndpoints(ExploredModel explored, ModelFacts facts, Limits limits) {
    this.model = explored.model();
    this.explored = explored;
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
    ExploredModel explored = ExploredModel.of(model);
    ExplorerEndpoints endpoints = new ExplorerEndpoints(explored, ModelFacts.of(explored), limits);
    // The first picture takes much longer than the next, above all in Java's writer of PNG files.
    // So it is drawn before there is a visitor who would wait for it.
    Sampler sampler = Sampler.of(model);
    endpoints.points(sampler.latents(0, 1), explored.drawn(sampler, 1));
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
    Query query = query(exchange, List.of("z", "scale"), List.of("c"));
    int scale = (int) query.number("scale", 1, LARGEST_SCALE, 1);
    Samples picture = explored.decode(latents(query, "z"), condition(query, "c"));
    return Reply.png(PngImages.encode(picture.toGrid(1, scale)), 1);
  }

  /**
   * Answers {@code /samples?n=24&seed=7}; the same numbers give the same samples. Without a
   * condition their classes are drawn, too.
   */
  private Reply samples(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, List.of("n", "seed"), List.of("c"));
    int count = (int) query.number("n", 1, limits.samples(), count());
    Sampler fresh = Sampler.of(model);
    Sampler sampler =
        fresh.seed(query.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, fresh.seed()));
    Optional<Samples> conditions =
        query.has("c")
            ? condition(query, "c").map(one -> repeated(one, count))
            : explored.drawn(sampler, count);
    return points(sampler.latents(0, count), conditions)
        .header("X-Seed", Long.toString(sampler.seed()));
  }

  /** Answers {@code /walk?from=0.5,-1&to=0,2&steps=9} with the way from one place to another. */
  private Reply walk(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, List.of("from", "to", "steps"), List.of("fromC", "toC"));
    int steps = (int) query.number("steps", 2, Math.max(2, limits.samples()), count());
    Samples latents =
        Interpolator.spherical(model)
            .steps(steps)
            .path(latents(query, "from"), latents(query, "to"));
    Optional<Samples> first = condition(query, "fromC");
    Optional<Samples> last = condition(query, "toC");
    // From one class to another there is no arc: their shares change evenly.
    Interpolator straight = Interpolator.linear(model).steps(steps);
    return points(latents, first.flatMap(one -> last.map(other -> straight.path(one, other))));
  }

  /**
   * Answers with the place of the picture in the body, and what the model draws there. Without a
   * condition it is taken for what fits best.
   */
  private Reply encode(HttpExchange exchange) throws HttpFailure, IOException {
    Query query = query(exchange, List.of(), List.of("c"));
    Samples picture = PngImages.decode(RequestBody.read(exchange, limits), model.itemShape());
    Optional<Samples> condition =
        query.has("c")
            ? condition(query, "c")
            : explored.classes().map(known -> explored.fitting(picture));
    return points(explored.encode(picture, condition).mean(), condition);
  }

  private int count() {
    return Math.min(DEFAULT_COUNT, limits.samples());
  }

  private Reply points(Samples latents, Optional<Samples> conditions) throws IOException {
    return new Points(latents, conditions, explored.decode(latents, conditions)).reply();
  }

  private Samples latents(Query query, String name) throws HttpFailure {
    return vector(query, name, model.latentSize());
  }

  private Optional<Samples> condition(Query query, String name) throws HttpFailure {
    int size = facts.classes().size();
    return size == 0 ? Optional.empty() : Optional.of(vector(query, name, size));
  }

  private static Samples vector(Query query, String name, int size) throws HttpFailure {
    return Samples.of(Shape.of(size), query.vector(name, size));
  }

  private static Samples repeated(Samples one, int count) {
    int size = one.itemShape().volume();
    return Samples.filledBy(
        count,
        one.itemShape(),
        values -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = one.value(0, i % size);
          }
        });
  }

  /** Reads the parameters, of which some are there only if the model has classes. */
  private Query query(HttpExchange exchange, List<String> always, List<String> withClasses)
      throws HttpFailure {
    Set<String> names = new TreeSet<>(always);
    if (!facts.classes().isEmpty()) {
      names.addAll(withClasses);
    }
    return Query.of(exchange.getRequestURI().getRawQuery(), names);
  }
}
