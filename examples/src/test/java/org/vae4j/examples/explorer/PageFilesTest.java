package org.vae4j.examples.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vae4j.examples.http.Endpoint;

final class PageFilesTest {
  private static final Path FILES = Path.of("src/main/resources/org/vae4j/examples/explorer");

  /** What one file of the page says it needs: {@code from "./x.js"}, {@code href="x.css"}. */
  private static final Pattern NEEDED =
      Pattern.compile("(?:from \"\\./|(?:href|src)=\")([a-z]+\\.[a-z]+)\"");

  @Test
  void endpoints_areAllFilesOfThePage() throws IOException {
    List<String> paths = PageFiles.endpoints().stream().map(Endpoint::path).toList();

    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(paths)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> "/" + file.getFileName())
                  .map(path -> path.equals("/index.html") ? "/" : path)
                  .toList());
    }
  }

  @Test
  void files_needNoneThatIsNotThere() throws IOException {
    TreeSet<String> needed = new TreeSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        NEEDED.matcher(text).results().map(found -> name(found)).forEach(needed::add);
        assertThat(text).as("%s", file).doesNotContain("https://").doesNotContain("style=\"");
      }
    }

    assertThat(needed).contains("main.js", "explorer.css", "server.js");
    assertThat(needed).allSatisfy(name -> assertThat(FILES.resolve(name)).exists());
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
