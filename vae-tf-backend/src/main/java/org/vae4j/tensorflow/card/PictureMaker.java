package org.vae4j.tensorflow.card;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.LatentDimension;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.SpreadItems;
import org.vae4j.model.Condition;

/** Makes the pictures of a card, as items that can be drawn. */
final class PictureMaker {
  private static final int STEPS = 9;
  private static final int WALKS = 8;
  private static final double REACH = 3;
  private static final int PATHS = 7;
  private static final int POINTS = 2_000;

  /** Rows of originals, each with its reconstructions. */
  private static final int PAIR_ROWS = 4;

  private final CardSettings settings;
  private final CardSubject subject;
  private final Optional<InformationReport> information;

  PictureMaker(
      CardSettings settings, CardSubject subject, Optional<InformationReport> information) {
    this.settings = settings;
    this.subject = subject;
    this.information = information;
  }

  CardPictures make() {
    Optional<LatentMap> map =
        subject.encoder()
            ? Optional.of(LatentMap.of(settings.model, spread(POINTS)))
            : Optional.empty();
    if (!subject.drawable()) {
      return new CardPictures(
          Optional.empty(), 1, Optional.empty(), List.of(), Optional.empty(), STEPS, map);
    }
    int columns = columns();
    return new CardPictures(
        Optional.of(settings.sampler().sample(columns * columns)),
        columns,
        subject.encoder() ? Optional.of(pairs(columns)) : Optional.empty(),
        walks(),
        Optional.of(interpolations()),
        STEPS,
        map);
  }

  /** Large items are shown in smaller numbers, so that a page stays within some megabytes. */
  private int columns() {
    int side = Math.max(subject.itemShape().width(), subject.itemShape().height());
    return side <= 64 ? 8 : side <= 192 ? 4 : 2;
  }

  private Samples pairs(int columns) {
    SpreadItems items = new SpreadItems(settings.test, PAIR_ROWS * columns);
    Samples originals = items.samples(0, items.count());
    Samples reconstructions = items.reconstruct(settings.model, 0, items.count());
    Samples rows = originals.slice(0, 0);
    for (int from = 0; from < items.count(); from += columns) {
      int to = Math.min(from + columns, items.count());
      rows = rows.concat(originals.slice(from, to)).concat(reconstructions.slice(from, to));
    }
    return rows;
  }

  private List<CardPictures.Walk> walks() {
    return information
        .map(report -> report.latents().dimensions())
        .map(this::walks)
        .orElse(List.of());
  }

  private List<CardPictures.Walk> walks(List<LatentDimension> dimensions) {
    VaeModel model = settings.model;
    // Of a conditional model, under the condition of the first item.
    Traversal traversal =
        Traversal.of(
            model
                .condition()
                .map(condition -> model.given(condition.samples(settings.test, 0, 1)))
                .orElse(model));
    return IntStream.range(0, dimensions.size())
        .boxed()
        .filter(d -> dimensions.get(d).active())
        .sorted(Comparator.comparingDouble((Integer d) -> dimensions.get(d).kl()).reversed())
        .limit(WALKS)
        .map(
            d ->
                new CardPictures.Walk(
                    d, dimensions.get(d).kl(), traversal.along(d, -REACH, REACH, STEPS)))
        .toList();
  }

  /** From item to item where there is an encoder, otherwise from sample to sample. */
  private Samples interpolations() {
    VaeModel model = settings.model;
    Interpolator interpolator = Interpolator.spherical(model).steps(STEPS);
    Optional<Condition> condition = model.condition();
    if (subject.encoder() && settings.test.size() > 1) {
      Dataset items = spread(2 * PATHS);
      int paths = items.size() / 2;
      Samples from = items.samples(0, paths);
      Samples to = items.samples(paths, 2 * paths);
      return condition
          .map(
              known ->
                  interpolator.between(
                      from,
                      known.samples(items, 0, paths),
                      to,
                      known.samples(items, paths, 2 * paths)))
          .orElseGet(() -> interpolator.between(from, to));
    }
    Sampler sampler = settings.sampler();
    Samples from = sampler.latents(0, PATHS);
    Samples to = sampler.latents(PATHS, PATHS);
    Dataset items = spread(2 * PATHS);
    return condition
        .map(
            known ->
                interpolator.betweenLatents(
                    from, every(known, items, 0), to, every(known, items, PATHS)))
        .orElseGet(() -> interpolator.betweenLatents(from, to));
  }

  /** Returns as many conditions as there are paths, of some items from a number on. */
  private static Samples every(Condition condition, Dataset items, int first) {
    return condition.select(
        items, IntStream.range(first, first + PATHS).map(i -> i % items.size()).toArray());
  }

  private Dataset spread(int limit) {
    int size = settings.test.size();
    int count = Math.min(limit, size);
    return Datasets.select(
        settings.test,
        IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray());
  }
}
