package org.vae4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.data.Datasets;

final class ConditionTest {
  private static final Condition CLOTHES = Condition.classes("Trouser", "Bag", "Ankle boot");
  private static final Condition TEN = Condition.classes(10);
  private static final Condition VECTOR = Condition.vector(2);

  private final Dataset plain = ArrayDataset.of(Samples.of(Shape.of(1), 5, 6, 7));

  @Test
  void classes_areOneHot() {
    assertThat(CLOTHES.size()).isEqualTo(3);
    assertThat(CLOTHES.of(2, 0)).isEqualTo(Samples.of(Shape.of(3), 0, 0, 1, 1, 0, 0));
    assertThat(TEN.of()).isEqualTo(Samples.of(Shape.of(10)));
    assertThat(TEN).isEqualTo(Condition.classes(10)).isNotEqualTo(Condition.classes(9));
  }

  @Test
  void classes_wrongLabel_listsThem() {
    assertThatThrownBy(() -> CLOTHES.of(0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "label: expected one of 0 Trouser, 1 Bag, 2 Ankle boot, found 3; the model knows these"
                + " 3 classes");
    assertThatThrownBy(() -> TEN.of(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label: expected one of 0 to 9, found -1; the model knows these 10 classes");
  }

  @Test
  void classes_many_areNotAllListed() {
    String[] names = IntStream.range(0, 1000).mapToObj(i -> "n" + i).toArray(String[]::new);
    assertThat(Condition.classes(names).toString())
        .startsWith("classes 0 n0, 1 n1, ")
        .endsWith(", 19 n19, …, 999 n999");
    assertThat(TEN).hasToString("classes 0 to 9");
    assertThat(VECTOR).hasToString("vector of 2");
  }

  @Test
  void classes_badNames() {
    assertThatThrownBy(() -> Condition.classes(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Condition.classes: expected at least two classes, found 1; one class says nothing"
                + " about an item");
    assertThatThrownBy(() -> Condition.classes("one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 1");
    assertThatThrownBy(() -> Condition.classes("a", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names that can be shown, found ' '");
    assertThatThrownBy(() -> Condition.classes("a", "b\nc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names that can be shown");
    assertThatThrownBy(() -> Condition.classes("a", "b", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names that are all different, found [a, b, a]");
    assertThatThrownBy(() -> Condition.vector(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Condition.vector: expected at least 1, found 0; it is the number of values");
  }

  @Test
  void classes_ofADataset() {
    Dataset data = Datasets.withLabels(plain, 2, 0, 1);
    CLOTHES.requireIn(data, "training data");
    assertThat(CLOTHES.samples(data, 1, 3)).isEqualTo(CLOTHES.of(0, 1));
    assertThat(CLOTHES.select(Datasets.select(data, 2, 0), 1)).isEqualTo(CLOTHES.of(2));
    float[] target = {9, 9, 9, 9, 9};
    CLOTHES.read(data, 0, target, 1);
    assertThat(target).containsExactly(9, 0, 0, 1, 9);
    assertThatThrownBy(() -> CLOTHES.read(data, 0, target, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> CLOTHES.samples(data, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void classes_ofADataset_withoutOrWithOtherLabels() {
    assertThatThrownBy(() -> CLOTHES.requireIn(plain, "training data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training data, label of item 0: expected one of 0 Trouser, 1 Bag, 2 Ankle boot, found"
                + " none in "
                + plain
                + ", see Datasets.withLabels; the model knows these 3 classes");
    Dataset beyond = Datasets.withLabels(plain, 0, 3, 1);
    assertThatThrownBy(() -> CLOTHES.requireIn(beyond, "validation data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("validation data, label of item 1: expected one of 0 Trouser")
        .hasMessageContaining("found 3");
  }

  @Test
  void vector_ofADataset() {
    Samples vectors = Samples.of(Shape.of(2), 1, 2, 3, 4, 5, 6);
    Dataset data = Datasets.withConditions(plain, vectors);
    VECTOR.requireIn(data, "training data");
    assertThat(data.conditionSize()).isEqualTo(2);
    assertThat(VECTOR.samples(data, 0, 3)).isEqualTo(vectors);
    Dataset some = Datasets.withLabels(Datasets.select(data, 2, 2, 0), 1, 2, 3);
    assertThat(VECTOR.samples(some, 0, 3)).isEqualTo(Samples.of(Shape.of(2), 5, 6, 5, 6, 1, 2));
    assertThat(some.label(1)).hasValue(2);
    assertThat(some.samples(0, 1)).isEqualTo(Samples.of(Shape.of(1), 7));
    Dataset subset = Datasets.subset(some, 1, 3);
    assertThat(VECTOR.select(subset, 1)).isEqualTo(Samples.of(Shape.of(2), 1, 2));
  }

  @Test
  void vector_ofADataset_missingOrBad() {
    assertThatThrownBy(() -> VECTOR.requireIn(plain, "training data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data: expected a condition of 2 values for each item, found none; give them with"
                + " Datasets.withConditions");
    Dataset wide = Datasets.withConditions(plain, Samples.of(Shape.of(1), 1, 2, 3));
    assertThatThrownBy(() -> VECTOR.requireIn(wide, "training data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of 2 values for each item, found 1");
    Dataset bad = Datasets.withConditions(plain, Samples.of(Shape.of(2), 1, 2, 3, Float.NaN, 5, 6));
    assertThatThrownBy(() -> VECTOR.requireIn(bad, "training data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training data, condition of item 1: expected finite numbers");
    assertThatThrownBy(() -> Datasets.withConditions(plain, Samples.of(Shape.of(2), 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 vectors, one per item");
    assertThatThrownBy(() -> VECTOR.of(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this model has no classes");
  }

  @Test
  void builder_widensTheNetworks_butNotTheModel() {
    Vae vae = VaeBuilder.forImages(12, 10, 3).conditionedOn(TEN).latentSize(4).build();
    assertThat(vae.condition()).contains(TEN);
    assertThat(vae.itemShape()).isEqualTo(Shape.of(12, 10, 3));
    assertThat(vae.latentSize()).isEqualTo(4);
    assertThat(vae.encoder().input()).isEqualTo(Shape.of(12, 10, 13));
    assertThat(vae.decoder().input()).isEqualTo(Shape.of(14));
    assertThat(vae.decoder().output()).isEqualTo(Shape.of(12, 10, 3));
    assertThat(vae.toString()).startsWith("Vae [12, 10, 3] given classes 0 to 9 -> 4 latent");
    Vae vector = VaeBuilder.forVectors(6).conditionedOn(VECTOR).build();
    assertThat(vector.encoder().input()).isEqualTo(Shape.of(8));
    assertThat(vector.decoder().input()).isEqualTo(Shape.of(34));
    assertThat(VaeBuilder.forVectors(6).build().condition()).isEmpty();
  }

  @Test
  void builder_twice() {
    assertThatThrownBy(() -> VaeBuilder.forVectors(6).conditionedOn(VECTOR).conditionedOn(VECTOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("VaeBuilder conditionedOn: expected to be set once");
  }
}
