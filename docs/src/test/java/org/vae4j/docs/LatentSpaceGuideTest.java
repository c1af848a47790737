package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.data.Dataset;
import org.vae4j.data.IdxDataset;
import org.vae4j.inference.AnomalyDetector;
import org.vae4j.inference.AttributeVector;
import org.vae4j.inference.NearestNeighbors;
import org.vae4j.inference.Neighbor;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.Traversal;
import org.vae4j.inference.VaeModel;
import org.vae4j.inference.prior.GaussianMixture;
import org.vae4j.inference.prior.LatentPrior;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.testing.IdxFolder;
import org.vae4j.training.Optimizer;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** What a latent space is good for, on a small model that was trained for a moment. */
final class LatentSpaceGuideTest {
  @TempDir private Path folder;

  private TrainedVae trained;
  private VaeModel model;
  private Dataset train;
  private Dataset test;

  @BeforeEach
  void trainAndExport() throws IOException {
    IdxFolder.write(folder, 512, 200);
    train = IdxDataset.open(folder, "train");
    test = IdxDataset.open(folder, "t10k");
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .encoder(e -> e.flatten().dense(32).relu())
            .latentSize(4)
            .decoder(d -> d.dense(32).relu().dense(784).reshape(28, 28, 1))
            .build();
    trained =
        Trainer.using(TensorFlowBackend.create())
            .epochs(3)
            .batchSize(64)
            .optimizer(Optimizer.adam(3e-3))
            .seed(1)
            .build()
            .train(vae, train);
    OnnxExporter.export(trained, folder.resolve("model"));
    model = OnnxVae.load(folder.resolve("model"));
  }

  @AfterEach
  void close() {
    model.close();
  }

  private Samples itemsWith(IntPredicate label) {
    return IntStream.range(0, train.size())
        .filter(i -> label.test(train.label(i).getAsInt()))
        .mapToObj(i -> train.samples(i, i + 1))
        .reduce(Samples::concat)
        .orElseThrow();
  }

  @Test
  void vectors_walksAndAttributes() {
    Samples items = test.samples(0, 8);
    Samples hearts = itemsWith(label -> label == 2);
    Samples others = itemsWith(label -> label != 2);

    // tag::embed[]
    float[][] vectors = model.embed(items); // the means of q(z|x)
    // end::embed[]
    // tag::traverse[]
    Samples walk = Traversal.of(model).along(0, -3, 3, 9); // from the origin, z[0] from -3 to 3
    Samples walks = Traversal.of(model).startingAt(items).along(0, -3, 3, 9); // a walk per item
    // end::traverse[]
    // tag::attributes[]
    AttributeVector heart = AttributeVector.between(model, hearts, others);
    Samples more = heart.apply(items, 1.5);
    Samples less = heart.apply(items, -1);
    // end::attributes[]

    assertThat(vectors).hasDimensions(8, 4);
    assertThat(walk.count()).isEqualTo(9);
    assertThat(walks.count()).isEqualTo(8 * 9);
    assertThat(more).isNotEqualTo(less);
    assertThat(more.count()).isEqualTo(8);
  }

  @Test
  void anomalies_areFlagged() {
    Samples items = test.samples(0, 16);

    // tag::anomalies[]
    AnomalyDetector detector =
        AnomalyDetector.of(model, Likelihood.bernoulli()).fit(test, 0.01); // a Dataset or Samples
    double[] scores = detector.scores(items); // nats
    boolean[] flags = detector.isAnomaly(items);
    // end::anomalies[]

    assertThat(scores).hasSize(16).doesNotContain(Double.NaN);
    assertThat(flags).hasSize(16);
    assertThat(detector.rateDeviation()).isCloseTo(0.007, within(0.001));
    Samples noise =
        Samples.filledBy(
            1,
            model.itemShape(),
            values -> {
              for (int i = 0; i < values.length; i += 2) {
                values[i] = 1;
              }
            });
    assertThat(detector.isAnomaly(noise)).containsExactly(true);
  }

  @Test
  void copies_areFound() {
    // tag::neighbors[]
    Samples samples = Sampler.of(model).seed(7).sample(16);
    List<List<Neighbor>> nearest = NearestNeighbors.of(train).nearest(samples, 3); // by pixels
    List<List<Neighbor>> similar = NearestNeighbors.of(train, model).nearest(samples, 3); // by z
    int index = nearest.get(0).get(0).index();
    double distance = nearest.get(0).get(0).distance(); // 0 for an exact copy
    // end::neighbors[]

    assertThat(similar).hasSize(16);
    assertThat(index).isBetween(0, train.size() - 1);
    assertThat(distance).isPositive();
  }

  @Test
  void priors_shipWithTheModel() throws IOException {
    Path models = folder.resolve("model");

    // tag::prior[]
    LatentPrior prior = LatentPrior.gaussianMixture(10).seed(1).fit(model, train);
    LatentPrior single = LatentPrior.fullGaussian().fit(model, train);
    OnnxExporter.addPrior(models, prior); // or OnnxExporter.export(trained, models, prior)
    // end::prior[]
    OnnxExporter.export(trained, models, single);
    OnnxExporter.addPrior(models, prior);

    // tag::use-prior[]
    try (VaeModel served = OnnxVae.load(models)) {
      Samples fitted = Sampler.of(served).seed(7).sample(64); // from served.prior()
      Sampler standard = Sampler.of(served).prior(LatentPrior.standardNormal()).seed(7);
      Samples typical = Sampler.of(served).seed(7).temperature(0.8).truncation(2).sample(64);
      // end::use-prior[]
      assertThat(served.prior()).isEqualTo(prior).isInstanceOf(GaussianMixture.class);
      assertThat(fitted).isNotEqualTo(standard.sample(64)).isNotEqualTo(typical);
      // tag::use-prior[]
    }
    // end::use-prior[]
  }
}
