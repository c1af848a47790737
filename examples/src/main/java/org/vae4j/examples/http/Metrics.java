package org.vae4j.examples.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the service does and tells it in Prometheus' text format. From many threads. */
final class Metrics {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final int FIRST_ERROR = 400;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99};

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LatencySummary> latencies = new ConcurrentSkipListMap<>();
  private final LongAdder errors = new LongAdder();
  private final LongAdder items = new LongAdder();

  /**
   * Counts a request.
   *
   * @param path the endpoint; not what the request asked for, which may be anything
   * @param status the status it was answered with
   * @param nanos how long that took
   * @param made the number of images that the model made
   */
  void count(String path, int status, long nanos, int made) {
    String labels = "{path=\"" + path + "\",status=\"" + status + "\"}";
    requests.computeIfAbsent(labels, key -> new LongAdder()).increment();
    latencies.computeIfAbsent(path, key -> new LatencySummary()).add(nanos);
    items.add(made);
    if (status >= FIRST_ERROR) {
      errors.increment();
    }
  }

  /** Returns all numbers. */
  Reply reply(int inside) {
    StringBuilder text = new StringBuilder();
    head(text, "vae4j_requests_total", "counter", "Requests that were answered.");
    requests.forEach(
        (labels, number) ->
            text.append("vae4j_requests_total")
                .append(labels)
                .append(' ')
                .append(number)
                .append('\n'));
    head(text, "vae4j_errors_total", "counter", "Requests that were answered with an error.");
    text.append("vae4j_errors_total ").append(errors).append('\n');
    head(text, "vae4j_items_total", "counter", "Images that the model made.");
    text.append("vae4j_items_total ").append(items).append('\n');
    head(text, "vae4j_requests_inside", "gauge", "Requests that use the model or wait for it.");
    text.append("vae4j_requests_inside ").append(inside).append('\n');
    head(text, "vae4j_request_seconds", "summary", "Time from a request's head to its answer.");
    latencies.forEach((path, latency) -> summary(text, path, latency));
    return Reply.text(CONTENT_TYPE, text.toString(), 0);
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void summary(StringBuilder text, String path, LatencySummary latency) {
    for (double share : QUANTILES) {
      text.append(
          String.format(
              Locale.ROOT,
              "vae4j_request_seconds{path=\"%s\",quantile=\"%s\"} %.6f\n",
              path,
              share,
              latency.quantile(share)));
    }
    text.append(
        String.format(
            Locale.ROOT,
            """
            vae4j_request_seconds_sum{path="%s"} %.6f
            vae4j_request_seconds_count{path="%s"} %d
            """,
            path,
            latency.sum(),
            path,
            latency.count()));
  }
}
