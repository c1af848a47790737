package org.vae4j.onnx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * A decoder from elsewhere.
 *
 * @param words what was said about it
 */
record ForeignDecoder(ModelDescription words) implements Role {
  private static final String SAY_RANGE = "say valueRange(0, 1), valueRange(-1, 1) or logits()";

  @Override
  public Contract of(OnnxSession session, OnnxFile bytes) throws DeviceRefusedException {
    ForeignFile file = ForeignFile.of("a decoder", session);
    TensorNode latents = file.input();
    List<Integer> latentSizes =
        file.sizes(latents, words.latent().shape(), "latentShape, in the order of the file");
    TensorForm latentForm = file.form(latents, latentSizes, false, words.latent().toFile());
    Port input = new Port(latents.name(), Shape.of(latentForm.volume()), latentForm);

    TensorNode image = image(file);
    Conversion conversion = conversion(file, bytes, image);
    List<Integer> sizes = file.outputSizes(input).get(image.name());
    if (sizes == null) {
      throw file.wrong(
          "an output '" + image.name() + "' with one item for each item of the input",
          "its first axis may be fixed inside the model; export it with a free one");
    }
    ItemForm item = item(file, sizes);
    TensorForm form = file.form(image, sizes, item.planar(), conversion);
    return new Contract(
        ModelMetadata.ofForeign(item.shape(), latentForm.volume(), bytes.outline().metadata()),
        new Signature(file.role(), input, List.of(new Port(image.name(), item.shape(), form))));
  }

  private TensorNode image(ForeignFile file) {
    String said = words.image().output();
    if (said == null && file.outputs().size() != 1) {
      throw file.wrong("one output", "say which has the items: image(name)");
    }
    return file.output(said == null ? file.outputs().get(0).name() : said);
  }

  private ItemForm item(ForeignFile file, List<Integer> sizes) {
    ModelDescription.ImageWords image = words.image();
    Shape said = image.itemShape();
    List<ItemForm> forms =
        said == null
            ? ItemForm.of(sizes, image.layout())
            : ItemForm.of(said, image.layout()).stream()
                .filter(form -> form.sizes().equals(sizes))
                .toList();
    if (forms.size() == 1) {
      return forms.get(0);
    }
    if (forms.isEmpty() && (said != null || image.layout() != null)) {
      String layout = image.layout() == null ? "" : " as " + image.layout();
      throw file.wrong(
          "items of " + (said == null ? "three axes" : said) + layout,
          "one item of its output is " + sizes + "; check itemShape and layout");
    }
    throw file.wrong(
        "items whose shape is clear",
        "one item of its output is "
            + sizes
            + "; say layout(NCHW), layout(NHWC) or itemShape([height, width, channels])");
  }

  private Conversion conversion(ForeignFile file, OnnxFile bytes, TensorNode image) {
    ValueRange told = told(bytes, image.name());
    ValueRange said = words.image().range();
    if (words.image().logits()) {
      if (told != null) {
        throw file.wrong("logits", "it ends with a function to " + told + "; leave logits() out");
      }
      return Conversion.SIGMOID;
    }
    if (told != null && said != null && !told.equals(said)) {
      throw file.wrong(
          "values in " + said, "it ends with a function to " + told + "; leave valueRange out");
    }
    ValueRange range = said == null ? told : said;
    if (range == null) {
      throw file.wrong("a known range of values", SAY_RANGE);
    }
    return range.toUnit();
  }

  /** Returns the range of values that encoder and decoder share. */
  static ValueRange range(ModelDescription words, OnnxFile decoder, String output) {
    ValueRange said = words.image().range();
    ValueRange told = told(decoder, output);
    ValueRange known = said == null ? told : said;
    // Logits are those of probabilities.
    return known == null ? ValueRange.UNIT : known;
  }

  private static @Nullable ValueRange told(OnnxFile decoder, String output) {
    String last = decoder.outline().lastOperation(output);
    Map<String, ValueRange> ranges =
        Map.of(
            "Sigmoid", ValueRange.UNIT, "HardSigmoid", ValueRange.UNIT, "Tanh", ValueRange.SIGNED);
    return last == null ? null : ranges.get(last);
  }
}
