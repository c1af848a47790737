package org.vae4j.oracle;

import org.vae4j.Shape;
import org.vae4j.layer.Padding;

/**
 * The three contractions that a convolution, its transpose and their gradients are made of. A
 * convolution leads from a large image to a small one; its transpose is the way back, with the same
 * kernel {@code [kernel, kernel, large channels, small channels]}.
 *
 * <p>Kernel element (ky, kx) joins small pixel (y, x) to large pixel {@code (y * stride + ky - top,
 * x * stride + kx - left)}, where that exists. For SAME padding {@code top} is half of {@code
 * max((small - 1) * stride + kernel - large, 0)}, rounded down.
 *
 * @param large the shape of the large image
 * @param small the shape of the small image
 * @param kernel the height and width of the kernel
 * @param stride the step in the large image
 * @param padding what happens at the border of the large image
 */
record ConvolutionLoops(Shape large, Shape small, int kernel, int stride, Padding padding) {
  /** What happens for each joined pair of pixels, given where their channels start. */
  private interface Visitor {
    void visit(int largeStart, int kernelStart, int smallStart);
  }

  /** Adds to the small images what the large ones give through the kernel. */
  void addToSmall(double[] largeImages, double[] weights, double[] smallImages) {
    forEachPair(
        largeImages.length / large.volume(),
        (largeStart, kernelStart, smallStart) -> {
          for (int c = 0; c < large.channels(); c++) {
            for (int f = 0; f < small.channels(); f++) {
              smallImages[smallStart + f] +=
                  largeImages[largeStart + c] * weights[kernelStart + c * small.channels() + f];
            }
          }
        });
  }

  /** Adds to the large images what the small ones give through the kernel. */
  void addToLarge(double[] smallImages, double[] weights, double[] largeImages) {
    forEachPair(
        largeImages.length / large.volume(),
        (largeStart, kernelStart, smallStart) -> {
          for (int c = 0; c < large.channels(); c++) {
            for (int f = 0; f < small.channels(); f++) {
              largeImages[largeStart + c] +=
                  smallImages[smallStart + f] * weights[kernelStart + c * small.channels() + f];
            }
          }
        });
  }

  /** Adds to the kernel the product of both images. */
  void addToKernel(double[] largeImages, double[] smallImages, double[] weights) {
    forEachPair(
        largeImages.length / large.volume(),
        (largeStart, kernelStart, smallStart) -> {
          for (int c = 0; c < large.channels(); c++) {
            for (int f = 0; f < small.channels(); f++) {
              weights[kernelStart + c * small.channels() + f] +=
                  largeImages[largeStart + c] * smallImages[smallStart + f];
            }
          }
        });
  }

  private void forEachPair(int count, Visitor visitor) {
    int top = paddingBefore(large.height(), small.height());
    int left = paddingBefore(large.width(), small.width());
    int kernelCell = large.channels() * small.channels();
    for (int n = 0; n < count; n++) {
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < small.width(); x++) {
          for (int ky = 0; ky < kernel; ky++) {
            for (int kx = 0; kx < kernel; kx++) {
              int largeY = y * stride + ky - top;
              int largeX = x * stride + kx - left;
              if (largeY >= 0 && largeY < large.height() && largeX >= 0 && largeX < large.width()) {
                visitor.visit(
                    pixel(large, n, largeY, largeX),
                    (ky * kernel + kx) * kernelCell,
                    pixel(small, n, y, x));
              }
            }
          }
        }
      }
    }
  }

  private int paddingBefore(int largeSize, int smallSize) {
    return padding == Padding.SAME
        ? Math.max((smallSize - 1) * stride + kernel - largeSize, 0) / 2
        : 0;
  }

  private static int pixel(Shape image, int n, int y, int x) {
    return ((n * image.height() + y) * image.width() + x) * image.channels();
  }
}
