package org.vae4j.oracle;

import java.util.Map;
import org.vae4j.Shape;
import org.vae4j.model.Bernoulli;
import org.vae4j.model.ContinuousBernoulli;
import org.vae4j.model.DiscretizedLogistic;
import org.vae4j.model.Gaussian;
import org.vae4j.model.Laplace;
import org.vae4j.model.Likelihood;
import org.vae4j.model.LikelihoodInterpreter;
import org.vae4j.model.Scale;
import org.vae4j.model.SoftClamp;

/** Where an item's values have their locations and scales in the decoder's output. */
final class OracleScale {
  private final Value decoded;
  private final Value logScales;
  private final int channels;
  private final int outputsPerValue;
  private final ScalarFunction clamp;

  private OracleScale(
      Value decoded, Value logScales, int channels, int outputsPerValue, ScalarFunction clamp) {
    this.decoded = decoded;
    this.logScales = logScales;
    this.channels = channels;
    this.outputsPerValue = outputsPerValue;
    this.clamp = clamp;
  }

  /**
   * Finds the scales.
   *
   * @param tape what remembers the steps
   * @param leaves the parameters by name
   * @param decoded the decoder's output
   */
  static OracleScale of(
      Tape tape, Map<String, Value> leaves, Likelihood likelihood, Value decoded) {
    return likelihood.accept(new Finder(tape, leaves, decoded));
  }

  /** Returns the number of values that the decoder's output is about. */
  int count() {
    return decoded.values().length / outputsPerValue;
  }

  double location(int i) {
    return decoded.values()[locationIndex(i)];
  }

  double logScale(int i) {
    return clamp.value().applyAsDouble(logScales.values()[scaleIndex(i)]);
  }

  void addGradients(int i, double byLocation, double byLogScale) {
    decoded.gradient()[locationIndex(i)] += byLocation;
    int scale = scaleIndex(i);
    logScales.gradient()[scale] +=
        byLogScale * clamp.derivative().applyAsDouble(logScales.values()[scale]);
  }

  /** The last axis holds the locations of all channels, then their scales. */
  private int locationIndex(int i) {
    return i / channels * channels * outputsPerValue + i % channels;
  }

  private int scaleIndex(int i) {
    return outputsPerValue == 1 ? 0 : locationIndex(i) + channels;
  }

  /** Knows which likelihoods have scales, and where they come from. */
  private record Finder(Tape tape, Map<String, Value> leaves, Value decoded)
      implements LikelihoodInterpreter<OracleScale> {
    @Override
    public OracleScale bernoulli(Bernoulli likelihood) {
      return fixed(0);
    }

    @Override
    public OracleScale continuousBernoulli(ContinuousBernoulli likelihood) {
      return fixed(0);
    }

    @Override
    public OracleScale gaussian(Gaussian likelihood) {
      return scale(likelihood.scale(), Gaussian.LOG_SCALE_CLAMP);
    }

    @Override
    public OracleScale laplace(Laplace likelihood) {
      return scale(likelihood.scale(), Laplace.LOG_SCALE_CLAMP);
    }

    @Override
    public OracleScale discretizedLogistic(DiscretizedLogistic likelihood) {
      return scale(likelihood.scale(), DiscretizedLogistic.LOG_SCALE_CLAMP);
    }

    private OracleScale scale(Scale scale, SoftClamp bounds) {
      ScalarFunction clamp =
          ScalarFunction.softClamp(bounds.lowest(), bounds.highest(), bounds.room());
      return switch (scale.kind()) {
        case FIXED -> fixed(Math.log(scale.value()));
        case LEARNED ->
            new OracleScale(decoded, leaves.get("likelihood.log_scale"), channels(1), 1, clamp);
        case PER_VALUE -> new OracleScale(decoded, decoded, channels(2), 2, clamp);
      };
    }

    private OracleScale fixed(double logScale) {
      Value constant = tape.leaf(Shape.of(1), new double[] {logScale});
      ScalarFunction identity = new ScalarFunction(x -> x, x -> 1);
      return new OracleScale(decoded, constant, channels(1), 1, identity);
    }

    private int channels(int outputsPerValue) {
      Shape shape = decoded.itemShape();
      return shape.size(shape.rank() - 1) / outputsPerValue;
    }
  }
}
