package org.vae4j.model;

/**
 * The distribution on [0, 1] whose density is that of {@link Bernoulli} made to integrate to 1.
 * With the logit l that the decoder gives and lambda = sigmoid(l):
 *
 * <pre>{@code
 * p(x|z)      = C(lambda) lambda^x (1 - lambda)^(1 - x)
 * C(lambda)   = 2 atanh(1 - 2 lambda) / (1 - 2 lambda) = l / tanh(l / 2),  and 2 where l = 0
 * -log p(x|z) = sum(l (1/2 - x) + log(sinh(l / 2) / (l / 2)))
 * mean        = 1/2 + coth(l / 2) / 2 - 1 / l,  and 1/2 where l = 0
 * }</pre>
 *
 * <p>Around l = 0, where the formulas divide 0 by 0, the logarithm is {@code l^2/24 - l^4/2880 +
 * l^6/181440 - l^8/9676800} and the mean its derivative plus 1/2; both are used for {@code |l| <
 * 1}, where what is left out is below 3e-8, less than float32 resolves.
 *
 * <p>It is a density: the loss may be negative. The exported image is the mean of the distribution
 * and not lambda, which is further from 1/2: for l = 4, lambda is 0.98 and the mean 0.77.
 *
 * @see <a href="https://arxiv.org/abs/1907.06845">Loaiza-Ganem and Cunningham 2019</a>
 */
public record ContinuousBernoulli() implements Likelihood {
  @Override
  public String name() {
    return "continuous_bernoulli";
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
    return true;
  }

  @Override
  public <T> T accept(LikelihoodInterpreter<T> interpreter) {
    return interpreter.continuousBernoulli(this);
  }

  @Override
  public String toString() {
    return name();
  }
}
