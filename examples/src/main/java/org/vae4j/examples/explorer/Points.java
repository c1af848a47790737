package org.vae4j.examples.explorer;

import java.io.IOException;
import java.util.Base64;
import org.vae4j.Samples;
import org.vae4j.examples.http.PngImages;
import org.vae4j.examples.http.Reply;

/**
 * Places in the latent space with their pictures.
 *
 * @param latents n latent vectors
 * @param pictures what the model makes of them
 */
record Points(Samples latents, Samples pictures) {
  /** Returns them as JSON: {@code {"points": [{"z": […], "picture": "data:…"}]}}. */
  Reply reply() throws IOException {
    StringBuilder json = new StringBuilder("{\"points\": [");
    for (int i = 0; i < latents.count(); i++) {
      json.append(i == 0 ? "" : ",\n").append("{\"z\": [");
      for (int d = 0; d < latents.itemShape().volume(); d++) {
        json.append(d == 0 ? "" : ",").append(latents.value(i, d));
      }
      byte[] png = PngImages.encode(pictures.toImage(i));
      json.append("], \"picture\": \"data:image/png;base64,")
          .append(Base64.getEncoder().encodeToString(png))
          .append("\"}");
    }
    return Reply.text("application/json", json.append("]}\n").toString(), latents.count());
  }
}
