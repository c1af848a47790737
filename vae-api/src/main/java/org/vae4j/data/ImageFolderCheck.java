package org.vae4j.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of a folder, on several threads.
 *
 * @param resizer what images are brought to one shape with
 * @param maxPixels the greatest number of pixels of an image
 * @param decode whether images are decoded
 * @param keep whether they are decoded and kept
 */
record ImageFolderCheck(ImageResizer resizer, long maxPixels, boolean decode, boolean keep) {
  /** How many bad files a message names. */
  private static final int NAMED_FILES = 3;

  /** What became of one file: what is wrong with it, or its bytes where these are kept. */
  private static final class Outcome {
    private @Nullable String mistake;
    private byte @Nullable [] bytes;
  }

  ImageFolderDataset open(Path folder, ImageFolderListing listing, boolean skipUnreadable)
      throws IOException {
    List<Outcome> outcomes =
        IntStream.range(0, listing.files().size())
            .parallel()
            .mapToObj(index -> check(listing.files().get(index)))
            .toList();
    List<SkippedFile> bad = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<byte[]> kept = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      Outcome outcome = outcomes.get(index);
      Path file = listing.files().get(index);
      if (outcome.mistake != null) {
        bad.add(new SkippedFile(file, outcome.mistake));
        continue;
      }
      files.add(file);
      if (outcome.bytes != null) {
        kept.add(outcome.bytes);
      }
      if (!listing.classes().isEmpty()) {
        labels.add(listing.labels().get(index));
      }
    }
    if (files.isEmpty() || !(bad.isEmpty() || skipUnreadable)) {
      throw refused(folder, bad, outcomes.size());
    }
    return new ImageFolderDataset(
        folder, files, kept, listing.classes(), labels, bad, resizer, maxPixels);
  }

  private Outcome check(Path file) {
    Outcome outcome = new Outcome();
    try {
      if (decode || keep) {
        byte[] bytes = new byte[resizer.shape().volume()];
        resizer.resize(ImageFile.decode(file, maxPixels), bytes, 0);
        outcome.bytes = keep ? bytes : null;
      } else {
        ImageFile.check(file, maxPixels);
      }
    } catch (IOException e) {
      outcome.mistake = ImageFile.reason(e);
    }
    return outcome;
  }

  private static IOException refused(Path folder, List<SkippedFile> bad, int all) {
    String named =
        bad.stream()
            .limit(NAMED_FILES)
            .map(file -> folder.relativize(file.file()) + " (" + file.reason() + ")")
            .collect(Collectors.joining(", "));
    String more = bad.size() > NAMED_FILES ? " and " + (bad.size() - NAMED_FILES) + " more" : "";
    return BadFile.mistake(
        folder,
        "images that can be read",
        bad.size() + " of " + all + " that cannot: " + named + more,
        bad.size() == all
            ? "there is nothing to learn from"
            : "repair or remove them, or leave them away with skipUnreadable()");
  }
}
