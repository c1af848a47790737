"""Writes the small models of the tests and what torch says they give; torch 1.13 wrote these.

Usage: python3 make_models.py (in this folder). Expected images are [n, height, width, channels].
"""
import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self, trunk, hidden, latent):
        super().__init__()
        self.trunk = trunk
        self.mean = nn.Linear(hidden, latent)
        self.log_variance = nn.Linear(hidden, latent)

    def forward(self, image):
        h = self.trunk(image)
        return self.mean(h), self.log_variance(h)


class ToImage(nn.Module):
    def forward(self, x):
        return x.reshape(-1, 4, 4, 3)


def export(name, module, example, inputs, outputs, axes=True):
    torch.onnx.export(
        module.eval(), example, name + ".onnx", opset_version=13,
        input_names=inputs, output_names=outputs,
        dynamic_axes={key: {0: "n"} for key in inputs + outputs} if axes else None)


def write(name, values):
    with open(name + ".txt", "w") as file:
        for key, tensor in values.items():
            numbers = " ".join(f"{v:.9g}" for v in tensor.flatten().tolist())
            file.write(f"{key} {numbers}\n")


def expected(name, encoder, decoder, image, latent, to_items):
    z = torch.randn(3, latent)
    with torch.no_grad():
        mean, log_variance = encoder(image)
        write(name, {"z": z, "decoded": to_items(decoder(z)), "items": to_items(image),
                     "mean": mean, "log_variance": log_variance})


torch.manual_seed(4)

# Vectors of 4 values, 2 latent dimensions.
encoder = Encoder(nn.Sequential(nn.Linear(4, 3), nn.ReLU()), 3, 2)
decoder = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4), nn.Sigmoid())
vectors = torch.rand(3, 4)
export("dense-encoder", encoder, vectors, ["image"], ["mean", "log_variance"])
export("dense-decoder", decoder, torch.zeros(1, 2), ["z"], ["image"])
expected("dense", encoder, decoder, vectors, 2, lambda x: x)

# Images of 8 by 6 pixels and 3 channels, 2 latent dimensions.
encoder = Encoder(
    nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.ReLU(), nn.Flatten()), 4 * 4 * 3, 2)
decoder = nn.Sequential(
    nn.Linear(2, 4 * 4 * 3), nn.ReLU(), ToImage(),
    nn.ConvTranspose2d(4, 3, 4, 2, 1), nn.Sigmoid())
images = torch.rand(3, 3, 8, 6)
export("rgb-encoder", encoder, images, ["image"], ["mean", "log_variance"])
export("rgb-decoder", decoder, torch.zeros(1, 2), ["z"], ["image"])
expected("rgb", encoder, decoder, images, 2, lambda x: x.permute(0, 2, 3, 1))

# Models that are none of ours.
export("other-names", nn.Linear(2, 4), torch.zeros(1, 2), ["x"], ["y"])
export("fixed-batch", decoder, torch.zeros(1, 2), ["z"], ["image"], axes=False)


class Integers(nn.Module):
    def forward(self, z):
        return z + 1


export("integers", Integers(), torch.zeros(1, 2, dtype=torch.int64), ["z"], ["image"])
