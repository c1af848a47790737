package org.vae4j.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vae4j.internal.Require;

/** Devices as text: {@code name}, {@code name:number}, each with {@code +option=value}s. */
final class DeviceText {
  private static final String FORMS =
      "cpu, cpu:THREADS, cuda:ID, tensorrt:ID, directml:ID, coreml or best";
  private static final Pattern FORM =
      Pattern.compile("([a-z]+)(?::([0-9]{1,9}))?", Pattern.CASE_INSENSITIVE);

  private DeviceText() {}

  static List<Device> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(DeviceText::parseOne).toList();
  }

  private static Device parseOne(String text) {
    String[] parts = text.strip().split("\\+", -1);
    Device device = named(text, parts[0]);
    for (String option : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = option.indexOf('=');
      Require.argument(
          equals > 0,
          "Device.parse",
          "options as +NAME=VALUE",
          "'" + text.strip() + "'",
          "as in cuda:0+gpu_mem_limit=2147483648");
      device = device.option(option.substring(0, equals), option.substring(equals + 1));
    }
    return device;
  }

  private static Device named(String text, String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      throw unknown(text);
    }
    String kind = form.group(1).toLowerCase(Locale.ROOT);
    boolean numbered = form.group(2) != null;
    int number = numbered ? Integer.parseInt(form.group(2)) : 0;
    if (numbered && (kind.equals("coreml") || kind.equals("best"))) {
      throw unknown(text);
    }
    return switch (kind) {
      case "cpu" -> numbered ? Device.cpu(number) : Device.cpu();
      case "cuda" -> Device.cuda(number);
      case "tensorrt" -> Device.tensorRt(number);
      case "directml" -> Device.directMl(number);
      case "coreml" -> Device.coreMl();
      case "best" -> Device.best();
      default -> throw unknown(text);
    };
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        Require.message(
            "Device.parse", FORMS, "'" + text.strip() + "'", "put commas between devices"));
  }
}
