package org.vae4j.oracle;

/**
 * What the encoder says about n items.
 *
 * @param mean {@code [n, latentSize]}, row-major
 * @param logVariance {@code [n, latentSize]}, clamped
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
public record OraclePosterior(double[] mean, double[] logVariance) {}
