package org.vae4j.tensorflow.export;

import java.nio.file.Path;

/**
 * What an export wrote and how exact it is: the largest absolute differences between the ONNX
 * files, run in ONNX Runtime on the CPU, and TensorFlow on a fixed batch. Immutable and safe to use
 * from many threads.
 *
 * @param folder the folder with the files
 * @param meanError the difference of the encoder's means; not a number for a model without an
 *     encoder
 * @param logVarianceError the difference of the encoder's log-variances, in nats; not a number for
 *     a model without an encoder
 * @param imageError the difference of the decoder's items, in units of their values
 */
public record ExportReport(
    Path folder, double meanError, double logVarianceError, double imageError) {
  /**
   * Returns the error of the encoder's file.
   *
   * @return the larger of its two outputs' errors; not a number if there is no such file
   */
  public double encoderError() {
    return Math.max(meanError, logVarianceError);
  }
}
