package org.vae4j.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedDatasetTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";
  private static final String LABELS = "train-labels-idx1-ubyte.gz";

  /** Answers a request for a file that is not simply sent. */
  private interface Answer {
    void send(HttpExchange exchange, byte[] file) throws IOException;
  }

  @TempDir Path folder;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private PublishedDataset published;

  @BeforeEach
  void publish() throws IOException {
    byte[] noise = new byte[300 * 28 * 28];
    new Random(1).nextBytes(noise);
    files.put(IMAGES, IdxBytes.gzip(IdxBytes.file(8, new int[] {300, 28, 28}, noise)));
    files.put(LABELS, IdxBytes.gzip(IdxBytes.counting(300)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/data/", this::answer);
    server.start();
    published = new PublishedDataset("Toys", "toys", base(), List.of(known(IMAGES), known(LABELS)));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void download_bringsAllFiles() throws IOException {
    List<String> events = new ArrayList<>();
    Path target = published.download(folder.resolve("new/cache"), recorder(events));
    assertThat(target).isEqualTo(folder.resolve("new/cache/toys"));
    assertThat(names(target)).containsExactlyInAnyOrder(IMAGES, LABELS);
    assertThat(target.resolve(IMAGES)).hasBinaryContent(files.get(IMAGES));
    IdxDataset data = published.open(folder.resolve("new/cache"), "train");
    assertThat(data.size()).isEqualTo(300);
    assertThat(data.label(299)).hasValue(300 - 256);
    int size = files.get(IMAGES).length;
    assertThat(events)
        .startsWith("start " + base().resolve(IMAGES) + " " + size)
        .contains("bytes " + size + " of " + size, "end " + target.resolve(IMAGES))
        .endsWith("end " + target.resolve(LABELS));
  }

  @Test
  void download_secondTimeAsksForNothing() throws IOException {
    Path target = published.download(folder, DownloadProgress.none());
    assertThat(requests).containsExactly(IMAGES, LABELS);
    List<String> events = new ArrayList<>();
    published.download(folder, recorder(events));
    assertThat(requests).hasSize(2);
    assertThat(events)
        .containsExactly("present " + target.resolve(IMAGES), "present " + target.resolve(LABELS));
  }

  @Test
  void download_resumesAfterAFailure() throws IOException {
    answers.put(LABELS, (exchange, file) -> exchange.sendResponseHeaders(503, -1));
    assertThatThrownBy(() -> published.download(folder, DownloadProgress.none()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected HTTP status 200, found 503");
    assertThat(names(folder.resolve("toys"))).containsExactly(IMAGES);
    answers.clear();
    published.download(folder, DownloadProgress.none());
    assertThat(requests).containsExactly(IMAGES, LABELS, LABELS);
  }

  @Test
  void download_notFound() {
    files.remove(IMAGES);
    assertFails(
        base().resolve(IMAGES)
            + ": expected HTTP status 200, found 404; try again later, or fetch the file from"
            + " elsewhere");
  }

  @Test
  void download_wrongChecksum() {
    byte[] changed = files.get(IMAGES).clone();
    changed[100] ^= 1;
    files.put(IMAGES, changed);
    assertFails(
        base().resolve(IMAGES)
            + ": expected SHA-256 "
            + published.files().get(0).sha256()
            + ", found "
            + Hashing.sha256().hashBytes(changed)
            + "; what is published there has changed");
  }

  @Test
  void download_connectionCutHalfWay() {
    answers.put(
        IMAGES,
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, file.length / 2);
          exchange.getResponseBody().flush();
        });
    assertFails(base().resolve(IMAGES) + ": expected ", "download again");
  }

  @Test
  void download_shorterFile() {
    byte[] file = files.get(IMAGES);
    files.put(IMAGES, Arrays.copyOf(file, 1000));
    assertFails(
        base().resolve(IMAGES)
            + ": expected "
            + file.length
            + " bytes, found 1000; the connection ended early, download again");
  }

  @Test
  void download_longerFile() {
    byte[] file = files.get(IMAGES);
    files.put(IMAGES, Arrays.copyOf(file, 50 * file.length));
    assertFails(
        base().resolve(IMAGES)
            + ": expected "
            + file.length
            + " bytes, found more; what is published there has changed");
  }

  @Test
  void download_noServer() {
    server.stop(0);
    assertFails(
        base().resolve(IMAGES) + ": expected an answer, found java.net.ConnectException",
        "; check the network and its proxy, or fetch the file by hand");
  }

  @Test
  void download_listenerThrows() {
    DownloadProgress stop =
        new DownloadProgress() {
          @Override
          public void onBytes(long received, long bytes) {
            throw new IllegalStateException("enough");
          }
        };
    assertThatThrownBy(() -> published.download(folder, stop))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(names(folder.resolve("toys"))).isEmpty();
  }

  @Test
  void download_anotherFileInItsPlaceIsKept() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("toys")).resolve(IMAGES);
    Files.writeString(mine, "mine", UTF_8);
    assertThatThrownBy(() -> published.download(folder, DownloadProgress.none()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            mine
                + ": expected SHA-256 "
                + published.files().get(0).sha256()
                + ", found "
                + Hashing.sha256().hashString("mine", UTF_8)
                + "; it is another file; delete it or download to another folder");
    assertThat(mine).hasContent("mine");
    assertThat(requests).isEmpty();
  }

  @Test
  void download_throughALinkToAFolder() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("toys"), elsewhere);
    published.download(folder, DownloadProgress.none());
    assertThat(names(elsewhere)).containsExactlyInAnyOrder(IMAGES, LABELS);
  }

  @Test
  void open_filesInTheFolderItself() throws IOException {
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), IdxBytes.counting(3, 2, 2));
    assertThat(published.open(folder, "t10k").size()).isEqualTo(3);
    Path inner = Files.createDirectories(folder.resolve("toys"));
    Files.write(inner.resolve("t10k-images-idx3-ubyte.gz"), IdxBytes.counting(5, 2, 2));
    assertThat(published.open(folder, "t10k").size()).isEqualTo(5);
  }

  @Test
  void open_noFiles() {
    assertThatThrownBy(() -> published.open(folder, "t10k"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            folder
                + ": expected t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz there or in its"
                + " folder toys, found neither; Toys.download(folder, DownloadProgress.console())"
                + " gets it from "
                + base());
  }

  @Test
  void console_printsPlainLines() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ConsoleDownloadProgress console =
        new ConsoleDownloadProgress(new PrintStream(bytes, true, UTF_8));
    Path target = published.download(folder, console);
    List<String> lines = bytes.toString(UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("Downloading " + base().resolve(IMAGES) + " (2");
    assertThat(lines.get(0)).endsWith(" bytes)");
    assertThat(lines).anyMatch(line -> line.matches("100 % \\| 2\\d\\d,\\d{3} bytes"));
    assertThat(lines).contains("Verified " + target.resolve(IMAGES));
    assertThat(lines.get(lines.size() - 1)).isEqualTo("Verified " + target.resolve(LABELS));
    assertThat(lines).hasSizeLessThan(2 * 12 + 1);
    bytes.reset();
    published.download(folder, console);
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "Already there: " + target.resolve(IMAGES), "Already there: " + target.resolve(LABELS));
  }

  private void assertFails(String start, String... parts) {
    AbstractThrowableAssert<?, ?> failure =
        assertThatThrownBy(() -> published.download(folder, DownloadProgress.none()))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(start);
    for (String part : parts) {
      failure.hasMessageContaining(part);
    }
    assertThat(names(folder.resolve("toys"))).isEmpty();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
  }

  private PublishedFile known(String name) {
    byte[] file = files.get(name);
    return new PublishedFile(name, file.length, Hashing.sha256().hashBytes(file).toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/data/".length());
    requests.add(name);
    try (exchange) {
      byte[] file = files.get(name);
      if (answers.containsKey(name)) {
        answers.get(name).send(exchange, file);
      } else if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
      }
    }
  }

  private static DownloadProgress recorder(List<String> events) {
    return new DownloadProgress() {
      @Override
      public void onPresent(Path file) {
        events.add("present " + file);
      }

      @Override
      public void onStart(URI source, long bytes) {
        events.add("start " + source + " " + bytes);
      }

      @Override
      public void onBytes(long received, long bytes) {
        events.add("bytes " + received + " of " + bytes);
      }

      @Override
      public void onEnd(Path file) {
        events.add("end " + file);
      }
    };
  }
}
