package org.vae4j.tensorflow.card;

import java.util.List;
import java.util.Optional;
import org.vae4j.Shape;

/**
 * What was evaluated.
 *
 * @param itemShape the shape of items
 * @param latentSize the number of latent dimensions
 * @param likelihood p(x|z), if it is known
 * @param prior what samples were drawn from
 * @param encoder whether the model has one
 * @param items the number of test items
 * @param classes the names of the classes, by number; may be empty where there are labels
 */
record CardSubject(
    Shape itemShape,
    int latentSize,
    Optional<String> likelihood,
    String prior,
    boolean encoder,
    int items,
    List<String> classes) {
  CardSubject {
    classes = List.copyOf(classes);
  }

  boolean drawable() {
    return itemShape.isImage() && (itemShape.channels() == 1 || itemShape.channels() == 3);
  }

  /** Returns the name of a class, or else its number. */
  String className(int label) {
    return label < classes.size() ? classes.get(label) : String.valueOf(label);
  }
}
