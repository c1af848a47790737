package org.vae4j.tensorflow;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What training computes out of a batch, and what it changes by that: there is one for each kind of
 * objective. Sessions, runs, checkpoints and listeners know no more of an objective than this.
 */
interface GraphObjective {
  /** Returns how many standard normal numbers a step needs for each item. */
  int noisePerItem();

  /** Returns how many values change from step to step; none by default. */
  default int valueCount() {
    return 0;
  }

  /** Returns these values at one step, counted from 0. */
  default double[] valuesAt(long step, long stepsPerEpoch) {
    return new double[0];
  }

  /** Returns these values at the end of all schedules, where validation items are measured. */
  default double[] valuesAtTheEnd() {
    return new double[0];
  }

  /** Builds a step: the moves that it makes, one after the other. */
  List<Move> moves(BatchGraph batch);

  /** Builds the loss of a batch: scalars by name, in the order in which they are shown. */
  Map<String, Operand<TFloat32>> measure(BatchGraph batch);
}
