package org.vae4j.testing;

/**
 * What PyTorch found for the gradient of one parameter.
 *
 * @param parameter the parameter's name, ours
 * @param norm the square root of the sum of all squares
 * @param first the first numbers in PyTorch's order
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
public record GoldenGradient(String parameter, double norm, double[] first) {}
