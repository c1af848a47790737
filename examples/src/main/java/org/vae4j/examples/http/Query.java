package org.vae4j.examples.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers behind the question mark of an address. */
public final class Query {
  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a query.
   *
   * @param text the part of the address behind the question mark, or null
   * @param names the parameters there are
   * @return the numbers
   * @throws HttpFailure if it has others, or one twice
   */
  public static Query of(@Nullable String text, Set<String> names) throws HttpFailure {
    Map<String, String> values = new HashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!names.contains(name)) {
          throw bad("query", "parameters of " + names, "'" + name + "'", "check its spelling");
        }
        if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
          throw bad(name, "one value", "several", "give it once");
        }
      }
    }
    return new Query(values);
  }

  private static String decoded(String text) throws HttpFailure {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("query", "two hexadecimal digits behind each %", "'" + text + "'", "encode it");
    }
  }

  /**
   * Returns a number.
   *
   * @param name the parameter
   * @param least the least number that is right
   * @param most the largest number that is right
   * @param otherwise the number if there is no such parameter
   * @return the number
   * @throws HttpFailure if the parameter is no number or out of range
   */
  public long number(String name, long least, long most, long otherwise) throws HttpFailure {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(name, "a whole number", "'" + text + "'", "write it in digits");
    }
    throw bad(name, least + " to " + most, text, "choose one in that range");
  }

  /**
   * Refuses a request that is wrong.
   *
   * @param where the part of the request
   * @param expected what is right
   * @param found what was sent
   * @param hint what to do
   * @return the refusal
   */
  public static HttpFailure bad(String where, String expected, String found, String hint) {
    return new HttpFailure(
        HttpFailure.BAD_REQUEST,
        where + ": expected " + expected + ", found " + found + "; " + hint);
  }
}
