package org.vae4j.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A data set in four IDX files that its authors publish.
 *
 * @param className the class that users know it by, for messages
 * @param folderName the sub-folder it is kept in
 * @param base where its files are; ends in a slash
 * @param files the files
 */
record PublishedDataset(String className, String folderName, URI base, List<PublishedFile> files) {
  PublishedDataset {
    files = List.copyOf(files);
  }

  /** Opens the part of the data set whose files start with a prefix. */
  IdxDataset open(Path folder, String prefix) throws IOException {
    for (Path candidate : List.of(folder.resolve(folderName), folder)) {
      if (holdsImages(candidate, prefix)) {
        return IdxDataset.open(candidate, prefix);
      }
    }
    throw new NoSuchFileException(
        folder.toString(),
        null,
        String.format(
            "expected %s-images-idx3-ubyte or %s-images-idx3-ubyte.gz there or in its folder %s,"
                + " found neither; %s.download(folder, DownloadProgress.console()) gets it from %s",
            prefix, prefix, folderName, className, base));
  }

  private static boolean holdsImages(Path folder, String prefix) {
    Path plain = folder.resolve(prefix + "-images-idx3-ubyte");
    return Files.exists(plain) || Files.exists(folder.resolve(plain.getFileName() + ".gz"));
  }

  /** Brings all files into the sub-folder and returns it. */
  Path download(Path folder, DownloadProgress progress) throws IOException {
    Objects.requireNonNull(progress, "progress");
    Path target = folder.resolve(folderName);
    // Java 17 would refuse to create a folder where a link to one is.
    if (!Files.isDirectory(target)) {
      Files.createDirectories(target);
    }
    for (PublishedFile file : files) {
      file.download(base, target, progress);
    }
    return target;
  }
}
