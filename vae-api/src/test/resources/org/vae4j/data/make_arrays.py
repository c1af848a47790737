"""Writes the arrays that NpyNumpyFilesTest reads; run in this folder with NumPy 1.24 or newer.

Value i of each array is i, or i / 4 for floats; labels are 3, 0, 2.
"""

import numpy as np
from numpy.lib import format as npy


def floats(shape, dtype):
    return (np.arange(np.prod(shape)) / 4).reshape(shape).astype(dtype)


np.save("uint8.npy", np.arange(24, dtype="uint8").reshape(2, 3, 4))
np.save("float32.npy", floats((2, 5), "<f4"))
np.save("float32_big_endian.npy", floats((2, 5), ">f4"))
np.save("float64.npy", floats((2, 2, 3, 1), "<f8"))
np.save("float64_big_endian.npy", floats((2, 2, 3, 1), ">f8"))
np.save("channels_first.npy", np.arange(36, dtype="uint8").reshape(2, 3, 2, 3))
np.save("channels_first_float.npy", floats((2, 3, 2, 3), "<f4"))
for dtype in ("i1", "u2", "<i4", ">i4", "<i8", "u8"):
    np.save("labels_" + dtype.strip("<>") + ("_big_endian" if ">" in dtype else "") + ".npy",
            np.array([3, 0, 2], dtype=dtype))
np.save("labels_column.npy", np.array([[3], [0], [2]], dtype="int64"))
np.save("labels_negative.npy", np.array([3, -1, 2], dtype="int64"))
np.save("labels_huge.npy", np.array([3, 2**64 - 1, 2], dtype="uint64"))
np.save("fortran.npy", np.asfortranarray(floats((2, 5), "<f4")))
np.save("scalar.npy", np.float32(1))
np.save("five.npy", floats((1, 1, 1, 1, 2), "<f4"))
np.save("empty.npy", np.zeros((0, 4), dtype="f4"))
np.save("bool.npy", np.zeros((2, 4), dtype=bool))
np.save("complex.npy", np.zeros((2, 4), dtype="c8"))
np.save("text.npy", np.array([["a", "b"]]))
np.save("fields.npy", np.zeros(2, dtype=[("a", "f4"), ("b", "i4")]))
for version in ((1, 0), (2, 0), (3, 0)):
    with open("version%d.npy" % version[0], "wb") as out:
        npy.write_array(out, floats((2, 5), "<f4"), version=version)
np.savez("stored.npz", x=np.arange(24, dtype="uint8").reshape(2, 3, 4), y=np.array([3, 1]))
np.savez_compressed("packed.npz", x=floats((2, 5), "<f4"), y=np.array([3, 1]))
np.savez("unnamed.npz", floats((2, 5), "<f4"))
