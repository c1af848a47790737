package org.vae4j.tensorflow;

import java.nio.file.Path;
import org.vae4j.training.TrainingListener;

/** A training whose process ends in the middle of the second epoch, without a chance to clean up. */
final class HaltedTraining implements TrainingListener {
  static final int EXIT_CODE = 137;
  static final int STEPS = 7;

  private HaltedTraining() {}

  /** Takes the name of a model and the folder of the checkpoints. */
  public static void main(String... args) {
    ModelZoo.train(
        ModelZoo.trainer()
            .checkpoints(ModelZoo.checkpoints(Path.of(args[1])))
            .listener(new HaltedTraining())
            .build(),
        ModelZoo.models().get(args[0]));
  }

  @Override
  public void onStep(long step) {
    if (step == STEPS) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
