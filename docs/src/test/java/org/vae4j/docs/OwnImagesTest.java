package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;

final class OwnImagesTest {
  @Test
  void bytesOfImages_becomeADataset() {
    byte[][] pixels = new byte[10][16 * 16];
    pixels[3][0] = (byte) 255;

    // tag::own-images[]
    // Grey images of 16x16 pixels, a byte per pixel, row by row from the top left:
    Dataset images = ArrayDataset.ofBytes(Shape.of(16, 16, 1), pixels);
    // end::own-images[]
    assertThat(images.samples(3, 4).value(0, 0)).isEqualTo(1f);
  }
}
