package org.vae4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The regions of source files: the lines between {@code // tag::name[]} and {@code // end::name[]},
 * without common indentation. A region may consist of several parts.
 */
final class Regions {
  private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([a-z-]+)\\[\\]");

  private Regions() {}

  /** Returns all regions of the Java files below a folder, by name. */
  static Map<String, String> below(Path folder) throws IOException {
    Map<String, String> regions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Map<String, String> found = of(Files.readAllLines(file));
        found.forEach(
            (name, text) -> {
              if (regions.put(name, text) != null) {
                throw new IllegalStateException("region " + name + " is in two files");
              }
            });
      }
    }
    return regions;
  }

  static Map<String, String> of(List<String> lines) {
    Map<String, StringBuilder> texts = new TreeMap<>();
    StringBuilder open = null;
    for (String line : lines) {
      Matcher mark = MARK.matcher(line);
      if (!mark.matches()) {
        if (open != null) {
          open.append(open.isEmpty() ? "" : "\n").append(line);
        }
      } else if (mark.group(1).equals("tag")) {
        open = texts.computeIfAbsent(mark.group(2), name -> new StringBuilder());
      } else {
        open = null;
      }
    }
    Map<String, String> regions = new TreeMap<>();
    texts.forEach((name, text) -> regions.put(name, text.toString().stripIndent() + "\n"));
    return regions;
  }
}
