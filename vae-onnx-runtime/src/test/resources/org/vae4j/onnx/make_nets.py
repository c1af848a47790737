"""Writes the feature nets of the tests; torch 1.13 wrote these.

Usage: python3 make_nets.py (in this folder). The nets have no random numbers: what they give can be
worked out by hand.
"""
import torch
from torch import nn


def export(name, module, example, outputs, free=True, axes=None):
    torch.onnx.export(
        module.eval(), example, name + ".onnx", opset_version=13,
        input_names=["image"], output_names=outputs,
        dynamic_axes=axes or ({key: {0: "n"} for key in ["image"] + outputs} if free else None))


class Means(nn.Module):
    """Per channel the mean of the image and its first and last pixel; two logits."""
    def forward(self, image):
        mean = image.mean((2, 3), keepdim=True)
        corners = torch.cat([image[:, :, 0, 0], image[:, :, -1, -1]], 1)
        logits = torch.stack([corners.sum(1), torch.zeros_like(corners[:, 0])], 1)
        return image * 2, mean, corners, logits


class Last(nn.Module):
    """The same corners of [n, height, width, channels]."""
    def forward(self, image):
        return torch.cat([image[:, 0, 0], image[:, -1, -1]], 1)


class Sums(nn.Module):
    """Sums of pairs of a vector of 6 values."""
    def forward(self, image):
        return image.reshape(-1, 3, 2).sum(2)


class Inception(nn.Module):
    """The signature of pytorch-fid's Inception: 2048 averages over all pixels of a 1x1 convolution."""
    def __init__(self):
        super().__init__()
        self.mix = nn.Conv2d(3, 2048, 1)
        k = torch.arange(2048, dtype=torch.float32)
        self.mix.weight.data = torch.stack([k / 2048, 1 - k / 2048, (k % 2)], 1).reshape(2048, 3, 1, 1)
        self.mix.bias.data = k / 4096

    def forward(self, image):
        return self.mix(nn.functional.adaptive_avg_pool2d(image, 1))


NAMES = ["double", "mean", "corners", "logits"]
export("net-rgb", Means(), torch.rand(1, 3, 4, 6), NAMES)
export("net-grey", Means(), torch.rand(1, 1, 4, 6), NAMES)
export("net-fixed", Means(), torch.rand(5, 1, 4, 6), NAMES, free=False)
export("net-open", Means(), torch.rand(1, 3, 4, 6), NAMES,
       axes={"image": {0: "n", 2: "h", 3: "w"}})
export("net-last", Last(), torch.rand(1, 4, 6, 3), ["corners"])
export("net-vectors", Sums(), torch.rand(1, 6), ["sums"])
export("net-inception", Inception(), torch.rand(1, 3, 299, 299), ["pool3"])
