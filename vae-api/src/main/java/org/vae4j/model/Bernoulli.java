package org.vae4j.model;

/**
 * Each value is an independent Bernoulli variable whose logit the decoder gives: {@code -log p(x|z)
 * = sum(softplus(logit) - x * logit)}, the binary cross-entropy on logits, which is never negative.
 * Values may be anywhere in [0, 1]; grey values are then read as probabilities, and the loss is
 * that of no distribution: see {@link ContinuousBernoulli}. The exported image is the mean, {@code
 * sigmoid(logit)}.
 *
 * @see <a href="https://arxiv.org/abs/1312.6114">Kingma and Welling 2014, appendix C.1</a>
 */
public record Bernoulli() implements Likelihood {
  @Override
  public String name() {
    return "bernoulli";
  }

  @Override
  public boolean accepts(float value) {
    return value >= 0 && value <= 1;
  }

  @Override
  public String range() {
    return "values in [0, 1]";
  }

  @Override
  public String hint() {
    return "scale the values, for example by 1 / 255";
  }

  @Override
  public boolean density() {
    return false;
  }

  @Override
  public <T> T accept(LikelihoodInterpreter<T> interpreter) {
    return interpreter.bernoulli(this);
  }

  @Override
  public String toString() {
    return name();
  }
}
