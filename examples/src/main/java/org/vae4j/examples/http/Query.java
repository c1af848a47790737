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
   * Tells whether there is a parameter.
   *
   * @param name the parameter
   * @return whether it was sent
   */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * Returns the values of a vector, as in {@code 0.5,-1,2}.
   *
   * @param name the parameter
   * @param size how many values it has
   * @return the values
   * @throws HttpFailure if there are more or fewer, or one is no finite number
   */
  public float[] vector(String name, int size) throws HttpFailure {
    String text = values.getOrDefault(name, "");
    String[] parts = text.isEmpty() ? new String[0] : text.split(",", -1);
    if (parts.length != size) {
      throw bad(name, size + " numbers", parts.length, "part them by commas");
    }
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = finite(name, parts[i]);
    }
    return vector;
  }

  private static float finite(String name, String text) throws HttpFailure {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw bad(name, "a number", "'" + text + "'", "write it as 0.5");
    }
    throw bad(name, "a finite number", "'" + text + "'", "write it as 0.5");
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
  public static HttpFailure bad(String where, String expected, Object found, String hint) {
    return new HttpFailure(
        HttpFailure.BAD_REQUEST,
        where + ": expected " + expected + ", found " + found + "; " + hint);
  }
}
