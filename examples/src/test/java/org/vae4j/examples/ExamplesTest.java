package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExamplesTest {
  @Test
  void run_unknownName_listsTheNames() throws IOException, InterruptedException {
    assertThat(run(2, "Foo"))
        .startsWith("Error: expected one of [Quickstart, TrainFashionMnist, ")
        .contains("found 'Foo'");
  }

  @Test
  void run_noName_isAUsageError() throws IOException, InterruptedException {
    assertThat(run(2)).contains("found ''");
  }

  @Test
  void run_program_handsOnItsMessagesAndExitCode() throws IOException, InterruptedException {
    assertThat(run(2, "SampleModel", "--model=x")).contains("Missing required option: '--out");
    assertThat(run(1, "SampleModel", "--model=no such", "--out=x.png"))
        .contains("no such: expected a model, found none");
  }

  private static String run(int expectedExitCode, String... args)
      throws IOException, InterruptedException {
    PrintStream realErr = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertThat(Examples.run(args)).isEqualTo(expectedExitCode);
      return err.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(realErr);
    }
  }
}
