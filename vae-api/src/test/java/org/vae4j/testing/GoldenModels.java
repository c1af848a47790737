package org.vae4j.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vae4j.model.Network;
import org.vae4j.model.ParameterSpec;
import org.vae4j.model.ReferenceModels;
import org.vae4j.model.Vae;
import org.vae4j.training.LossTerms;

/** Reads {@code golden/models.json}; the numbers in it were computed by PyTorch in float64. */
public final class GoldenModels {
  private static final int ITEM_SERIES = 1000;
  private static final int NOISE_SERIES = 1001;

  private GoldenModels() {}

  /** Returns the dense network. */
  public static GoldenModel mlp400() {
    return read("mlp400", ReferenceModels.mlp400().build());
  }

  /** Returns the convolutional network. */
  public static GoldenModel conv2() {
    return read("conv2", ReferenceModels.conv2().build());
  }

  private static GoldenModel read(String name, Vae vae) {
    JsonObject model = GoldenFiles.read("models.json").getAsJsonObject(name);
    int batch = model.get("batch").getAsInt();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    List<GoldenGradient> gradients = new ArrayList<>();
    Map<String, TorchLayout> layouts = layouts(vae);
    // Both sides list encoder, heads and decoder in this order, the weight before the bias.
    int k = 0;
    for (ParameterSpec spec : vae.parameters()) {
      double bound = 1 / Math.sqrt(fanIn(model, k));
      double[] torch = HashFill.series(spec.shape().volume(), k, -bound, bound);
      parameters.put(spec.name(), layouts.get(spec.name()).fromTorch(torch));
      gradients.add(gradient(model, k, spec.name()));
      k++;
    }
    return new GoldenModel(
        name,
        vae,
        parameters,
        batch,
        HashFill.series(batch * vae.itemShape().volume(), ITEM_SERIES, 0, 1),
        HashFill.series(batch * vae.latentSize(), NOISE_SERIES, -1.5, 1.5),
        output(model),
        gradients,
        adamSteps(model));
  }

  private static int fanIn(JsonObject model, int k) {
    return model.getAsJsonArray("params").get(k).getAsJsonObject().get("fan_in").getAsInt();
  }

  private static GoldenGradient gradient(JsonObject model, int k, String parameter) {
    JsonObject gradient = model.getAsJsonArray("train_step0_grads").get(k).getAsJsonObject();
    return new GoldenGradient(
        parameter, gradient.get("norm").getAsDouble(), GoldenFiles.numbers(gradient, "first"));
  }

  private static GoldenOutput output(JsonObject model) {
    JsonObject eval = model.getAsJsonObject("eval");
    JsonArray positions = model.getAsJsonArray("logit_positions");
    return new GoldenOutput(
        GoldenFiles.numbers(eval, "mu_row0"),
        GoldenFiles.numbers(eval, "logvar_row0"),
        positions.asList().stream().mapToInt(JsonElement::getAsInt).toArray(),
        GoldenFiles.numbers(eval, "logits_row0"),
        GoldenFiles.numbers(eval, "logits_row3"),
        eval.get("logits_sum").getAsDouble(),
        eval.get("logits_abs_sum").getAsDouble());
  }

  private static List<LossTerms> adamSteps(JsonObject model) {
    return model.getAsJsonArray("adam_lr_1e-3_steps").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(
            step ->
                new LossTerms(
                    step.get("recon_mean").getAsDouble(),
                    step.get("kl_mean").getAsDouble(),
                    step.get("loss").getAsDouble()))
        .toList();
  }

  /** Returns the layouts of all parameters by name. */
  static Map<String, TorchLayout> layouts(Vae vae) {
    Map<String, TorchLayout> layouts = new LinkedHashMap<>();
    for (Network network :
        List.of(vae.encoder(), vae.meanHead(), vae.logVarianceHead(), vae.decoder())) {
      for (ParameterSpec spec : network.parameters()) {
        int index = index(spec.name());
        layouts.put(
            spec.name(),
            switch (spec.role()) {
              case KERNEL -> TorchLayout.kernel(network, index);
              case BIAS -> TorchLayout.bias(network, index);
              default -> throw new IllegalArgumentException("no golden values of " + spec);
            });
      }
    }
    return layouts;
  }

  private static int index(String parameter) {
    return Integer.parseInt(
        parameter.substring(parameter.indexOf('[') + 1, parameter.indexOf(']')));
  }
}
