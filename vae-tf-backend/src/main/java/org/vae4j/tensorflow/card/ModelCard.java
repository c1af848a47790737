package org.vae4j.tensorflow.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.ElboReport;
import org.vae4j.evaluation.FidReport;
import org.vae4j.evaluation.InformationReport;
import org.vae4j.evaluation.ReconstructionReport;
import org.vae4j.inference.VaeModel;
import org.vae4j.internal.AtomicFile;
import org.vae4j.training.EpochMetrics;

/**
 * How good a model is on a data set, in numbers that say what they were measured on, and in
 * pictures:
 *
 * <pre>{@code
 * ModelCard card = ModelCard.of(model, test).features(features).seed(1).evaluate();
 * card.writeTo(folder);
 * }</pre>
 *
 * <p>What could not be measured is empty here, and said in words in {@link #warnings}. Holds all
 * numbers and pictures and needs neither model nor data any more. Immutable and safe to use from
 * many threads.
 *
 * @see <a href="https://arxiv.org/abs/1810.03993">Mitchell et al. 2019, "Model cards for model
 *     reporting"</a>
 */
public final class ModelCard {
  /** The file with all numbers: {@value}. */
  public static final String JSON_FILE = "model-card.json";

  /** The file with the numbers in tables: {@value}. */
  public static final String MARKDOWN_FILE = "model-card.md";

  /** The page with numbers and pictures: {@value}. */
  public static final String PAGE_FILE = "report.html";

  private final CardContent content;

  ModelCard(CardContent content) {
    this.content = content;
  }

  /**
   * Starts an evaluation.
   *
   * @param model the model; stays the caller's. Without an encoder only its samples are measured
   * @param test items of the model's shape that it was not trained on; labels are used where there
   *     are any
   * @return the settings, all of which have defaults
   * @throws IllegalArgumentException if the items have another shape
   */
  public static ModelCardBuilder of(VaeModel model, Dataset test) {
    return ModelCardBuilder.of(model, test);
  }

  /**
   * Returns the model's name.
   *
   * @return the name that was given, or one made of the shapes
   */
  public String name() {
    return content.name();
  }

  /**
   * Returns when the evaluation began.
   *
   * @return the date and time
   */
  public Instant date() {
    return content.date();
  }

  /**
   * Returns how far samples are from the test items.
   *
   * @return the distances; empty without a feature net
   */
  public Optional<FidReport> distances() {
    return content.distances();
  }

  /**
   * Returns how far one half of the test items is from the other, which is what a perfect model
   * could get: items with an even number take the place of the real ones, the others that of the
   * samples.
   *
   * @return the distances; empty without a feature net, or with fewer than 4 items
   */
  public Optional<FidReport> realDistances() {
    return content.realDistances();
  }

  /**
   * Returns the negative ELBO, with one draw for each item.
   *
   * @return the losses; empty without an encoder, or if the likelihood is not known
   */
  public Optional<ElboReport> elbo() {
    return content.elbo();
  }

  /**
   * Returns the importance-weighted bound on {@code -log p(x)}.
   *
   * @return the losses with many draws for each item; empty where {@link #elbo} is
   */
  public Optional<ElboReport> bound() {
    return content.bound();
  }

  /**
   * Returns what the latent vectors tell about the items.
   *
   * @return active dimensions, mutual information and the rest; empty without an encoder
   */
  public Optional<InformationReport> information() {
    return content.information();
  }

  /**
   * Returns how much reconstructions are like their originals.
   *
   * @return the similarities; empty without an encoder
   */
  public Optional<ReconstructionReport> reconstruction() {
    return content.reconstruction();
  }

  /**
   * Returns how the training went.
   *
   * @return an entry for each epoch; empty if none were given
   */
  public List<EpochMetrics> history() {
    return content.history();
  }

  /**
   * Returns what a reader of the numbers should know, and what was not measured and why.
   *
   * @return sentences, often none
   */
  public List<String> warnings() {
    return content.warnings();
  }

  /**
   * Returns what the model says about itself.
   *
   * @return the entries by key; where one is longer than 4,000 characters, its length and SHA-256
   */
  public SortedMap<String, String> metadata() {
    return content.metadata();
  }

  /**
   * Returns what it was measured with.
   *
   * @return versions by name
   */
  public SortedMap<String, String> versions() {
    return content.versions();
  }

  /**
   * Returns how long the parts of the evaluation took.
   *
   * @return seconds by part, in the order of the evaluation
   */
  public Map<String, Double> seconds() {
    return content.seconds();
  }

  /**
   * Returns all numbers as JSON: the contents of {@value #JSON_FILE}. The keys are part of this
   * library's interface; {@code schemaVersion} grows when one changes its meaning or goes.
   *
   * @return an object, with null for numbers that are not finite
   */
  public String toJson() {
    return CardJson.of(content);
  }

  /**
   * Returns the numbers in tables: the contents of {@value #MARKDOWN_FILE}.
   *
   * @return Markdown
   */
  public String toMarkdown() {
    return CardMarkdown.of(content);
  }

  /**
   * Returns the page with numbers and pictures: the contents of {@value #PAGE_FILE}. It needs no
   * other file, no script and no network.
   *
   * @return HTML that is well-formed XML, too
   */
  public String toHtml() {
    return CardPage.of(content);
  }

  /**
   * Writes the three files, over older ones. Each is seen as a whole or not at all.
   *
   * @param folder where they go; it is made if it is missing
   * @throws IOException if that fails
   */
  public void writeTo(Path folder) throws IOException {
    Objects.requireNonNull(folder, "folder");
    write(folder.resolve(JSON_FILE), toJson());
    write(folder.resolve(MARKDOWN_FILE), toMarkdown());
    write(folder.resolve(PAGE_FILE), toHtml());
  }

  private static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** Returns the name and the most important numbers, a line each. */
  @Override
  public String toString() {
    return CardNumbers.headlines(content).stream()
        .map(Headline::toString)
        .collect(Collectors.joining("\n", content.name() + "\n", ""));
  }
}
