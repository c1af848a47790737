package org.vae4j.onnx;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An encoder from elsewhere.
 *
 * @param words what was said about it
 * @param decoderFile the file of its decoder
 * @param decoder what that turned out to be
 */
record ForeignEncoder(ModelDescription words, OnnxFile decoderFile, Contract decoder)
    implements Role {
  @Override
  public Contract of(OnnxSession session, OnnxFile bytes) throws DeviceRefusedException {
    ForeignFile file = ForeignFile.of("an encoder", session);
    TensorNode image = file.input();
    Port decoded = decoder.signature().outputs().get(0);
    ItemForm item = item(file, image, decoded);
    ValueRange range = ForeignDecoder.range(words, decoderFile, decoded.name());
    TensorForm form = file.form(image, item.sizes(), item.planar(), range.fromUnit());
    Port input = new Port(image.name(), item.shape(), form);
    List<Integer> latent = decoder.signature().input().form().sizes();
    Map<String, List<Integer>> sizes = file.outputSizes(input);
    PosteriorPorts posterior = new PosteriorPorts(file, words, latent, sizes);
    return new Contract(decoder.metadata(), new Signature(file.role(), input, posterior.ports()));
  }

  /** Of several forms that fit, the decoder's is the likeliest. */
  private ItemForm item(ForeignFile file, TensorNode image, Port decoded) {
    List<Integer> same = decoded.form().sizes();
    return ItemForm.of(decoded.itemShape(), words.image().layout()).stream()
        .filter(form -> ForeignFile.agree(image.itemSizes(), form.sizes()))
        .min(
            Comparator.comparing(
                form -> !(form.sizes().equals(same) && form.planar() == decoded.form().planar())))
        .orElseThrow(
            () ->
                file.wrong(
                    "items of " + decoded.itemShape() + " as the decoder's",
                    "is it of the same model? If these are images, say itemShape"));
  }
}
