package org.vae4j.testing;

/**
 * What PyTorch computed for a batch; the decoder's input is {@code mean + exp(logVariance / 2) *
 * noise}.
 *
 * @param mean that of the first item
 * @param logVariance that of the first item
 * @param logitPositions where in an item the logits below stand
 * @param firstLogits some logits of the first item
 * @param lastLogits the same of the last item
 * @param logitSum the sum of the whole batch's logits
 * @param logitAbsoluteSum the sum of their absolute values
 */
@SuppressWarnings("ArrayRecordComponent") // plain data that nobody compares
public record GoldenOutput(
    double[] mean,
    double[] logVariance,
    int[] logitPositions,
    double[] firstLogits,
    double[] lastLogits,
    double logitSum,
    double logitAbsoluteSum) {}
