package org.vae4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an application that serves models has: vae-onnx-runtime, what that needs, and picocli. */
public final class ServingClassPath {
  /** Folders of classes while the build has not made jars yet, jars afterwards. */
  private static final Pattern SERVING =
      Pattern.compile(
          ".*/(vae-api|vae-onnx-runtime)/target/(classes|vae-[a-z-]+-[0-9.]+(-SNAPSHOT)?\\.jar)"
              + "|.*/(onnxruntime|guava|failureaccess|picocli)-[0-9][^/]*\\.jar"
              + "|.*/examples/target/(test-)?classes");

  private ServingClassPath() {}

  /** Picks it out of the class path of the test. */
  public static String find() {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> SERVING.matcher(slashes(entry)).matches())
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(slashes(path)).contains("vae-api", "vae-onnx-runtime", "/onnxruntime-", "/picocli-");
    return path;
  }

  /** A folder may end in a separator. */
  private static String slashes(String entry) {
    return entry.replace('\\', '/').replaceAll("/$", "");
  }
}
