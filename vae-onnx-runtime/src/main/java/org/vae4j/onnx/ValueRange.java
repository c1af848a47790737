package org.vae4j.onnx;

/**
 * The values that a file has for black and white; {@link org.vae4j.Samples} have 0 and 1.
 *
 * @param low what stands for 0
 * @param high what stands for 1
 */
record ValueRange(double low, double high) {
  static final ValueRange UNIT = new ValueRange(0, 1);
  static final ValueRange SIGNED = new ValueRange(-1, 1);

  /** From values of the file. */
  Conversion toUnit() {
    return Conversion.affine(1 / (high - low), -low / (high - low));
  }

  /** To values of the file. */
  Conversion fromUnit() {
    return Conversion.affine(high - low, low);
  }

  @Override
  public String toString() {
    return "[" + low + ", " + high + "]";
  }
}
