"""Writes small models such as other tools export, and what torch says they give.

Usage: python3 make_foreign_models.py (in this folder); torch 1.13 and onnx 1.12 wrote these.
Expected items are [n, height, width, channels] in [0, 1], latents in the order of the file.
"""
import onnx
import torch
from torch import nn


class Encoder(nn.Module):
    """What a function of the hidden values gives, with names for each."""

    def __init__(self, trunk, heads, outputs):
        super().__init__()
        self.trunk = trunk
        self.heads = nn.ModuleList(heads)
        self.outputs = outputs

    def forward(self, x):
        h = self.trunk(x)
        return self.outputs(*[head(h) for head in self.heads])


class Apply(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def export(name, module, example, inputs, outputs, axes):
    dynamic = {key: {i: axis for i, axis in enumerate(axes[key]) if axis} for key in axes}
    with torch.no_grad():
        torch.onnx.export(module.eval(), example, name + ".onnx", opset_version=13,
                          input_names=inputs, output_names=outputs, dynamic_axes=dynamic)


def write(name, values):
    with open(name + ".txt", "w") as file:
        for key, tensor in values.items():
            numbers = " ".join(f"{v:.9g}" for v in tensor.float().flatten().tolist())
            file.write(f"{key} {numbers}\n")


def hwc(x):
    return x.permute(0, 2, 3, 1)


torch.manual_seed(4)

# As diffusers: latents with channels, moments in one output, any spatial size, values in [-1, 1].
encoder = nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.SiLU(), nn.Conv2d(4, 4, 3, 2, 1))
decoder = nn.Sequential(nn.ConvTranspose2d(2, 4, 4, 2, 1), nn.SiLU(),
                        nn.ConvTranspose2d(4, 3, 4, 2, 1))
image = torch.rand(3, 3, 8, 12)
z = torch.randn(3, 2, 2, 3)
spatial = ["batch", None, "height", "width"]
export("diffusers-encoder", encoder, image, ["sample"], ["latent_parameters"],
       {"sample": spatial, "latent_parameters": spatial})
export("diffusers-decoder", decoder, z, ["latent_sample"], ["sample"],
       {"latent_sample": spatial, "sample": spatial})
with torch.no_grad():
    mean, log_variance = encoder(image * 2 - 1).chunk(2, 1)
    write("diffusers", {
        "z": z * 0.5, "decoded": hwc(decoder(z) / 2 + 0.5), "items": hwc(image),
        "mean": mean * 0.5, "log_variance": log_variance + 2 * torch.log(torch.tensor(0.5))})

# The same decoder with its weights in a second file.
onnx.save_model(onnx.load("diffusers-decoder.onnx"), "external-decoder.onnx",
                save_as_external_data=True, location="external-decoder.bin", size_threshold=0)

# As Keras: channels last, logits, three outputs of which one is a draw.
trunk = nn.Sequential(Apply(lambda x: x.permute(0, 3, 1, 2)), nn.Conv2d(3, 4, 4, 2, 1), nn.ReLU(),
                      nn.Flatten())
encoder = Encoder(trunk, [nn.Linear(48, 2), nn.Linear(48, 2)],
                  lambda m, v: (v, m + torch.exp(v / 2) * torch.randn_like(m), m))
decoder = nn.Sequential(nn.Linear(2, 48), nn.ReLU(), Apply(lambda x: x.reshape(-1, 4, 4, 3)),
                        nn.ConvTranspose2d(4, 3, 4, 2, 1), Apply(hwc))
image, z = torch.rand(3, 8, 6, 3), torch.randn(3, 2)
export("keras-encoder", encoder, image, ["input_1"], ["z_log_var", "z", "z_mean"],
       {key: ["n"] for key in ["input_1", "z_log_var", "z", "z_mean"]})
export("keras-decoder", decoder, z, ["input_2"], ["conv2d_transpose"],
       {"input_2": ["n"], "conv2d_transpose": ["n"]})
with torch.no_grad():
    log_variance, _, mean = encoder(image)
    write("keras", {"z": z, "decoded": torch.sigmoid(decoder(z)), "items": image,
                    "mean": mean, "log_variance": log_variance})

# A fixed batch of 4, float16, tanh, flat items, a standard deviation.
encoder = Encoder(nn.Sequential(Apply(lambda x: x.float()), nn.Linear(12, 5), nn.Tanh()),
                  [nn.Linear(5, 3), nn.Linear(5, 3)],
                  lambda m, s: (m.half(), nn.functional.softplus(s).half()))
decoder = nn.Sequential(Apply(lambda x: x.float()), nn.Linear(3, 12), nn.Tanh(),
                        Apply(lambda x: x.half()))
image, z = torch.rand(4, 12).half(), torch.randn(4, 3).half()
export("half-encoder", encoder, image, ["pixels"], ["loc", "scale"], {})
export("half-decoder", decoder, z, ["code"], ["pixels"], {})
with torch.no_grad():
    mean, deviation = encoder((image.float() * 2 - 1).half())
    write("half", {"z": z, "decoded": decoder(z).float() / 2 + 0.5, "items": image, "mean": mean,
                   "log_variance": 2 * torch.log(deviation.float())})


class Conditional(nn.Module):
    def forward(self, z, label):
        return torch.sigmoid(z + label)


pair = (torch.zeros(1, 2), torch.zeros(1, 2))
export("conditional", Conditional(), pair, ["z", "label"], ["image"],
       {key: ["n"] for key in ["z", "label", "image"]})
