package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;
import org.vae4j.data.IdxDataset;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Condition;
import org.vae4j.model.Objective;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.onnx.OnnxVae;
import org.vae4j.tensorflow.TensorFlowBackend;
import org.vae4j.tensorflow.export.OnnxExporter;
import org.vae4j.testing.IdxFolder;
import org.vae4j.training.LossTerms;
import org.vae4j.training.TrainedVae;
import org.vae4j.training.Trainer;

/** Models that are told the class of an item, on a small one that was trained for a moment. */
final class ConditionalGuideTest {
  @TempDir private Path folder;

  private static Trainer trainer() {
    return Trainer.using(TensorFlowBackend.create()).epochs(1).batchSize(64).seed(1).build();
  }

  @Test
  void classifier() throws IOException {
    IdxFolder.write(folder, 64, 40);
    Dataset train = IdxDataset.open(folder, "train");
    // tag::conditional-classifier[]
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .conditionedOn(Condition.classes(10))
            .latentSize(16)
            .objective(Objective.vaeGan(1).auxiliaryClassifier(3))
            .build();
    // end::conditional-classifier[]
    assertThat(trainer().train(vae, train).history().get(0).training().values())
        .containsKeys(LossTerms.CLASSIFICATION, LossTerms.GENERATED_CLASSIFICATION);
  }

  @Test
  void classes() throws IOException {
    IdxFolder.write(folder, 128, 40);
    Dataset train = IdxDataset.open(folder, "train");
    Dataset test = IdxDataset.open(folder, "t10k");
    Trainer trainer = trainer();
    Path files = folder.resolve("model");
    // tag::conditional-describe[]
    Vae vae =
        VaeBuilder.forImages(28, 28, 1)
            .conditionedOn(Condition.classes(10)) // or classes("T-shirt", "Trouser", …)
            .latentSize(8)
            .build();
    TrainedVae trained = trainer.train(vae, train); // labels come from the data set
    OnnxExporter.export(trained, files);
    // end::conditional-describe[]

    // tag::conditional-sample[]
    try (VaeModel model = OnnxVae.load(files)) {
      Sampler sampler = Sampler.of(model).seed(7);
      Samples boots = sampler.sample(9, 16); // 16 samples of class 9
      Samples any = sampler.sample(100); // the class of each drawn, too
      int[] labels = sampler.labels(16, 100); // and these were they
      // end::conditional-sample[]
      assertThat(boots.count()).isEqualTo(16);
      assertThat(any.count()).isEqualTo(100);
      assertThat(labels).hasSize(100).contains(0, 9);
      assertThatThrownBy(() -> sampler.sample(10, 1))
          .hasMessage("label: expected one of 0 to 9, found 10; the model knows these 10 classes");
      // tag::conditional-encode[]
      Condition condition = model.condition().orElseThrow();
      Samples items = test.samples(0, 16);
      Samples classes = condition.samples(test, 0, 16); // one-hot, from the data set's labels
      Samples same = model.reconstruct(items, classes);
      Samples swapped = model.reconstruct(items, classes, condition.of(new int[16])); // as class 0
      Samples taken = model.given(5).reconstruct(items); // class 5 in both halves
      // end::conditional-encode[]
      assertThat(same.count()).isEqualTo(16);
      assertThat(swapped).isNotEqualTo(same);
      assertThat(taken.count()).isEqualTo(16);
      // tag::conditional-walk[]
      Samples a = test.samples(0, 1);
      Samples b = test.samples(1, 2);
      Samples within = Interpolator.spherical(model.given(3)).steps(9).between(a, b);
      Samples across =
          Interpolator.spherical(model)
              .steps(9)
              .between(a, condition.samples(test, 0, 1), b, condition.samples(test, 1, 2));
      // end::conditional-walk[]
      assertThat(within.count()).isEqualTo(9);
      assertThat(across.count()).isEqualTo(9);
      // tag::conditional-sample[]
    }
    // end::conditional-sample[]
  }

  @Test
  void vectors() {
    Dataset images = ArrayDataset.of(Samples.filledBy(64, Shape.of(28, 28, 1), values -> {}));
    Samples angles = Samples.filledBy(64, Shape.of(2), values -> {});
    Trainer trainer = trainer();
    // tag::conditional-vectors[]
    Vae vae = VaeBuilder.forImages(28, 28, 1).conditionedOn(Condition.vector(2)).build();
    Dataset told = Datasets.withConditions(images, angles); // a vector of 2 for each image
    TrainedVae trained = trainer.train(vae, told);
    // end::conditional-vectors[]
    assertThat(trained.history()).hasSize(1);
  }
}
