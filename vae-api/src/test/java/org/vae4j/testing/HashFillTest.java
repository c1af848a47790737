package org.vae4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

final class HashFillTest {
  @Test
  void unit_asTheFileSays() {
    JsonObject check = GoldenFiles.read("models.json").getAsJsonObject("hash_check");
    assertThat(HashFill.series(4, 0, 0, 1)).containsExactly(GoldenFiles.numbers(check, "u"));
    assertThat(HashFill.series(4, 3, 0, 1)).containsExactly(GoldenFiles.numbers(check, "k3_u"));
  }
}
