package org.vae4j.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dictionary of a .npy header:
 *
 * <pre>{@code
 * dictionary = "{" [ entry { "," entry } [ "," ] ] "}"
 * entry      = string ":" ( string | "True" | "False" | tuple )
 * tuple      = "(" [ number "," [ number { "," number } [ "," ] ] ] ")"
 * }</pre>
 *
 * with space between the parts and after the end. Each of the three keys comes once, in any order.
 */
final class NpyHeaderParser {
  /** Enough for any size that is accepted; a number with more digits cannot be right. */
  private static final int MAX_DIGITS = 18;

  private static final char END = 0;

  private final String text;
  private final String where;
  private int position;
  private @Nullable String descr;
  private @Nullable Boolean fortranOrder;
  private @Nullable List<Long> shape;

  /**
   * Starts to read.
   *
   * @param text the dictionary
   * @param where the file or array, for messages
   */
  NpyHeaderParser(String text, String where) {
    this.text = text;
    this.where = where;
  }

  NpyHeaderText parse() throws IOException {
    expect('{');
    while (peek() != '}') {
      entry();
      if (peek() != '}') {
        expect(',');
      }
    }
    expect('}');
    if (peek() != END) {
      throw mistake("nothing but space after the dictionary");
    }
    if (descr == null || fortranOrder == null || shape == null) {
      throw mistake("the keys 'descr', 'fortran_order' and 'shape'");
    }
    return new NpyHeaderText(descr, fortranOrder, shape);
  }

  private void entry() throws IOException {
    String key = string();
    expect(':');
    if (key.equals("descr") && descr == null) {
      if (peek() == '[') {
        throw mistake("one type and no named fields");
      }
      descr = string();
    } else if (key.equals("fortran_order") && fortranOrder == null) {
      fortranOrder = truth();
    } else if (key.equals("shape") && shape == null) {
      shape = tuple();
    } else {
      throw mistake("the keys 'descr', 'fortran_order' and 'shape', once each");
    }
  }

  private String string() throws IOException {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw mistake("a string in quotes");
    }
    int end = text.indexOf(quote, position + 1);
    if (end < 0 || text.substring(position, end).indexOf('\\') >= 0) {
      throw mistake("a plain string in quotes");
    }
    String value = text.substring(position + 1, end);
    position = end + 1;
    return value;
  }

  private boolean truth() throws IOException {
    peek();
    boolean isTrue = text.startsWith("True", position);
    if (!isTrue && !text.startsWith("False", position)) {
      throw mistake("True or False");
    }
    position += isTrue ? 4 : 5;
    return isTrue;
  }

  private List<Long> tuple() throws IOException {
    List<Long> numbers = new ArrayList<>();
    expect('(');
    while (peek() != ')') {
      numbers.add(number());
      // A tuple of one needs its comma.
      if (peek() != ')' || numbers.size() == 1) {
        expect(',');
      }
    }
    expect(')');
    return numbers;
  }

  private long number() throws IOException {
    peek();
    int end = position;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end == position || end - position > MAX_DIGITS) {
      throw mistake("a size of at most " + MAX_DIGITS + " digits");
    }
    long value = Long.parseLong(text.substring(position, end));
    // Python 2 wrote an L behind some numbers.
    position = end < text.length() && text.charAt(end) == 'L' ? end + 1 : end;
    return value;
  }

  /** Skips space and returns the next character, or END. */
  private char peek() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : END;
  }

  private void expect(char expected) throws IOException {
    if (peek() != expected) {
      throw mistake("'" + expected + "'");
    }
    position++;
  }

  private IOException mistake(String expected) {
    String rest = text.substring(position, Math.min(text.length(), position + 20));
    return BadFile.mistake(
        where,
        "a header with " + expected,
        rest.isEmpty()
            ? "its end"
            : "\"" + rest.replaceAll("[^ -~]", ".") + "\" at position " + position,
        "the file is damaged or holds no plain array; save it with numpy.save");
  }
}
