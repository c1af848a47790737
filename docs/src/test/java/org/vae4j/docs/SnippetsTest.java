package org.vae4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every block of Java on the pages is, character by character, a region of a test. */
final class SnippetsTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir"));

  @TestFactory
  Stream<DynamicTest> everyBlock_isARegionOfATest() throws IOException {
    Map<String, String> regions = Regions.below(MODULE.resolve("src/test/java"));
    return snippets().stream()
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.page() + ":" + snippet.line(),
                    () -> {
                      assertThat(snippet.region()).as("comment above the block").isNotNull();
                      assertThat(regions).containsKey(snippet.region());
                      assertThat(snippet.code()).isEqualTo(regions.get(snippet.region()));
                    }));
  }

  @Test
  void everyRegion_isOnAPage() throws IOException {
    assertThat(snippets())
        .extracting(Snippet::region)
        .containsAll(Regions.below(MODULE.resolve("src/test/java")).keySet());
  }

  @Test
  void of_blockWithoutComment_hasNoRegion() {
    List<Snippet> snippets =
        Snippet.of("page", List.of("text", "```java", "int a;", "```", "```xml", "<b/>", "```"));

    assertThat(snippets).containsExactly(new Snippet("page", 3, null, "int a;\n"));
  }

  @Test
  void of_regionInParts_isJoinedAndLosesItsIndentation() {
    List<String> lines =
        List.of(
            "  // tag::demo[]",
            "  if (a) {",
            "    // end::demo[]",
            "    check();",
            "    // tag::demo[]",
            "  }",
            "  // end::demo[]",
            "  more();");

    assertThat(Regions.of(lines)).isEqualTo(Map.of("demo", "if (a) {\n}\n"));
  }

  private static List<Snippet> snippets() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(MODULE.resolveSibling("README.md")));
    try (Stream<Path> guide = Files.list(MODULE)) {
      guide.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
    }
    List<Snippet> snippets = new ArrayList<>();
    for (Path page : pages) {
      snippets.addAll(
          Snippet.of(MODULE.getParent().relativize(page).toString(), Files.readAllLines(page)));
    }
    return snippets;
  }
}
