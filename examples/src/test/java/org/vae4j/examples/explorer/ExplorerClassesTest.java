package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vae4j.examples.explorer.ExplorerClient.assertPoints;
import static org.vae4j.examples.explorer.ExplorerClient.assertSamePixels;
import static org.vae4j.examples.explorer.ExplorerClient.assertVectors;
import static org.vae4j.examples.explorer.ExplorerClient.error;
import static org.vae4j.examples.explorer.ExplorerClient.image;
import static org.vae4j.examples.explorer.ExplorerClient.json;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.PngImages;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Condition;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

/** Asks for pictures of a model with classes. */
final class ExplorerClassesTest {
  @TempDir static Path folder;
  private static OnnxVae model;
  private static HttpService service;
  private static ExplorerClient client;

  @BeforeAll
  static void start() throws IOException {
    model = OnnxVae.load(TinyModel.exportClasses(folder), Device.cpu(1));
    service = ExplorerEndpointsTest.start(model);
    client = new ExplorerClient(service);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    model.close();
  }

  @Test
  void model_namesItsClasses() throws IOException, InterruptedException {
    JsonObject answer = json(client.get("/model"));

    assertThat(answer.getAsJsonArray("classes").toString())
        .isEqualTo("[\"dot\",\"bar\",\"a ring, open on one side, with a dot in it\"]");
    assertThat(answer.getAsJsonArray("dimensions")).hasSize(2);
  }

  @Test
  void decode_isWhatTheModelDrawsOfTheClass() throws IOException, InterruptedException {
    Samples z = Samples.of(Shape.of(2), 0.5f, -1);

    byte[] bar = client.get("/decode?z=0.5,-1&c=0,1,0").body();

    assertSamePixels(image(bar), model.given(1).decode(z).toImage(0));
    assertThat(bar).isNotEqualTo(client.get("/decode?z=0.5,-1&c=0,0,1").body());
  }

  @Test
  void samples_areOfAnyClass_orOfOne() throws IOException, InterruptedException {
    Sampler sampler = Sampler.of(model).seed(7);

    JsonObject any = json(client.get("/samples?n=6&seed=7"));
    JsonObject rings = json(client.get("/samples?n=6&seed=7&c=0,0,1"));

    assertPoints(any, sampler.latents(0, 6), sampler.sample(6));
    assertVectors(any, "c", model.condition().orElseThrow().of(sampler.labels(0, 6)));
    assertPoints(rings, sampler.latents(0, 6), Sampler.of(model).seed(7).sample(2, 6));
    assertVectors(rings, "c", model.condition().orElseThrow().of(2, 2, 2, 2, 2, 2));
  }

  @Test
  void walk_goesFromClassToClass() throws IOException, InterruptedException {
    Samples from = Samples.of(Shape.of(2), 1, 0.5f);
    Samples to = Samples.of(Shape.of(2), -1, 2);
    Samples dot = Samples.of(Shape.of(3), 1, 0, 0);
    Samples bar = Samples.of(Shape.of(3), 0, 1, 0);

    JsonObject answer = json(client.get("/walk?from=1,0.5&fromC=1,0,0&to=-1,2&toC=0,1,0&steps=5"));

    Interpolator interpolator = Interpolator.spherical(model).steps(5);
    assertPoints(
        answer, interpolator.path(from, to), interpolator.betweenLatents(from, dot, to, bar));
    assertVectors(
        answer,
        "c",
        Samples.of(Shape.of(3), 1, 0, 0, 0.75f, 0.25f, 0, 0.5f, 0.5f, 0, 0.25f, 0.75f, 0, 0, 1, 0));
  }

  @Test
  void encode_isWhereTheModelHasAPictureOfTheClass() throws IOException, InterruptedException {
    Samples picture = Samples.of(Shape.of(8, 8, 1), new float[64]);

    JsonObject answer = json(client.encode("?c=0,0,1", PngImages.encode(picture.toImage(0))));

    assertPoints(
        answer, model.given(2).encode(picture).mean(), model.given(2).reconstruct(picture));
  }

  @Test
  void encode_withoutAClass_takesWhatFitsBest() throws IOException, InterruptedException {
    for (int label = 0; label < 3; label++) {
      Samples far = Samples.of(Shape.of(2), 9, -9);
      Samples picture = ExplorerVisit.rounded(model.given(label).decode(far));

      JsonObject answer = json(client.encode("", PngImages.encode(picture.toImage(0))));

      Samples fitting = picture;
      double least = Double.POSITIVE_INFINITY;
      for (int other = 0; other < 3; other++) {
        Samples made = model.given(other).reconstruct(picture);
        double sum = 0;
        for (int i = 0; i < 64; i++) {
          sum += Math.pow(made.value(0, i) - picture.value(0, i), 2);
        }
        if (sum < least) {
          least = sum;
          fitting = model.condition().orElseThrow().of(other);
        }
      }
      assertVectors(answer, "c", fitting);
    }
  }

  @Test
  void conditions_missingOrTooLong_areToldInWords() throws IOException, InterruptedException {
    assertThat(error(client.get("/decode?z=0,0"), 400))
        .isEqualTo("c: expected 3 numbers, found 0; part them by commas");
    assertThat(error(client.get("/walk?from=0,0&to=0,0&fromC=1,0,0&toC=1"), 400))
        .isEqualTo("toC: expected 3 numbers, found 1; part them by commas");
  }

  @Test
  void start_modelOfVectors_isRefused(@TempDir Path vectors) throws IOException {
    try (OnnxVae other = OnnxVae.load(TinyModel.export(vectors, Condition.vector(4)))) {
      assertThatThrownBy(() -> ExplorerEndpointsTest.start(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "LatentExplorer: expected a model without a condition or with classes, found one");
    }
  }
}
