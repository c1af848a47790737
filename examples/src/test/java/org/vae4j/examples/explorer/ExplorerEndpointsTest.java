package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vae4j.examples.explorer.ExplorerClient.assertPoints;
import static org.vae4j.examples.explorer.ExplorerClient.assertSamePixels;
import static org.vae4j.examples.explorer.ExplorerClient.error;
import static org.vae4j.examples.explorer.ExplorerClient.image;
import static org.vae4j.examples.explorer.ExplorerClient.json;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vae4j.Samples;
import org.vae4j.Shape;
import org.vae4j.examples.TinyModel;
import org.vae4j.examples.http.HttpService;
import org.vae4j.examples.http.Limits;
import org.vae4j.examples.http.PngImages;
import org.vae4j.inference.Interpolator;
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

final class ExplorerEndpointsTest {
  static final Limits LIMITS = new Limits(32, 4000, 2, 16, Duration.ofSeconds(20));

  @TempDir static Path folder;
  private static OnnxVae model;
  private static HttpService service;
  private static ExplorerClient client;

  @BeforeAll
  static void start() throws IOException {
    model = OnnxVae.load(TinyModel.export(folder), Device.cpu(1));
    service = start(model);
    client = new ExplorerClient(service);
  }

  static HttpService start(OnnxVae model) throws IOException {
    return LatentExplorer.start(
        model, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LIMITS);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    model.close();
  }

  @Test
  void model_tellsItsDimensions_thoseUsedMostFirst() throws IOException, InterruptedException {
    JsonObject answer = json(client.get("/model"));

    assertThat(answer.get("name").getAsString()).isEqualTo(model.toString());
    assertThat(answer.get("width").getAsInt()).isEqualTo(8);
    assertThat(answer.get("height").getAsInt()).isEqualTo(8);
    assertThat(answer.get("encoder").getAsBoolean()).isTrue();
    assertThat(answer.get("mostSamples").getAsInt()).isEqualTo(32);
    List<JsonObject> dimensions =
        answer.getAsJsonArray("dimensions").asList().stream()
            .map(one -> one.getAsJsonObject())
            .toList();
    assertThat(dimensions).extracting(one -> one.get("index").getAsInt()).contains(0, 1);
    assertThat(dimensions.get(0).get("use").getAsDouble())
        .isGreaterThan(dimensions.get(1).get("use").getAsDouble());
  }

  @Test
  void decode_isWhatTheModelDraws() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.get("/decode?z=0.5,-1.25&scale=3");

    Samples expected = model.decode(Samples.of(Shape.of(2), 0.5f, -1.25f));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    assertSamePixels(image(answer.body()), expected.toGrid(1, 3));
  }

  @Test
  void samples_areThoseOfTheSampler() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.get("/samples?n=5&seed=7");

    Sampler sampler = Sampler.of(model).seed(7);
    assertThat(answer.headers().firstValue("X-Seed")).hasValue("7");
    assertPoints(json(answer), sampler.latents(0, 5), sampler.sample(5));
  }

  @Test
  void samples_withoutNumbers_tellTheirSeed() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.get("/samples");

    String seed = answer.headers().firstValue("X-Seed").orElseThrow();
    assertThat(client.get("/samples?n=9&seed=" + seed).body()).isEqualTo(answer.body());
    assertThat(client.get("/samples").body()).isNotEqualTo(answer.body());
  }

  @Test
  void walk_isThatOfTheInterpolator() throws IOException, InterruptedException {
    Samples from = Samples.of(Shape.of(2), 1, 0.5f);
    Samples to = Samples.of(Shape.of(2), -1, 2);

    JsonObject answer = json(client.get("/walk?from=1,0.5&to=-1,2&steps=5"));

    Samples path = Interpolator.spherical(model).steps(5).path(from, to);
    assertPoints(answer, path, model.decode(path));
  }

  @Test
  void encode_isWhereTheModelHasThePicture() throws IOException, InterruptedException {
    float[] pixels = new float[64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 4 / 255f;
    }
    Samples picture = Samples.of(Shape.of(8, 8, 1), pixels);

    JsonObject answer = json(client.encode("", PngImages.encode(picture.toImage(0))));

    assertPoints(answer, model.encode(picture).mean(), model.reconstruct(picture));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/decode|z: expected 2 numbers, found 0; part them by commas",
        "/decode?z=1|z: expected 2 numbers, found 1; part them by commas",
        "/decode?z=1,2,|z: expected 2 numbers, found 3; part them by commas",
        "/decode?z=1,x|z: expected a number, found 'x'; write it as 0.5",
        "/decode?z=1,NaN|z: expected a finite number, found 'NaN'; write it as 0.5",
        "/decode?z=1,1e99|z: expected a finite number, found '1e99'; write it as 0.5",
        "/decode?z=1,2&scale=17|scale: expected 1 to 16, found 17; choose one in that range",
        "/samples?n=33|n: expected 1 to 32, found 33; choose one in that range",
        "/samples?seed=x|seed: expected a whole number, found 'x'; write it in digits",
        "/walk?from=1,2&to=1|to: expected 2 numbers, found 1; part them by commas",
        "/walk?from=1,2&to=1,2&steps=1|steps: expected 2 to 32, found 1; choose one in",
      })
  void badQueries_areToldWhatIsRight(String path, String message)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").getAsString()).startsWith(message);
  }

  @Test
  void encode_noPictureOfTheModelsSize_isABadRequest() throws IOException, InterruptedException {
    byte[] wide = PngImages.encode(new BufferedImage(9, 8, BufferedImage.TYPE_INT_RGB));

    assertThat(error(client.encode("", wide), 400))
        .isEqualTo("body: expected an image of 8 x 8 pixels, found 9 x 8; scale it first");
    assertThat(error(client.encode("", new byte[] {1, 2, 3}), 400))
        .startsWith("body: expected a PNG file, found something else");
    assertThat(error(client.encode("", new byte[4001]), 413))
        .isEqualTo("body: expected at most 4000 bytes, found more; send a smaller file");
  }

  @Test
  void decoderAlone_drawsButDoesNotEncode(@TempDir Path lone)
      throws IOException, InterruptedException {
    Path decoder = Files.copy(folder.resolve("decoder.onnx"), lone.resolve("decoder.onnx"));
    try (OnnxVae half = OnnxVae.load(decoder);
        HttpService other = start(half)) {
      ExplorerClient alone = new ExplorerClient(other);
      JsonObject facts = json(alone.get("/model"));
      assertThat(facts.get("encoder").getAsBoolean()).isFalse();
      assertThat(facts.getAsJsonArray("dimensions").toString())
          .isEqualTo("[{\"index\":0,\"use\":0.0},{\"index\":1,\"use\":0.0}]");
      byte[] png = PngImages.encode(Samples.of(Shape.of(8, 8, 1), new float[64]).toImage(0));
      assertThat(error(alone.encode("", png), 501)).contains("a decoder alone");
    }
  }
}
