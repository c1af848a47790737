package org.vae4j.examples.explorer;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.vae4j.Samples;
import org.vae4j.examples.http.PngImages;
import org.vae4j.examples.http.Reply;

/**
 * Places in the latent space with their pictures.
 *
 * @param latents n latent vectors
 * @param conditions n conditions, if the model has classes
 * @param pictures what the model makes of them
 */
record Points(Samples latents, Optional<Samples> conditions, Samples pictures) {
  /** Returns them as JSON: {@code {"points": [{"z": […], "c": […], "picture": "data:…"}]}}. */
  Reply reply() throws IOException {
    StringBuilder json = new StringBuilder("{\"points\": [");
    for (int i = 0; i < latents.count(); i++) {
      json.append(i == 0 ? "{" : ",\n{");
      append(json, "z", latents, i);
      if (conditions.isPresent()) {
        append(json, "c", conditions.get(), i);
      }
      byte[] png = PngImages.encode(pictures.toImage(i));
      json.append("\"picture\": \"data:image/png;base64,")
          .append(Base64.getEncoder().encodeToString(png))
          .append("\"}");
    }
    return Reply.text("application/json", json.append("]}\n").toString(), latents.count());
  }

  private static void append(StringBuilder json, String name, Samples vectors, int index) {
    json.append('"').append(name).append("\": [");
    for (int i = 0; i < vectors.itemShape().volume(); i++) {
      json.append(i == 0 ? "" : ",").append(vectors.value(index, i));
    }
    json.append("], ");
  }
}
