package org.vae4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RequireTest {
  @Test
  void message_hasTheHouseForm() {
    assertThat(Require.message("decoder[5]", "[28, 28, 1]", 7, "use SAME padding"))
        .isEqualTo("decoder[5]: expected [28, 28, 1], found 7; use SAME padding");
  }

  @Test
  void argument_holds() {
    Require.argument(true, "here", "this", "that", "do something");
    assertThatThrownBy(() -> Require.argument(false, "here", "this", "that", "do something"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("here: expected this, found that; do something");
  }

  @Test
  void positive_returnsTheValue() {
    assertThat(Require.positive(1, "here", "hint")).isEqualTo(1);
    assertThatThrownBy(() -> Require.positive(0, "here", "hint"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("here: expected at least 1, found 0; hint");
  }
}
