package org.vae4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void write_createsFolders() throws IOException {
    Path file = folder.resolve("a/b/file");
    AtomicFile.write(file, out -> out.write(new byte[] {1, 2, 3}));
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void write_replacesTheWholeFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "something long");
    AtomicFile.write(file, out -> out.write('x'));
    assertThat(file).hasContent("x");
  }

  @Test
  void write_failure_leavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("before");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void write_isNotSeenBeforeItIsComplete() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(
        file,
        out -> {
          out.write('x');
          assertThat(file).doesNotExist();
        });
    assertThat(file).hasContent("x");
  }

  @Test
  void write_interruptedThread_writesAndStaysInterrupted() throws IOException {
    Path file = folder.resolve("file");
    Thread.currentThread().interrupt();
    AtomicFile.write(file, out -> out.write('x'));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("x");
  }
}
