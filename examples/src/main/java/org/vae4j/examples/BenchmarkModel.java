package org.vae4j.examples;

import org.vae4j.model.ReferenceModels;
import org.vae4j.model.VaeBuilder;

/** The reference models that benchmarks use, with the learning rates they are known with. */
enum BenchmarkModel {
  CONV2(2e-4) {
    @Override
    VaeBuilder describe() {
      return ReferenceModels.conv2();
    }
  },
  MLP400(1e-3) {
    @Override
    VaeBuilder describe() {
      return ReferenceModels.mlp400();
    }
  };

  private final double learningRate;

  BenchmarkModel(double learningRate) {
    this.learningRate = learningRate;
  }

  abstract VaeBuilder describe();

  double learningRate() {
    return learningRate;
  }
}
