package org.vae4j.evaluation.disentanglement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimizes a smooth convex function by the limited-memory BFGS method, with steps that are halved
 * until they lower the function enough.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright 2006, algorithms 7.4
 *     and 7.5</a>
 */
final class LimitedMemoryBfgs {
  private static final int MEMORY = 10;
  private static final int MOST_STEPS = 500;
  private static final double TOLERANCE = 1e-14;

  private final Function function;
  private final Deque<Step> memory = new ArrayDeque<>();

  private LimitedMemoryBfgs(Function function) {
    this.function = function;
  }

  /** A function and its gradient. */
  @FunctionalInterface
  interface Function {
    /** Writes the gradient at a point, over what was there, and returns the value. */
    double at(double[] point, double[] gradient);
  }

  /** How the point and the gradient changed in a step. */
  @SuppressWarnings("ArrayRecordComponent") // private to this class, and nobody compares it
  private record Step(double[] point, double[] gradient) {
    double curvature() {
      return dot(point, gradient);
    }
  }

  static double[] minimize(Function function, double[] start) {
    return new LimitedMemoryBfgs(function).run(start);
  }

  private double[] run(double[] start) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = function.at(point, gradient);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      if (-slope <= TOLERANCE * (1 + Math.abs(value))) {
        break;
      }
      double length = memory.isEmpty() ? 1 / (1 + Math.sqrt(dot(gradient, gradient))) : 1;
      double[] next = moved(point, length, direction);
      double[] nextGradient = new double[point.length];
      double nextValue = function.at(next, nextGradient);
      while (nextValue > value + 1e-4 * length * slope && length > 1e-12) {
        length /= 2;
        next = moved(point, length, direction);
        nextValue = function.at(next, nextGradient);
      }
      remember(new Step(moved(next, -1, point), moved(nextGradient, -1, gradient)));
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  private void remember(Step step) {
    if (step.curvature() > 0) {
      memory.addLast(step);
      if (memory.size() > MEMORY) {
        memory.removeFirst();
      }
    }
  }

  /** Returns minus the gradient, times the inverse Hessian as far as the last steps tell. */
  private double[] direction(double[] gradient) {
    double[] direction = moved(new double[gradient.length], -1, gradient);
    double[] factors = new double[memory.size()];
    int i = factors.length;
    Iterator<Step> backwards = memory.descendingIterator();
    while (backwards.hasNext()) {
      Step step = backwards.next();
      factors[--i] = dot(step.point(), direction) / step.curvature();
      direction = moved(direction, -factors[i], step.gradient());
    }
    if (!memory.isEmpty()) {
      Step last = memory.getLast();
      double scale = last.curvature() / dot(last.gradient(), last.gradient());
      direction = moved(new double[gradient.length], scale, direction);
    }
    for (Step step : memory) {
      double back = dot(step.gradient(), direction) / step.curvature();
      direction = moved(direction, factors[i++] - back, step.point());
    }
    return direction;
  }

  private static double[] moved(double[] from, double length, double[] direction) {
    double[] result = new double[from.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = from[i] + length * direction[i];
    }
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
