package org.vae4j.examples;

import org.vae4j.onnx.Device;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one device of a command line. */
public final class DeviceOption implements ITypeConverter<Device> {
  @Override
  public Device convert(String text) {
    try {
      return Device.parse(text).get(0);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
