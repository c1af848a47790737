package org.vae4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsJsonTest {
  @Test
  void write_holdsTheRunTheMeaningsAndTheNumbers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("metrics.json");

    MetricsJson.of("Study", Machine.words("TensorFlow on CPU"), 42, Duration.ofMillis(1500))
        .definition("total", "recon + kl < 300 nats")
        .value("total", 247.2)
        .value("undefined", Double.NaN)
        .value("by epoch", new double[] {1, Double.POSITIVE_INFINITY})
        .value("runs", List.of(Map.of("beta", 0.5)))
        .write(file);

    String text = Files.readString(file);
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    assertThat(json.get("program").getAsString()).isEqualTo("Study");
    assertThat(LocalDate.parse(json.get("date").getAsString())).isAfter(LocalDate.of(2025, 1, 1));
    assertThat(json.get("machine").getAsString())
        .matches("\\d+ cores?, .+, TensorFlow on CPU")
        .startsWith(Runtime.getRuntime().availableProcessors() + " core");
    assertThat(json.get("seed").getAsLong()).isEqualTo(42);
    assertThat(json.get("seconds").getAsDouble()).isEqualTo(1.5);
    assertThat(text).contains("recon + kl < 300 nats");
    JsonObject values = json.getAsJsonObject("values");
    assertThat(values.get("total").getAsDouble()).isEqualTo(247.2);
    assertThat(values.get("undefined").isJsonNull()).isTrue();
    assertThat(values.getAsJsonArray("by epoch").get(1).isJsonNull()).isTrue();
    assertThat(values.getAsJsonArray("runs").get(0).getAsJsonObject().get("beta").getAsDouble())
        .isEqualTo(0.5);
  }

  @Test
  void value_sameNameTwice_isRefused() {
    MetricsJson metrics = MetricsJson.of("Study", "a machine", 1, Duration.ZERO).value("kl", 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> metrics.value("kl", 2))
        .withMessageContaining("found kl");
  }
}
