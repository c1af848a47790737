package org.vae4j.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of Java on a page.
 *
 * @param page the page's name
 * @param line the number of the block's first line, from 1
 * @param region the name in the comment on the line above the block, {@code <!-- region: name -->};
 *     null if there is none
 * @param code the block's text
 */
record Snippet(String page, int line, @Nullable String region, String code) {
  private static final Pattern COMMENT = Pattern.compile("<!-- region: ([a-z-]+) -->");

  static List<Snippet> of(String page, List<String> lines) {
    List<Snippet> snippets = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).strip().equals("```java")) {
        int end = start + 1;
        while (!lines.get(end).strip().equals("```")) {
          end++;
        }
        Matcher comment = COMMENT.matcher(start == 0 ? "" : lines.get(start - 1).strip());
        snippets.add(
            new Snippet(
                page,
                start + 2,
                comment.matches() ? comment.group(1) : null,
                String.join("\n", lines.subList(start + 1, end)) + "\n"));
        start = end;
      }
    }
    return snippets;
  }
}
