package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.vae4j.model.Gan;
import org.vae4j.model.Network;
import org.vae4j.model.WassersteinLoss;
import org.vae4j.training.LossTerms;

/**
 * A {@link Gan} as ops of a graph. A step makes the discriminator's moves, each with its own part
 * of the noise, and then one of the generator, which faces the discriminator that these left.
 *
 * <p>Running statistics follow one pass for each network: the discriminator's the pass over the
 * data in its own moves, the generator's that of its own move. Vectors of a spectral normalization
 * move with the discriminator.
 */
final class GanObjective implements GraphObjective {
  private final Gan gan;

  GanObjective(Gan gan) {
    this.gan = gan;
  }

  @Override
  public int noisePerItem() {
    int places = gan.loss() instanceof WassersteinLoss ? gan.discriminatorSteps() : 0;
    return gan.latentSize() * (gan.discriminatorSteps() + 1) + places;
  }

  @Override
  public List<Move> moves(BatchGraph batch) {
    return List.of(discriminatorMove(batch), generatorMove(batch));
  }

  private Move discriminatorMove(BatchGraph batch) {
    GanGraph graph = new GanGraph(batch.tf(), batch.float32());
    GanLossGraph loss = GanLossGraph.of(batch.tf(), gan.loss());
    Operand<TFloat32> generated =
        graph.generate(gan.generator(), batch.layers().get(), noise(batch, batch.repetition()));
    Judge judge = judge(batch, true);
    GraphLayers dataPass = judge.layers();
    Operand<TFloat32> minimized =
        batch
            .tf()
            .math
            .add(
                loss.real(graph.judge(gan.discriminator(), dataPass, batch.items())),
                loss.generated(graph.judge(gan.discriminator(), judge.layers(), generated)));
    minimized = penalized(batch, graph, judge, minimized, generated);
    List<Op> updates = new ArrayList<>(dataPass.updates());
    updates.addAll(judge.updates());
    return new Move(
        Map.of(LossTerms.DISCRIMINATOR, minimized),
        List.of(player(minimized, gan.discriminator())),
        updates,
        gan.discriminatorSteps());
  }

  private Move generatorMove(BatchGraph batch) {
    GanGraph graph = new GanGraph(batch.tf(), batch.float32());
    GraphLayers layers = batch.layers().get();
    Operand<TFloat32> generated =
        graph.generate(gan.generator(), layers, noise(batch, lastPart(batch)));
    Operand<TFloat32> minimized =
        GanLossGraph.of(batch.tf(), gan.loss())
            .generator(graph.judge(gan.discriminator(), judge(batch, false).layers(), generated));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(LossTerms.GENERATOR, minimized);
    terms.put(LossTerms.OBJECTIVE, minimized);
    terms.put(LossTerms.DIVERSITY, graph.diversity(generated, batch.items()));
    return new Move(terms, List.of(player(minimized, gan.generator())), layers.updates(), 1);
  }

  @Override
  public Map<String, Operand<TFloat32>> measure(BatchGraph batch) {
    GanGraph graph = new GanGraph(batch.tf(), batch.float32());
    GanLossGraph loss = GanLossGraph.of(batch.tf(), gan.loss());
    Judge judge = judge(batch, false);
    Operand<TFloat32> generated =
        graph.generate(gan.generator(), batch.layers().get(), noise(batch, lastPart(batch)));
    Operand<TFloat32> ofData = graph.judge(gan.discriminator(), judge.layers(), batch.items());
    Operand<TFloat32> ofGenerated = graph.judge(gan.discriminator(), judge.layers(), generated);
    Operand<TFloat32> judging = batch.tf().math.add(loss.real(ofData), loss.generated(ofGenerated));
    Operand<TFloat32> generator = loss.generator(ofGenerated);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(LossTerms.DISCRIMINATOR, penalized(batch, graph, judge, judging, generated));
    terms.put(LossTerms.GENERATOR, generator);
    terms.put(LossTerms.OBJECTIVE, generator);
    terms.put(LossTerms.DIVERSITY, graph.diversity(generated, batch.items()));
    return terms;
  }

  /** Adds the penalty of a Wasserstein loss to what the discriminator minimizes. */
  private Operand<TFloat32> penalized(
      BatchGraph batch,
      GanGraph graph,
      Judge judge,
      Operand<TFloat32> minimized,
      Operand<TFloat32> generated) {
    if (!(gan.loss() instanceof WassersteinLoss loss)) {
      return minimized;
    }
    Ops tf = batch.tf();
    int first = gan.latentSize() * (gan.discriminatorSteps() + 1);
    Operand<TFloat32> place =
        tf.slice(
            batch.noise(),
            tf.stack(List.of(tf.constant(0), tf.math.add(batch.repetition(), tf.constant(first)))),
            tf.constant(new int[] {-1, 1}));
    return tf.math.add(
        minimized,
        GradientPenalty.of(
            tf,
            loss,
            items -> graph.judge(gan.discriminator(), judge.layers(), items),
            batch.items(),
            generated,
            place));
  }

  private Judge judge(BatchGraph batch, boolean moves) {
    return Judge.of(batch, gan.discriminator(), gan.spectralNormalization(), moves);
  }

  private Operand<TInt32> lastPart(BatchGraph batch) {
    return batch.tf().constant(gan.discriminatorSteps());
  }

  /** Returns a part of the noise, [B, L]. */
  private Operand<TFloat32> noise(BatchGraph batch, Operand<TInt32> part) {
    Ops tf = batch.tf();
    Operand<TInt32> size = tf.constant(gan.latentSize());
    return tf.slice(
        batch.noise(),
        tf.stack(List.of(tf.constant(0), tf.math.mul(part, size))),
        tf.stack(List.of(tf.constant(-1), size)));
  }

  private static Move.Player player(Operand<TFloat32> minimized, Network network) {
    return new Move.Player(minimized, parameter -> parameter.network().equals(network.name()));
  }
}
