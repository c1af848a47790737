package org.vae4j.tensorflow;

import java.util.Arrays;
import org.tensorflow.op.Op;
import org.vae4j.model.ParameterSpec.Role;
import org.vae4j.training.AdamW;

/** Adam after the decay of kernels, always in this order. */
final class AdamWRule implements UpdateRule {
  private final AdamRule adam;
  private final double weightDecay;

  AdamWRule(AdamW adamW) {
    adam = new AdamRule(adamW.beta1(), adamW.beta2(), adamW.epsilon());
    weightDecay = adamW.weightDecay();
  }

  @Override
  public int scheduleSize() {
    return AdamRule.SCHEDULE_SIZE + 1;
  }

  @Override
  public double[] schedule(long t, double learningRate) {
    double[] values = Arrays.copyOf(adam.schedule(t, learningRate), scheduleSize());
    values[AdamRule.SCHEDULE_SIZE] = 1 - learningRate * weightDecay;
    return values;
  }

  @Override
  public Op update(ParameterUpdate target) {
    if (target.spec().role() != Role.KERNEL || weightDecay == 0) {
      return adam.update(target);
    }
    // The assignment takes over the memory of the product: one pass over the numbers.
    Op decay =
        target
            .tf()
            .assignVariableOp(
                target.parameter().handle(),
                target
                    .tf()
                    .math
                    .mul(
                        target.parameter().value(), target.schedule().get(AdamRule.SCHEDULE_SIZE)));
    return adam.update(target.after(decay));
  }
}
