package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.Network;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeGan;
import org.vae4j.training.LossTerms;

/**
 * {@link VaeGan} as ops of a graph: one move of three players. The noise has a part for q(z|x) and
 * one for draws from the prior. Running statistics follow the pass over the data and its
 * reconstructions.
 */
final class VaeGanObjective implements GraphObjective {
  private final Vae vae;
  private final VaeGan objective;
  private final Network discriminator;
  private final Optional<Network> classifier;

  /** What a batch gives: its terms, and what each player minimizes. */
  private record Passes(
      Map<String, Operand<TFloat32>> terms,
      Operand<TFloat32> encoder,
      Operand<TFloat32> decoder,
      Operand<TFloat32> discriminator) {}

  /** What the discriminator finds in items, their reconstructions, and items of prior draws. */
  private record Judgements(
      GanGraph.Judgement data, GanGraph.Judgement reconstructed, GanGraph.Judgement generated) {}

  VaeGanObjective(Vae vae, VaeGan objective) {
    this.vae = vae;
    this.objective = objective;
    this.discriminator = objective.discriminator(vae.itemShape(), vae.condition());
    this.classifier = objective.classifier(vae.itemShape(), vae.condition());
  }

  @Override
  public int noisePerItem() {
    return 2 * vae.latentSize();
  }

  @Override
  public List<Move> moves(BatchGraph batch) {
    GraphLayers layers = batch.layers().get();
    Judge judge = judge(batch, true);
    GraphLayers dataPass = judge.layers();
    Passes passes = passes(batch, layers, judge, dataPass);
    List<Move.Player> players = new ArrayList<>();
    players.add(player(passes.encoder(), Set.of("encoder", "mean", "log_variance")));
    players.add(player(passes.decoder(), Set.of("decoder")));
    players.add(player(passes.discriminator(), Set.of(discriminator.name(), "classifier")));
    if (!vae.likelihood().parameters().isEmpty()) {
      players.add(player(passes.terms().get(LossTerms.RECONSTRUCTION), Set.of("likelihood")));
    }
    List<Op> updates = new ArrayList<>(layers.updates());
    updates.addAll(dataPass.updates());
    updates.addAll(judge.updates());
    return List.of(new Move(passes.terms(), players, updates, 1));
  }

  @Override
  public Map<String, Operand<TFloat32>> measure(BatchGraph batch) {
    Judge judge = judge(batch, false);
    return passes(batch, batch.layers().get(), judge, judge.layers()).terms();
  }

  private Passes passes(BatchGraph batch, GraphLayers layers, Judge judge, GraphLayers dataPass) {
    Ops tf = batch.tf();
    int latent = vae.latentSize();
    VaeGraph model = batch.model(vae, layers);
    Operand<TFloat32> batchSize = BatchMath.size(tf, batch.items());
    VaeGraph.Posterior posterior = model.encode(batch.items());
    Operand<TFloat32> decoded =
        model.decode(
            model.reparameterize(posterior, BatchMath.columns(tf, batch.noise(), 0, latent)));
    Operand<TFloat32> drawn =
        batch
            .model(vae, batch.layers().get())
            .decode(BatchMath.columns(tf, batch.noise(), latent, latent));

    Judgements found =
        new Judgements(
            found(batch, model, dataPass, batch.items()),
            found(batch, model, judge.layers(), model.likelihoodMean(decoded)),
            found(batch, model, judge.layers(), model.likelihoodMean(drawn)));

    Operand<TFloat32> kl = BatchMath.sum(tf, model.klPerDimension(posterior, batchSize), 0);
    Operand<TFloat32> featureLoss =
        tf.math.div(
            tf.nn.l2Loss(tf.math.sub(found.data().features(), found.reconstructed().features())),
            batchSize);
    GanLossGraph loss = GanLossGraph.of(tf, objective.loss());
    Operand<TFloat32> generator =
        tf.math.add(
            loss.generator(found.reconstructed().scores()),
            loss.generator(found.generated().scores()));
    Operand<TFloat32> judging =
        tf.math.add(
            loss.real(found.data().scores()),
            tf.math.add(
                loss.generated(found.reconstructed().scores()),
                loss.generated(found.generated().scores())));
    Operand<TFloat32> encoder =
        tf.math.add(tf.math.mul(tf.constant((float) objective.beta()), kl), featureLoss);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        LossTerms.RECONSTRUCTION,
        tf.math.div(
            tf.sum(
                model.negativeLogLikelihood(batch.items(), decoded), tf.constant(new int[] {0, 1})),
            batchSize));
    terms.put(LossTerms.KL, kl);
    terms.put(LossTerms.OBJECTIVE, encoder);
    terms.put(LossTerms.FEATURE_RECONSTRUCTION, featureLoss);
    terms.put(LossTerms.GENERATOR, generator);
    terms.put(LossTerms.DISCRIMINATOR, judging);
    Operand<TFloat32> decoder =
        tf.math.add(tf.math.mul(tf.constant((float) objective.gamma()), featureLoss), generator);
    Passes passes = new Passes(terms, encoder, decoder, judging);
    return classifier.map(network -> classified(batch, network, passes, found)).orElse(passes);
  }

  /** Adds what an auxiliary classifier says. */
  private Passes classified(BatchGraph batch, Network network, Passes passes, Judgements found) {
    Ops tf = batch.tf();
    GanGraph graph = new GanGraph(tf, batch.float32());
    Operand<TFloat32> classes = batch.condition().values().orElseThrow();
    Function<GanGraph.Judgement, Operand<TFloat32>> classification =
        one -> graph.classification(network, batch.layers().get(), one, classes);
    Operand<TFloat32> ofData = classification.apply(found.data());
    Operand<TFloat32> ofDecoded =
        tf.math.add(
            classification.apply(found.reconstructed()), classification.apply(found.generated()));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>(passes.terms());
    terms.put(LossTerms.CLASSIFICATION, ofData);
    terms.put(LossTerms.GENERATED_CLASSIFICATION, ofDecoded);
    Operand<TFloat32> weight = tf.constant((float) objective.classification());
    return new Passes(
        terms,
        passes.encoder(),
        tf.math.add(passes.decoder(), tf.math.mul(weight, ofDecoded)),
        tf.math.add(passes.discriminator(), tf.math.mul(weight, ofData)));
  }

  /**
   * Shows items to the discriminator: with their condition, unless a classifier is asked for it.
   */
  private GanGraph.Judgement found(
      BatchGraph batch, VaeGraph model, GraphLayers layers, Operand<TFloat32> items) {
    GanGraph graph = new GanGraph(batch.tf(), batch.float32());
    Operand<TFloat32> shown =
        classifier.isPresent()
            ? graph.shaped(items, discriminator.input())
            : model.withCondition(items);
    int features = objective.featureLayers().orElse(discriminator.layers().size() - 1);
    return graph.judge(discriminator, features, layers, shown);
  }

  private Judge judge(BatchGraph batch, boolean moves) {
    return Judge.of(batch, discriminator, objective.spectral(), moves);
  }

  private static Move.Player player(Operand<TFloat32> minimized, Set<String> networks) {
    return new Move.Player(minimized, parameter -> networks.contains(parameter.network()));
  }
}
