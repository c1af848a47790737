package org.vae4j.data;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The data sets of arrays keep what all data sets promise. */
final class NpyDatasetContractTest {
  @Nested
  final class Floats extends DatasetContract {
    @TempDir Path folder;

    @Override
    Dataset dataset() throws IOException {
      return NpyArray.open(NumpyFiles.copy("float64_big_endian.npy", folder)).items();
    }
  }

  @Nested
  final class FloatPlanes extends DatasetContract {
    @TempDir Path folder;

    @Override
    Dataset dataset() throws IOException {
      return NpyArray.open(NumpyFiles.copy("channels_first_float.npy", folder))
          .itemsChannelsFirst();
    }
  }

  @Nested
  final class Bytes extends ByteDatasetContract {
    @TempDir Path folder;

    @Override
    ByteDataset dataset() throws IOException {
      return (ByteDataset) NpyArray.open(NumpyFiles.copy("uint8.npy", folder)).items();
    }
  }

  @Nested
  final class BytePlanes extends ByteDatasetContract {
    @TempDir Path folder;

    @Override
    ByteDataset dataset() throws IOException {
      return (ByteDataset)
          NpyArray.open(NumpyFiles.copy("channels_first.npy", folder)).itemsChannelsFirst();
    }
  }
}
