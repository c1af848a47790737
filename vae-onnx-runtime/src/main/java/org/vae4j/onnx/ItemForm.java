package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vae4j.Shape;

/**
 * How a file holds an item.
 *
 * @param shape {@code [height, width, channels]} or {@code [n]}
 * @param sizes the sizes of the item in the file
 * @param planar whether its channels come first there
 */
record ItemForm(Shape shape, List<Integer> sizes, boolean planar) {
  /**
   * Where one end of three sizes is one of these, and the other is not, that end is the channels.
   */
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  ItemForm {
    sizes = List.copyOf(sizes);
  }

  /**
   * Returns all ways to understand an item of these sizes.
   *
   * @param sizes the sizes in the file, without the batch axis
   * @param layout the order of axes that was said; null if nothing was
   */
  static List<ItemForm> of(List<Integer> sizes, @Nullable ImageLayout layout) {
    if (sizes.size() == 1) {
      return List.of(new ItemForm(new Shape(sizes), sizes, false));
    }
    List<ItemForm> forms = new ArrayList<>();
    if (sizes.size() == 3) {
      for (ImageLayout order : orders(layout)) {
        boolean nchw = order == ImageLayout.NCHW;
        Shape shape = nchw ? Shape.of(sizes.get(1), sizes.get(2), sizes.get(0)) : new Shape(sizes);
        if (layout != null || CHANNELS.contains(shape.channels())) {
          forms.add(new ItemForm(shape, sizes, nchw && shape.channels() > 1));
        }
      }
    }
    return forms.stream().distinct().toList();
  }

  /** Returns all ways in which a file may hold an item of a known shape. */
  static List<ItemForm> of(Shape shape, @Nullable ImageLayout layout) {
    if (!shape.isImage()) {
      return List.of(new ItemForm(shape, shape.sizes(), false));
    }
    List<ItemForm> forms = new ArrayList<>();
    for (ImageLayout order : orders(layout)) {
      boolean nchw = order == ImageLayout.NCHW;
      boolean planar = nchw && shape.channels() > 1;
      List<Integer> planes = List.of(shape.channels(), shape.height(), shape.width());
      forms.add(new ItemForm(shape, nchw ? planes : shape.sizes(), planar));
      forms.add(new ItemForm(shape, List.of(shape.volume()), planar));
    }
    if (shape.channels() == 1) {
      forms.add(new ItemForm(shape, List.of(shape.height(), shape.width()), false));
    }
    return forms.stream().distinct().toList();
  }

  private static Set<ImageLayout> orders(@Nullable ImageLayout layout) {
    return layout == null ? EnumSet.allOf(ImageLayout.class) : EnumSet.of(layout);
  }
}
