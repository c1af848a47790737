package org.vae4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions.GlobalJitLevel;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;
import org.vae4j.model.GanBuilder;
import org.vae4j.model.GenerativeModel;
import org.vae4j.model.Objective;
import org.vae4j.model.VaeBuilder;

final class SessionSettingsTest {
  private static RewriterConfig rewriting(ConfigProto config) {
    return config.getGraphOptions().getRewriteOptions();
  }

  @Test
  void defaults_leaveTensorFlowAsItIs() {
    ConfigProto config = TensorFlowBackend.create().sessionConfig();
    assertThat(config.getIntraOpParallelismThreads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.getAllowSoftPlacement()).isTrue();
    assertThat(rewriting(config)).isEqualTo(RewriterConfig.getDefaultInstance());
    assertThat(config.getGraphOptions().getOptimizerOptions().getGlobalJitLevel())
        .isEqualTo(GlobalJitLevel.DEFAULT);
    assertThat(config.getGpuOptions().getAllowGrowth()).isFalse();
    assertThat(config.getGpuOptions().getPerProcessGpuMemoryFraction()).isZero();
  }

  @Test
  void everySetting_isInTheConfiguration() {
    ConfigProto config =
        TensorFlowBackend.create()
            .threads(3)
            .precision(Precision.mixed())
            .gpuMemoryGrowth(true)
            .gpuMemoryFraction(0.25)
            .xla(true)
            .requireGpu()
            .sessionConfig();
    assertThat(config.getIntraOpParallelismThreads()).isEqualTo(3);
    assertThat(config.getInterOpParallelismThreads()).isEqualTo(3);
    assertThat(rewriting(config).getAutoMixedPrecisionOnednnBfloat16()).isEqualTo(Toggle.ON);
    assertThat(rewriting(config).getAutoMixedPrecision()).isEqualTo(Toggle.ON);
    assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
    assertThat(config.getGpuOptions().getPerProcessGpuMemoryFraction()).isEqualTo(0.25);
    assertThat(config.getGraphOptions().getOptimizerOptions().getGlobalJitLevel())
        .isEqualTo(GlobalJitLevel.ON_1);
    assertThat(config.getGraphOptions().getOptimizerOptions().getCpuGlobalJit()).isTrue();
  }

  @Test
  void remapping_isOffWhereALeakyReluIsTrained() {
    ConfigProto config = TensorFlowBackend.create().precision(Precision.mixed()).sessionConfig();
    VaeBuilder plain = VaeBuilder.forVectors(4);
    assertThat(Remapping.in(config, plain.build())).isSameAs(config);
    for (GenerativeModel model :
        List.of(
            VaeBuilder.forVectors(4).encoder(e -> e.dense(3).leakyRelu()).build(),
            VaeBuilder.forVectors(4).objective(Objective.vaeGan(1)).build(),
            GanBuilder.forVectors(4).build())) {
      RewriterConfig rewriting = rewriting(Remapping.in(config, model));
      assertThat(rewriting.getRemapping()).as("%s", model).isEqualTo(Toggle.OFF);
      assertThat(rewriting.getAutoMixedPrecision()).isEqualTo(Toggle.ON);
    }
  }

  @Test
  void settings_leaveTheBackendAsItWas() {
    TensorFlowBackend backend = TensorFlowBackend.create();
    ConfigProto before = backend.sessionConfig();
    backend.threads(7).precision(Precision.mixed()).gpuMemoryGrowth(true).xla(true).requireGpu();
    assertThat(backend.sessionConfig()).isEqualTo(before);
  }

  @Test
  void precision_canBeSetBack() {
    TensorFlowBackend backend =
        TensorFlowBackend.create().precision(Precision.mixed()).precision(Precision.float32());
    assertThat(backend.sessionConfig()).isEqualTo(TensorFlowBackend.create().sessionConfig());
    assertThat(Precision.mixed()).hasToString("mixed");
    assertThat(Precision.float32()).hasToString("float32");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void gpuMemoryFraction_outsideItsRange(double fraction) {
    assertThatThrownBy(() -> TensorFlowBackend.create().gpuMemoryFraction(fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "TensorFlowBackend gpuMemoryFraction: expected a number above 0 and at most 1, found "
                + fraction);
  }

  @Test
  void gpuMemoryFraction_all() {
    ConfigProto config = TensorFlowBackend.create().gpuMemoryFraction(1).sessionConfig();
    assertThat(config.getGpuOptions().getPerProcessGpuMemoryFraction()).isEqualTo(1);
  }
}
