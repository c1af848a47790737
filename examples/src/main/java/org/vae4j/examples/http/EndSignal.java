package org.vae4j.examples.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Waits until the process is asked to end by SIGTERM or Ctrl-C. Not a shutdown hook: hooks run side
 * by side, and one of ONNX Runtime frees what the last requests still use. Java's only way to a
 * signal itself is {@code sun.misc.Signal}, which compilers warn of; so it is called by its name.
 */
final class EndSignal {
  private final CountDownLatch given = new CountDownLatch(1);

  private EndSignal() {}

  /** Takes over what the process does when it is asked to end. */
  static EndSignal takeOver() {
    EndSignal signal = new EndSignal();
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              EndSignal.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                signal.given.countDown();
                return null;
              });
      for (String name : new String[] {"TERM", "INT"}) {
        type.getMethod("handle", type, handlerType)
            .invoke(null, type.getConstructor(String.class).newInstance(name), handler);
      }
      return signal;
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(
          "signals: expected a JVM that hands on signals, found " + e + "; start without -Xrs", e);
    }
  }

  void await() throws InterruptedException {
    given.await();
  }
}
