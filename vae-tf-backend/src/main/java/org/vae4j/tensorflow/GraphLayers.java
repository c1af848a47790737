package org.vae4j.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.vae4j.Shape;
import org.vae4j.layer.Activation;
import org.vae4j.layer.BatchNorm;
import org.vae4j.layer.Conv2d;
import org.vae4j.layer.ConvTranspose2d;
import org.vae4j.layer.Dense;
import org.vae4j.layer.Dropout;
import org.vae4j.layer.Flatten;
import org.vae4j.layer.LayerInterpreter;
import org.vae4j.layer.LayerPosition;
import org.vae4j.layer.Reshape;
import org.vae4j.model.ParameterSpec.Role;

/**
 * The interpreter that turns layers into TensorFlow ops. Images are {@code [B, H, W, C]}, vectors
 * {@code [B, n]}. In training, batch normalization uses the statistics of the batch and leaves ops
 * that move the running ones, and dropout drops.
 */
final class GraphLayers implements LayerInterpreter<Operand<TFloat32>> {
  private static final float SQRT_HALF = (float) Math.sqrt(0.5);

  private final Ops tf;
  private final GraphParameters parameters;
  private final boolean training;
  private final DropoutNoise dropoutNoise;
  private final List<Op> updates = new ArrayList<>();

  private GraphLayers(
      Ops tf, GraphParameters parameters, boolean training, DropoutNoise dropoutNoise) {
    this.tf = tf;
    this.parameters = parameters;
    this.training = training;
    this.dropoutNoise = dropoutNoise;
  }

  /** Returns the meaning that layers have while a model is trained. */
  static GraphLayers training(Ops tf, GraphParameters parameters, DropoutNoise dropoutNoise) {
    return new GraphLayers(tf, parameters, true, dropoutNoise);
  }

  /** Returns the meaning that layers have everywhere else. */
  static GraphLayers inference(Ops tf, GraphParameters parameters) {
    return new GraphLayers(tf, parameters, false, DropoutNoise.NONE);
  }

  /** Returns the same meaning of layers with other parameters, and updates of its own. */
  GraphLayers with(GraphParameters others) {
    return new GraphLayers(tf, others, training, dropoutNoise);
  }

  /** Returns the parameters that the layers read. */
  GraphParameters parameters() {
    return parameters;
  }

  /** Returns the ops that a training step must run besides the optimizer's. */
  List<Op> updates() {
    return List.copyOf(updates);
  }

  @Override
  public Operand<TFloat32> activation(
      Activation layer, Operand<TFloat32> x, LayerPosition position) {
    return switch (layer.function()) {
      case RELU -> tf.nn.relu(x);
      case ELU -> tf.nn.elu(x);
      case GELU ->
          tf.math.mul(
              tf.math.mul(tf.constant(0.5f), x),
              tf.math.add(tf.constant(1f), tf.math.erf(tf.math.mul(x, tf.constant(SQRT_HALF)))));
      case SILU -> tf.math.mul(x, tf.math.sigmoid(x));
      case TANH -> tf.math.tanh(x);
      case SIGMOID -> tf.math.sigmoid(x);
      case SOFTPLUS -> tf.math.softplus(x);
    };
  }

  @Override
  public Operand<TFloat32> leakyRelu(
      org.vae4j.layer.LeakyRelu layer, Operand<TFloat32> x, LayerPosition position) {
    return tf.nn.leakyRelu(x, LeakyRelu.alpha(layer.negativeSlope()));
  }

  @Override
  public Operand<TFloat32> dense(Dense layer, Operand<TFloat32> x, LayerPosition position) {
    return tf.nn.biasAdd(
        tf.linalg.matMul(x, parameters.value(position, Role.KERNEL)),
        parameters.value(position, Role.BIAS));
  }

  @Override
  public Operand<TFloat32> conv2d(Conv2d layer, Operand<TFloat32> x, LayerPosition position) {
    return tf.nn.biasAdd(
        tf.nn.conv2d(
            x,
            parameters.value(position, Role.KERNEL),
            strides(layer.stride()),
            layer.padding().name()),
        parameters.value(position, Role.BIAS));
  }

  @Override
  public Operand<TFloat32> convTranspose2d(
      ConvTranspose2d layer, Operand<TFloat32> x, LayerPosition position) {
    return tf.nn.biasAdd(
        tf.nn.conv2dBackpropInput(
            batched(x, layer.outputShape(position.input())),
            parameters.value(position, Role.KERNEL),
            x,
            strides(layer.stride()),
            layer.padding().name()),
        parameters.value(position, Role.BIAS));
  }

  @Override
  public Operand<TFloat32> batchNorm(BatchNorm layer, Operand<TFloat32> x, LayerPosition position) {
    // The fused op wants images; it takes other items as many images of one pixel.
    Shape input = position.input();
    int channels = input.size(input.rank() - 1);
    Operand<TFloat32> image =
        input.isImage() ? x : tf.reshape(x, tf.constant(new int[] {-1, 1, 1, channels}));
    Operand<TFloat32> gamma = parameters.value(position, Role.GAMMA);
    Operand<TFloat32> beta = parameters.value(position, Role.BETA);
    Operand<TFloat32> mean = parameters.value(position, Role.RUNNING_MEAN);
    Operand<TFloat32> variance = parameters.value(position, Role.RUNNING_VARIANCE);
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            image,
            gamma,
            beta,
            training ? none : mean,
            training ? none : variance,
            FusedBatchNorm.epsilon(layer.epsilon()),
            FusedBatchNorm.isTraining(training));
    if (training) {
      updates.add(move(position, Role.RUNNING_MEAN, mean, norm.batchMean(), layer.momentum()));
      updates.add(
          move(position, Role.RUNNING_VARIANCE, variance, norm.batchVariance(), layer.momentum()));
    }
    return input.isImage() ? norm.y() : tf.reshape(norm.y(), tf.shape(x));
  }

  /** Returns the op that moves a running statistic towards that of the batch. */
  private Op move(
      LayerPosition position,
      Role role,
      Operand<TFloat32> running,
      Operand<TFloat32> batch,
      float momentum) {
    return parameters.assign(
        position,
        role,
        tf.math.add(
            tf.math.mul(running, tf.constant(momentum)),
            tf.math.mul(batch, tf.constant(1 - momentum))));
  }

  @Override
  public Operand<TFloat32> dropout(Dropout layer, Operand<TFloat32> x, LayerPosition position) {
    if (!training || layer.rate() == 0) {
      return x;
    }
    Operand<TBool> keep =
        tf.math.greaterEqual(
            dropoutNoise.uniform(tf.shape(x), position), tf.constant(layer.rate()));
    Operand<TFloat32> factor =
        tf.math.mul(tf.dtypes.cast(keep, TFloat32.class), tf.constant(1 / (1 - layer.rate())));
    return tf.math.mul(x, factor);
  }

  @Override
  public Operand<TFloat32> flatten(Flatten layer, Operand<TFloat32> x, LayerPosition position) {
    return tf.reshape(x, tf.constant(new int[] {-1, position.input().volume()}));
  }

  @Override
  public Operand<TFloat32> reshape(Reshape layer, Operand<TFloat32> x, LayerPosition position) {
    int[] sizes = new int[layer.target().rank() + 1];
    sizes[0] = -1;
    for (int axis = 1; axis < sizes.length; axis++) {
      sizes[axis] = layer.target().size(axis - 1);
    }
    return tf.reshape(x, tf.constant(sizes));
  }

  /** Returns the sizes of a tensor of items of this shape, with the batch size of x. */
  private Operand<TInt32> batched(Operand<TFloat32> x, Shape shape) {
    Operand<TInt32> batch =
        tf.slice(tf.shape(x), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    int[] sizes = shape.sizes().stream().mapToInt(Integer::intValue).toArray();
    return tf.concat(List.of(batch, tf.constant(sizes)), tf.constant(0));
  }

  private static List<Long> strides(int stride) {
    return List.of(1L, (long) stride, (long) stride, 1L);
  }
}
