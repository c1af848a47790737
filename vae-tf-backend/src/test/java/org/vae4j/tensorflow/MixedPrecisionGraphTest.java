package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.vae4j.model.Likelihood;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.training.GradientClipping;
import org.vae4j.training.Optimizer;
import org.vae4j.training.Trainer;
import org.vae4j.training.TrainingSettings;
import org.vae4j.training.WeightAveraging;

/** Looks at the graphs that TensorFlow really runs, after its rewriters. */
final class MixedPrecisionGraphTest {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** What may have 16 bits: layers, their gradients, and what moves numbers between them. */
  private static final String LAYERS =
      "(_Mkl)?(Native)?(Fused)?(MatMul|Conv2D|BatchNorm|BiasAdd|Relu|Reshape|Shape|Const).*"
          + "|AddN in gradients";

  @Test
  void mixed_layersHave16Bits_lossStatisticsAndOptimizerDoNot() throws IOException {
    assumeTrue(hasBfloat16(), "the rewriter does nothing on CPUs without AVX-512");
    List<NodeDef> nodes = trainingStep(Precision.mixed());
    Set<String> halves = new TreeSet<>();
    for (NodeDef node : nodes) {
      if (node.getAttrOrDefault("T", null) != null
          && node.getAttrOrThrow("T").getType() == DataType.DT_BFLOAT16) {
        halves.add(node.getOp() + (node.getName().startsWith("gradients/") ? " in gradients" : ""));
      }
      if (node.getOp().contains("FusedBatchNorm") && node.containsAttr("U")) {
        assertThat(node.getAttrOrThrow("U").getType()).isEqualTo(DataType.DT_FLOAT);
      }
    }
    assertThat(halves).anyMatch(op -> op.contains("Conv2D")).anyMatch(op -> op.contains("MatMul"));
    assertThat(halves).allMatch(op -> op.matches(LAYERS));
  }

  @Test
  void float32_nothingHas16Bits() {
    assertThat(trainingStep(Precision.float32()))
        .isNotEmpty()
        .noneMatch(
            node ->
                node.getAttrMap().values().stream()
                    .anyMatch(attribute -> attribute.getType() == DataType.DT_BFLOAT16));
  }

  /** Returns the nodes of one step with all that a step can have. */
  private static List<NodeDef> trainingStep(Precision precision) {
    Vae vae =
        VaeBuilder.forImages(16, 16, 1)
            .latentSize(8)
            .encoder(e -> e.conv2d(16, 4, 2).batchNorm().relu().flatten().dense(32).relu())
            .decoder(
                d ->
                    d.dense(32)
                        .relu()
                        .dense(8 * 8 * 16)
                        .relu()
                        .reshape(8, 8, 16)
                        .convTranspose2d(16, 4, 2)
                        .relu()
                        .conv2d(1, 3, 1))
            .likelihood(Likelihood.bernoulli())
            .build();
    TensorFlowBackend backend = TensorFlowBackend.create().threads(2).precision(precision);
    TrainingSettings settings =
        Trainer.using(backend)
            .seed(1)
            .optimizer(Optimizer.adam(1e-3))
            .clipping(GradientClipping.globalNorm(1))
            .averaging(WeightAveraging.exponential(0.9))
            .build()
            .settings();
    try (GraphSession owner = new GraphSession(backend.sessionConfig())) {
      Ops tf = Ops.create(owner.graph());
      Float32Pin pin = owner.float32(tf);
      GraphVariables variables = new GraphVariables(tf);
      GraphParameters parameters = new GraphParameters(tf, vae, variables);
      GraphLayers layers = GraphLayers.training(tf, parameters, DropoutNoise.NONE);
      VaeGraph.Loss loss =
          new VaeGraph(tf, vae, layers, pin, ConditionInput.of(tf, vae))
              .loss(input(tf, 32, 256), input(tf, 32, 8));
      Operand<TFloat32> objective = tf.math.add(loss.reconstruction(), loss.kl());
      GradientGraph gradients = new GradientGraph(tf, owner.graph(), objective, parameters, pin);
      OptimizerGraph optimizer = new OptimizerGraph(settings);
      Optional<AverageGraph> averages = optimizer.averages(variables, parameters);
      List<Operand<TFloat32>> schedule = new ArrayList<>();
      for (int i = 0; i < optimizer.scheduleSize(); i++) {
        schedule.add(tf.constant(1e-3f));
      }
      List<Op> updates = new ArrayList<>(layers.updates());
      updates.addAll(optimizer.updates(tf, variables, parameters, averages, gradients, schedule));
      Op update = tf.withControlDependencies(updates).noOp();
      variables.initialize(owner.session(), Weights.initial(vae, 1));
      RunOptions options = RunOptions.newBuilder().setOutputPartitionGraphs(true).build();
      try (Result result =
          owner
              .session()
              .runner()
              .setOptions(options)
              .addTarget(update)
              .fetch(objective)
              .runAndFetchMetadata()) {
        return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
            .flatMap(graph -> graph.getNodeList().stream())
            .toList();
      }
    }
  }

  /** Returns numbers that the optimizer cannot know before the run. */
  private static Operand<TFloat32> input(Ops tf, int rows, int columns) {
    float[][] values = new float[rows][columns];
    values[0][0] = 1;
    return tf.placeholderWithDefault(
        tf.constant(values), org.tensorflow.ndarray.Shape.of(rows, columns));
  }

  private static boolean hasBfloat16() throws IOException {
    return Files.exists(CPU_INFO) && Files.readString(CPU_INFO).contains("avx512bw");
  }
}
