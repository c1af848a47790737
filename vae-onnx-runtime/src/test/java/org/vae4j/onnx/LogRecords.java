package org.vae4j.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps what is logged. */
final class LogRecords extends Handler {
  private final List<LogRecord> records = new ArrayList<>();

  @Override
  public void publish(LogRecord logRecord) {
    records.add(logRecord);
  }

  List<LogRecord> list() {
    return List.copyOf(records);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
