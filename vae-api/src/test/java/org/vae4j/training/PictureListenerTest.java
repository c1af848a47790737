package org.vae4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.inference.VaeModel;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;

final class PictureListenerTest {
  private final Vae vae =
      VaeBuilder.forImages(8, 8, 3)
          .encoder(e -> e.flatten().dense(8).tanh())
          .latentSize(2)
          .decoder(d -> d.dense(192).reshape(8, 8, 3))
          .build();
  private final VaeModel model = OracleModel.of(vae, Weights.initial(vae, 3));
  private final Samples items =
      Sampler.of(OracleModel.of(vae, Weights.initial(vae, 4))).seed(5).sample(5);

  @TempDir private Path folder;

  private void draw(PictureListener listener, int epoch) {
    listener.onStart(plan(vae));
    listener.onEpochEnd(FinishedEpoch.of(epoch, model));
  }

  private static TrainingPlan plan(Vae vae) {
    return new TrainingPlan(
        vae, Trainer.using(new RecordingBackend()).build().settings(), 300, 1, "CPU");
  }

  private String[] files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }

  private BufferedImage read(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  private static void assertSamePixels(BufferedImage actual, BufferedImage expected) {
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    int[] row = new int[actual.getWidth()];
    assertThat(actual.getRGB(0, 0, row.length, actual.getHeight(), null, 0, row.length))
        .isEqualTo(expected.getRGB(0, 0, row.length, actual.getHeight(), null, 0, row.length));
  }

  @Test
  void withoutItems_drawsSamplesOnly() throws IOException {
    draw(PictureListener.in(folder), 3);
    assertThat(files()).containsExactly("samples-epoch-0003.png");
    assertSamePixels(
        read("samples-epoch-0003.png"),
        Sampler.of(model).seed(PictureListener.DEFAULT_SEED).sample(64).toGrid(8, 2));
  }

  @Test
  void samples_areOfTheSameLatentVectorsInEachEpoch() throws IOException {
    PictureListener listener = PictureListener.in(folder).sampleCount(10).seed(9).scale(1);
    draw(listener, 0);
    draw(listener, 1);
    BufferedImage first = read("samples-epoch-0000.png");
    assertSamePixels(first, read("samples-epoch-0001.png"));
    assertSamePixels(first, Sampler.of(model).seed(9).sample(10).toGrid(4, 1));
  }

  @Test
  void withItems_drawsEachBesideItsReconstruction() throws IOException {
    draw(PictureListener.in(folder).items(items).scale(1), 0);
    assertThat(files())
        .containsExactly(
            "interpolations-epoch-0000.png",
            "reconstructions-epoch-0000.png",
            "samples-epoch-0000.png");
    BufferedImage pairs = read("reconstructions-epoch-0000.png");
    Samples again = model.reconstruct(items);
    // Four pairs in a row: item 4 starts the second row. A cell is 8 pixels and a gap of 2.
    assertSamePixels(pairs.getSubimage(0, 10, 8, 8), items.toImage(4));
    assertSamePixels(pairs.getSubimage(10, 10, 8, 8), again.toImage(4));
    assertSamePixels(pairs.getSubimage(20, 0, 8, 8), items.toImage(1));
    assertSamePixels(pairs.getSubimage(30, 0, 8, 8), again.toImage(1));
  }

  @Test
  void withItems_drawsARowBetweenEachTwo() throws IOException {
    draw(PictureListener.in(folder).items(items).scale(1), 0);
    BufferedImage paths = read("interpolations-epoch-0000.png");
    assertThat(paths.getWidth()).isEqualTo(9 * 10 - 2);
    assertThat(paths.getHeight()).isEqualTo(2 * 10 - 2);
    Samples second =
        Interpolator.spherical(model).steps(9).between(items.slice(2, 3), items.slice(3, 4));
    assertSamePixels(paths.getSubimage(0, 10, 88, 8), second.toGrid(9));
  }

  @Test
  void oneItem_hasNoInterpolation() throws IOException {
    draw(PictureListener.in(folder).items(items.slice(0, 1)), 0);
    assertThat(files()).containsExactly("reconstructions-epoch-0000.png", "samples-epoch-0000.png");
  }

  @Test
  void everyEpochs_countsFromTheFirst() throws IOException {
    PictureListener listener = PictureListener.in(folder).everyEpochs(3).sampleCount(1);
    for (int epoch = 0; epoch < 7; epoch++) {
      draw(listener, epoch);
    }
    assertThat(files()).containsExactly("samples-epoch-0002.png", "samples-epoch-0005.png");
  }

  @Test
  void vectors_areRefusedAtTheStart() {
    Vae vectors = VaeBuilder.forVectors(8).latentSize(2).build();
    assertThatThrownBy(() -> PictureListener.in(folder).onStart(plan(vectors)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PictureListener: expected a model of grey or RGB images, found [8]; leave this"
                + " listener out");
  }

  @Test
  void itemsOfAnotherShape_areRefusedAtTheStart() {
    Samples others = Samples.of(Shape.of(1, 1, 3), 0, 0, 0);
    assertThatThrownBy(() -> PictureListener.in(folder).items(others).onStart(plan(vae)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PictureListener items: expected [8, 8, 3], found [1, 1, 3]; give items of the model's shape");
  }

  @Test
  void numbers_lessThanOne() {
    PictureListener listener = PictureListener.in(folder);
    assertThatThrownBy(() -> listener.sampleCount(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("PictureListener sampleCount: expected at least 1, found 0");
    assertThatThrownBy(() -> listener.everyEpochs(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("PictureListener everyEpochs: expected at least 1, found 0");
    assertThatThrownBy(() -> listener.scale(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("PictureListener scale: expected at least 1, found -1");
    assertThatThrownBy(() -> listener.items(Samples.of(Shape.of(8, 8, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PictureListener items: expected at least one item, found 0; leave them out to draw"
                + " samples only");
  }

  @Test
  void settings_keepEachOther() {
    assertThat(
            PictureListener.in(folder).items(items).sampleCount(2).everyEpochs(3).seed(4).scale(5))
        .isEqualTo(new PictureListener(folder, Optional.of(items), Optional.empty(), 2, 3, 4, 5));
  }
}
