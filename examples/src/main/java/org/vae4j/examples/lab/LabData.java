package org.vae4j.examples.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.vae4j.data.Dataset;
import org.vae4j.data.FashionMnist;
import org.vae4j.data.Mnist;
import org.vae4j.onnx.OnnxFeatureExtractor;
import org.vae4j.tensorflow.features.FeatureNets;

/** The data sets of the lab, each with the pinned feature net that knows its classes. */
enum LabData {
  /** Handwritten digits. */
  MNIST("MNIST", "mnist"),
  /** Pictures of clothes. */
  FASHION_MNIST("FashionMNIST", "fashion-mnist");

  private final String label;
  private final String folder;

  LabData(String label, String folder) {
    this.label = label;
    this.folder = folder;
  }

  /** Returns what names of experiments begin with. */
  String label() {
    return label;
  }

  Dataset train(Path data) throws IOException {
    Path files = data.resolve(folder);
    return this == MNIST ? Mnist.train(files) : FashionMnist.train(files);
  }

  Dataset test(Path data) throws IOException {
    Path files = data.resolve(folder);
    return this == MNIST ? Mnist.test(files) : FashionMnist.test(files);
  }

  OnnxFeatureExtractor features() {
    return this == MNIST ? FeatureNets.mnist() : FeatureNets.fashionMnist();
  }

  List<String> classes() {
    return this == MNIST
        ? IntStream.range(0, 10).mapToObj(String::valueOf).toList()
        : FashionMnist.classes();
  }
}
