package org.vae4j.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.vae4j.inference.Sampler;
import org.vae4j.onnx.Device;
import org.vae4j.onnx.OnnxVae;

final class SamplingServiceTest {
  private static final Limits LIMITS = new Limits(64, 4000, 2, 16, Duration.ofSeconds(20));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static OnnxVae model;
  private static HttpService service;

  @BeforeAll
  static void start() throws IOException {
    model = OnnxVae.load(TinyModel.export(folder), Device.cpu(1));
    service = start(model, LIMITS);
  }

  private static HttpService start(OnnxVae model, Limits limits) throws IOException {
    return SamplingServer.start(
        model, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    model.close();
  }

  @Test
  void sample_isTheGridOfTheSampler() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/sample?n=5&seed=7");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(answer.headers().firstValue("X-Seed")).hasValue("7");
    assertSamePixels(image(answer), Sampler.of(model).seed(7).sample(5).toGrid(3, 1));
  }

  @Test
  void sample_withoutNumbers_tellsItsSeed() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/sample");

    String seed = answer.headers().firstValue("X-Seed").orElseThrow();
    assertThat(get("/sample?n=16&seed=" + seed).body()).isEqualTo(answer.body());
    assertThat(get("/sample").body()).isNotEqualTo(answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n=0|n: expected 1 to 64, found 0; choose one in that range",
        "n=65|n: expected 1 to 64, found 65; choose one in that range",
        "n=|n: expected a whole number, found ''; write it in digits",
        "n=1.5|n: expected a whole number, found '1.5'; write it in digits",
        "n=99999999999999999999|n: expected a whole number, found '99999999999999999999'; write"
            + " it in digits",
        "seed=x|seed: expected a whole number, found 'x'; write it in digits",
        "n=1&n=2|n: expected one value, found several; give it once",
        "n=1&|found ''; check its spelling",
        "number=1|found 'number'; check its spelling",
        "n=%25%22|found '%\\\"'; write it in digits",
      })
  void sample_badQuery_isToldWhatIsRight(String query, String message)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/sample?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(text(answer)).startsWith("{\"error\": \"").contains(message).endsWith("\"}\n");
  }

  @Test
  void reconstruct_isWhatTheModelMakesOfTheImage() throws IOException, InterruptedException {
    float[] pixels = new float[64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 4 / 255f;
    }
    Samples original = Samples.of(Shape.of(8, 8, 1), pixels);

    HttpResponse<byte[]> answer = post(PngImages.encode(original.toImage(0)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertSamePixels(image(answer), model.reconstruct(original).toImage(0));
  }

  @Test
  void reconstruct_noPngOfTheRightSize_isABadRequest() throws IOException, InterruptedException {
    byte[] png = PngImages.encode(new BufferedImage(9, 8, BufferedImage.TYPE_INT_RGB));

    assertBad(post(new byte[0]), 400, "body: expected a PNG file, found something else or a");
    assertBad(post("hello".getBytes(StandardCharsets.UTF_8)), 400, "body: expected a PNG file");
    assertBad(
        post(png), 400, "body: expected an image of 8 x 8 pixels, found 9 x 8; scale it first");
    assertBad(post(new byte[4001]), 413, "body: expected at most 4000 bytes, found more");
  }

  @Test
  void reconstruct_damagedPng_isABadRequest() throws IOException, InterruptedException {
    byte[] png = PngImages.encode(Samples.of(Shape.of(8, 8, 1), new float[64]).toImage(0));
    Arrays.fill(png, 37, png.length, (byte) 0xff);

    assertBad(post(png), 400, "body: expected a PNG file, found something else or a damaged one");
  }

  @Test
  void reconstruct_decoderAlone_isNotImplemented(@TempDir Path lone)
      throws IOException, InterruptedException {
    Path decoder = Files.copy(folder.resolve("decoder.onnx"), lone.resolve("decoder.onnx"));
    try (OnnxVae half = OnnxVae.load(decoder);
        HttpService other = start(half, LIMITS)) {
      byte[] png = PngImages.encode(Samples.of(Shape.of(8, 8, 1), new float[64]).toImage(0));
      HttpRequest request =
          HttpRequest.newBuilder(uri(other, "/reconstruct"))
              .POST(BodyPublishers.ofByteArray(png))
              .build();
      assertBad(CLIENT.send(request, BodyHandlers.ofByteArray()), 501, "a decoder alone");
    }
  }

  @Test
  void otherPathsAndMethods() throws IOException, InterruptedException {
    assertBad(get("/nowhere"), 404, "path: expected one of [/sample, /reconstruct, /health, /met");
    assertBad(get("/sample/"), 404, "found '/sample/'");
    HttpResponse<byte[]> wrongMethod = get("/reconstruct");
    assertBad(wrongMethod, 405, "/reconstruct: expected POST, found GET");
    assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void health_namesTheModel() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("{\"status\": \"ok\", \"model\": \"" + model + "\"}\n");
  }

  @Test
  void metrics_countRequestsErrorsAndItems() throws IOException, InterruptedException {
    try (HttpService other = start(model, LIMITS)) {
      for (String path : List.of("/sample?n=3", "/sample?n=4", "/sample?n=0", "/x", "/y")) {
        CLIENT.send(HttpRequest.newBuilder(uri(other, path)).build(), BodyHandlers.discarding());
      }
      String text =
          CLIENT
              .send(HttpRequest.newBuilder(uri(other, "/metrics")).build(), BodyHandlers.ofString())
              .body();
      assertThat(text.lines().toList())
          .contains(
              "# TYPE vae4j_requests_total counter",
              "vae4j_requests_total{path=\"/sample\",status=\"200\"} 2",
              "vae4j_requests_total{path=\"/sample\",status=\"400\"} 1",
              "vae4j_requests_total{path=\"other\",status=\"404\"} 2",
              "vae4j_errors_total 3",
              "vae4j_items_total 7",
              "vae4j_requests_inside 0",
              "vae4j_request_seconds_count{path=\"/sample\"} 3");
      assertThat(text)
          .containsPattern(
              "vae4j_request_seconds\\{path=\"/sample\",quantile=\"0.99\"} 0\\.\\d+\n");
    }
  }

  @Test
  void manyAtOnce_areAllAnsweredAlike() throws IOException, InterruptedException {
    byte[] expected = get("/sample?n=9&seed=1").body();
    Limits roomy = new Limits(64, 4000, 2, 100, Duration.ofSeconds(20));
    try (HttpService other = start(model, roomy)) {
      List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(
            CLIENT.sendAsync(
                HttpRequest.newBuilder(uri(other, "/sample?n=9&seed=1")).build(),
                BodyHandlers.ofByteArray()));
      }
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo(expected));
    }
  }

  @Test
  void start_modelWithoutImages(@TempDir Path flat) throws IOException {
    TinyModel.exportFlat(flat);
    try (OnnxVae other = OnnxVae.load(flat)) {
      assertThatThrownBy(() -> start(other, LIMITS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "SamplingServer: expected a model of grey or RGB images, found one of items [5]; there"
                  + " is nothing to draw");
    }
  }

  private static URI uri(HttpService service, String path) {
    return URI.create("http://localhost:" + service.address().getPort() + path);
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(service, path)).build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(service, "/reconstruct"))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static void assertBad(HttpResponse<byte[]> answer, int status, String message) {
    assertThat(text(answer)).startsWith("{\"error\": \"").contains(message);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static void assertSamePixels(BufferedImage found, BufferedImage expected) {
    assertThat(found.getWidth()).isEqualTo(expected.getWidth());
    assertThat(found.getHeight()).isEqualTo(expected.getHeight());
    int[] none = null;
    assertThat(found.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none))
        .isEqualTo(expected.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none));
  }
}
