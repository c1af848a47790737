package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.vae4j.Samples;
import org.vae4j.examples.http.HttpService;

/**
 * Asks a service what the page asks it.
 *
 * @param service the service
 */
record ExplorerClient(HttpService service) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  /** Posts a picture; the query starts with a question mark, or is empty. */
  HttpResponse<byte[]> encode(String query, byte[] body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri("/encode" + query))
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + service.address().getPort() + path);
  }

  private static HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  static JsonObject json(HttpResponse<byte[]> answer) {
    return JsonParser.parseString(new String(answer.body(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  static String error(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return json(answer).get("error").getAsString();
  }

  static void assertPoints(JsonObject answer, Samples latents, Samples pictures)
      throws IOException {
    assertVectors(answer, "z", latents);
    JsonArray points = answer.getAsJsonArray("points");
    for (int i = 0; i < pictures.count(); i++) {
      String data = points.get(i).getAsJsonObject().get("picture").getAsString();
      assertThat(data).startsWith("data:image/png;base64,");
      byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
      assertSamePixels(image(png), pictures.toImage(i));
    }
  }

  static void assertVectors(JsonObject answer, String name, Samples expected) {
    JsonArray points = answer.getAsJsonArray("points");
    assertThat(points).hasSize(expected.count());
    for (int i = 0; i < expected.count(); i++) {
      float[] values = expected.item(i);
      assertThat(points.get(i).getAsJsonObject().getAsJsonArray(name).asList())
          .extracting(value -> value.getAsFloat())
          .containsExactlyElementsOf(
              IntStream.range(0, values.length).mapToObj(d -> values[d]).toList());
    }
  }

  static void assertSamePixels(BufferedImage found, BufferedImage expected) {
    int[] none = null;
    assertThat(found.getWidth()).isEqualTo(expected.getWidth());
    assertThat(found.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none))
        .isEqualTo(expected.getRaster().getPixels(0, 0, found.getWidth(), found.getHeight(), none));
  }

  static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
