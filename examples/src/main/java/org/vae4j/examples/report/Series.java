package org.vae4j.examples.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.vae4j.internal.Require;

/** Points with a name. */
record Series(String name, List<Double> x, List<Double> y, boolean dashed) {
  Series {
    Objects.requireNonNull(name, "name");
    Require.argument(
        x.size() == y.size() && !x.isEmpty(),
        "series '" + name + "'",
        "as many x as y, and at least one",
        x.size() + " and " + y.size(),
        "give both of each point");
    Require.argument(
        Stream.concat(x.stream(), y.stream()).allMatch(Double::isFinite),
        "series '" + name + "'",
        "finite numbers",
        "others",
        "leave such points out");
  }

  static Series of(String name, double[] x, double[] y, boolean dashed) {
    return new Series(
        name, DoubleStream.of(x).boxed().toList(), DoubleStream.of(y).boxed().toList(), dashed);
  }
}
