package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
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
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static OnnxVae model;
  private static HttpService service;

  @BeforeAll
  static void start() throws IOException {
    model = OnnxVae.load(TinyModel.export(folder), Device.cpu(1));
    service = start(model);
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
    JsonObject answer = json(get("/model"));

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
    HttpResponse<byte[]> answer = get("/decode?z=0.5,-1.25&scale=3");

    Samples expected = model.decode(Samples.of(Shape.of(2), 0.5f, -1.25f));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    assertSamePixels(image(answer.body()), expected.toGrid(1, 3));
  }

  @Test
  void samples_areThoseOfTheSampler() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/samples?n=5&seed=7");

    Sampler sampler = Sampler.of(model).seed(7);
    assertThat(answer.headers().firstValue("X-Seed")).hasValue("7");
    assertPoints(json(answer), sampler.latents(0, 5), sampler.sample(5));
  }

  @Test
  void samples_withoutNumbers_tellTheirSeed() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/samples");

    String seed = answer.headers().firstValue("X-Seed").orElseThrow();
    assertThat(get("/samples?n=9&seed=" + seed).body()).isEqualTo(answer.body());
    assertThat(get("/samples").body()).isNotEqualTo(answer.body());
  }

  @Test
  void walk_isThatOfTheInterpolator() throws IOException, InterruptedException {
    Samples from = Samples.of(Shape.of(2), 1, 0.5f);
    Samples to = Samples.of(Shape.of(2), -1, 2);

    JsonObject answer = json(get("/walk?from=1,0.5&to=-1,2&steps=5"));

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

    JsonObject answer = json(post(service, PngImages.encode(picture.toImage(0))));

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
    HttpResponse<byte[]> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").getAsString()).startsWith(message);
  }

  @Test
  void encode_noPictureOfTheModelsSize_isABadRequest() throws IOException, InterruptedException {
    byte[] wide = PngImages.encode(new BufferedImage(9, 8, BufferedImage.TYPE_INT_RGB));

    assertThat(error(post(service, wide), 400))
        .isEqualTo("body: expected an image of 8 x 8 pixels, found 9 x 8; scale it first");
    assertThat(error(post(service, new byte[] {1, 2, 3}), 400))
        .startsWith("body: expected a PNG file, found something else");
    assertThat(error(post(service, new byte[4001]), 413))
        .isEqualTo("body: expected at most 4000 bytes, found more; send a smaller file");
  }

  @Test
  void decoderAlone_drawsButDoesNotEncode(@TempDir Path lone)
      throws IOException, InterruptedException {
    Path decoder = Files.copy(folder.resolve("decoder.onnx"), lone.resolve("decoder.onnx"));
    try (OnnxVae half = OnnxVae.load(decoder);
        HttpService other = start(half)) {
      JsonObject facts = json(send(HttpRequest.newBuilder(uri(other, "/model")).build()));
      assertThat(facts.get("encoder").getAsBoolean()).isFalse();
      assertThat(facts.getAsJsonArray("dimensions").toString())
          .isEqualTo("[{\"index\":0,\"use\":0.0},{\"index\":1,\"use\":0.0}]");
      byte[] png = PngImages.encode(Samples.of(Shape.of(8, 8, 1), new float[64]).toImage(0));
      assertThat(error(post(other, png), 501)).contains("a decoder alone");
    }
  }

  private static void assertPoints(JsonObject answer, Samples latents, Samples pictures)
      throws IOException {
    JsonArray points = answer.getAsJsonArray("points");
    assertThat(points).hasSize(latents.count());
    for (int i = 0; i < latents.count(); i++) {
      JsonObject point = points.get(i).getAsJsonObject();
      float[] z = latents.item(i);
      assertThat(point.getAsJsonArray("z").asList())
          .extracting(value -> value.getAsFloat())
          .containsExactlyElementsOf(IntStream.range(0, z.length).mapToObj(d -> z[d]).toList());
      String data = point.get("picture").getAsString();
      assertThat(data).startsWith("data:image/png;base64,");
      byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
      assertSamePixels(image(png), pictures.toImage(i));
    }
  }

  private static void assertSamePixels(BufferedImage found, BufferedImage expected) {
    int[] none = null;
    assertThat(found.getWidth()).isEqualTo(expected.getWidth());
    assertThat(found.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none))
        .isEqualTo(expected.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none));
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static URI uri(HttpService service, String path) {
    return URI.create("http://localhost:" + service.address().getPort() + path);
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(service, path)).build());
  }

  private static HttpResponse<byte[]> post(HttpService service, byte[] body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(service, "/encode"))
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    return JsonParser.parseString(new String(answer.body(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  private static String error(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return json(answer).get("error").getAsString();
  }
}
