package org.vae4j.examples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vae4j.VaeException;
import org.vae4j.internal.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Copies the natives of ONNX Runtime out of the artifacts on the class path into a folder, for
 * {@code -Donnxruntime.native.path}. Without such a folder each start of a JVM copies them into its
 * folder for temporary files, and those for CUDA 13 are found in no other way.
 */
@Command(
    name = "NativeFolder",
    mixinStandardHelpOptions = true,
    description =
        "Lays out ONNX Runtime's natives in a folder for -Donnxruntime.native.path. Which natives"
            + " is up to Maven's profile: -Pcuda12, -Pcuda13, or none for the processor.")
public final class NativeFolder implements Callable<Integer> {
  @Option(names = "--out", required = true, description = "The folder to write.")
  private Path out;

  /** Starts the program. */
  public static void main(String... args) {
    System.exit(Launcher.run(new NativeFolder(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClassLoader classPath = NativeFolder.class.getClassLoader();
    NativeLayout layout = NativeLayout.of(classPath);
    for (Map.Entry<String, String> file : layout.resources().entrySet()) {
      copy(classPath, file.getValue(), out.resolve(file.getKey()));
      System.out.printf("%,13d bytes  %s%n", Files.size(out.resolve(file.getKey())), file.getKey());
    }
    System.out.printf("%s: %s%n", layout.description(), tryOut());
    System.out.println("start with -Donnxruntime.native.path=" + out.toAbsolutePath());
    return 0;
  }

  private static void copy(ClassLoader classPath, String resource, Path file) throws IOException {
    try (InputStream content = classPath.getResourceAsStream(resource)) {
      if (content == null) {
        throw new FileNotFoundException(
            resource
                + ": expected it on the class path, found none; depend on"
                + " com.microsoft.onnxruntime:onnxruntime");
      }
      AtomicFile.write(file, content::transferTo);
    }
  }

  /** Starts a JVM with the folder: files of different versions do not go together. */
  private String tryOut() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // Newer JVMs warn of native code otherwise.
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Donnxruntime.native.path=" + out.toAbsolutePath(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    NativeFolderCheck.class.getName()))
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new VaeException(
          out
              + ": expected natives that ONNX Runtime's classes can use, found others; use one"
              + " version of all artifacts\n"
              + words);
    }
    return words.strip();
  }
}
