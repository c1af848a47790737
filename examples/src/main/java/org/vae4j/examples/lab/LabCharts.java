package org.vae4j.examples.lab;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.vae4j.examples.report.BarChart;
import org.vae4j.examples.report.LineChart;
import org.vae4j.training.LossTerms;

/** The plots of a lab, from whatever results there are. */
final class LabCharts {
  private final Map<Experiment, ExperimentResult> results;

  LabCharts(Map<Experiment, ExperimentResult> results) {
    this.results = results;
  }

  /** Returns the plots by the name of their file; those without results are left out. */
  Map<String, BufferedImage> all() {
    Map<String, BufferedImage> charts = new LinkedHashMap<>();
    for (LabData data : LabData.values()) {
      String end = "_" + data.label();
      curves(data, LossTerms.DISCRIMINATOR, "Discriminator's loss")
          .ifPresent(chart -> charts.put("gan_discriminator_loss" + end, chart));
      curves(data, LossTerms.GENERATOR, "Generator's loss")
          .ifPresent(chart -> charts.put("gan_generator_loss" + end, chart));
      vaeLosses(data).ifPresent(chart -> charts.put("vae_loss_comparison" + end, chart));
    }
    bars(Family.GAN, "FID of the GANs by latent size")
        .ifPresent(chart -> charts.put("gan_fid_comparison", chart));
    bars(Family.VAE, "FID of the VAEs by latent size")
        .ifPresent(chart -> charts.put("vae_fid_comparison", chart));
    means().ifPresent(chart -> charts.put("fid_gan_vs_vae", chart));
    return charts;
  }

  private Stream<Map.Entry<Experiment, ExperimentResult>> of(LabData data, Family family) {
    return results.entrySet().stream()
        .filter(e -> e.getKey().data() == data && e.getKey().family() == family);
  }

  private Optional<BufferedImage> curves(LabData data, String term, String title) {
    List<Map.Entry<Experiment, ExperimentResult>> gans = of(data, Family.GAN).toList();
    if (gans.isEmpty()) {
      return Optional.empty();
    }
    LineChart chart = LineChart.of(title + ", " + data.label(), "epoch", "test items");
    for (Map.Entry<Experiment, ExperimentResult> gan : gans) {
      Experiment experiment = gan.getKey();
      chart =
          chart.line(
              experiment.loss() + ", z " + experiment.latentSize(), gan.getValue().curve(term));
    }
    return Optional.of(chart.image());
  }

  private Optional<BufferedImage> vaeLosses(LabData data) {
    List<Map.Entry<Experiment, ExperimentResult>> vaes = of(data, Family.VAE).toList();
    if (vaes.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = vaes.stream().map(vae -> "z " + vae.getKey().latentSize()).toList();
    BarChart chart =
        BarChart.of("Test loss of the VAEs, " + data.label(), "latent size", "nats", names);
    for (String term : List.of(LossTerms.TOTAL, LossTerms.RECONSTRUCTION, LossTerms.KL)) {
      chart =
          chart.bars(term, vaes.stream().mapToDouble(vae -> vae.getValue().last(term)).toArray());
    }
    return Optional.of(chart.image());
  }

  /** Groups of bars by data set and loss, over those latent sizes that all of them have. */
  private Optional<BufferedImage> bars(Family family, String title) {
    Map<String, Map<Integer, Double>> groups = new LinkedHashMap<>();
    results.forEach(
        (experiment, result) -> {
          if (experiment.family() == family) {
            String loss = family == Family.GAN ? ", " + experiment.loss() : "";
            groups
                .computeIfAbsent(experiment.data().label() + loss, name -> new LinkedHashMap<>())
                .put(experiment.latentSize(), result.fid);
          }
        });
    List<Integer> sizes = new ArrayList<>();
    groups.values().stream().findFirst().ifPresent(first -> sizes.addAll(first.keySet()));
    groups.values().forEach(group -> sizes.retainAll(group.keySet()));
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    sizes.sort(null);
    BarChart chart =
        BarChart.of(title, "latent size", "FID", sizes.stream().map(String::valueOf).toList());
    for (Map.Entry<String, Map<Integer, Double>> group : groups.entrySet()) {
      chart =
          chart.bars(group.getKey(), sizes.stream().mapToDouble(group.getValue()::get).toArray());
    }
    return Optional.of(chart.image());
  }

  private Optional<BufferedImage> means() {
    List<LabData> both =
        Stream.of(LabData.values())
            .filter(data -> of(data, Family.GAN).count() > 0 && of(data, Family.VAE).count() > 0)
            .toList();
    if (both.isEmpty()) {
      return Optional.empty();
    }
    BarChart chart =
        BarChart.of(
            "Mean FID by kind of model", "", "FID", both.stream().map(LabData::label).toList());
    for (Family family : Family.values()) {
      double[] means = both.stream().mapToDouble(data -> meanFid(data, family)).toArray();
      if (DoubleStream.of(means).allMatch(Double::isFinite)) {
        chart = chart.bars(family.label(), means);
      }
    }
    return Optional.of(chart.image());
  }

  /** Returns the mean over the experiments of a kind; not a number without any. */
  double meanFid(LabData data, Family family) {
    return of(data, family).mapToDouble(e -> e.getValue().fid).average().orElse(Double.NaN);
  }
}
