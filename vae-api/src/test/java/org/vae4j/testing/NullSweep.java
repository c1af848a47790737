package org.vae4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.collect.ClassToInstanceMap;
import com.google.common.collect.MutableClassToInstanceMap;
import com.google.common.primitives.Primitives;
import com.google.common.testing.ArbitraryInstances;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Passes null for each parameter of public methods and expects a {@link NullPointerException} that
 * names it. Guava's NullPointerTester would be content with any message.
 */
public final class NullSweep {
  private final ClassToInstanceMap<Object> samples = MutableClassToInstanceMap.create();
  private int checks;

  /** Sets what is passed for the other parameters of a type. */
  public <T> NullSweep set(Class<T> type, T sample) {
    samples.putInstance(type, sample);
    return this;
  }

  /** Checks all public constructors and static methods. */
  public NullSweep statics(Class<?>... types) {
    for (Class<?> type : types) {
      for (Constructor<?> constructor : type.getConstructors()) {
        check(constructor, arguments -> constructor.newInstance(arguments));
      }
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isStatic(method.getModifiers()) && isSwept(method)) {
          check(method, arguments -> method.invoke(null, arguments));
        }
      }
    }
    return this;
  }

  /** Checks all public methods that an object's class declares. */
  public NullSweep methods(Object... objects) {
    for (Object object : objects) {
      for (Method method : object.getClass().getDeclaredMethods()) {
        if (!Modifier.isStatic(method.getModifiers()) && isSwept(method)) {
          check(method, arguments -> method.invoke(object, arguments));
        }
      }
    }
    return this;
  }

  /** Returns how many parameters were checked, so that a sweep of nothing can be noticed. */
  public int checks() {
    return checks;
  }

  private static boolean isSwept(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !method.isSynthetic()
        && !(method.getName().equals("equals") && method.getParameterCount() == 1);
  }

  private void check(Executable executable, Call call) {
    Parameter[] parameters = executable.getParameters();
    for (int position = 0; position < parameters.length; position++) {
      if (!parameters[position].getType().isPrimitive() && !isNullable(parameters[position])) {
        checks++;
        checkParameter(executable, parameters, position, call);
      }
    }
  }

  private void checkParameter(
      Executable executable, Parameter[] parameters, int position, Call call) {
    @Nullable Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i == position ? null : sample(parameters[i].getType());
    }
    String name = parameters[position].getName();
    try {
      call.with(arguments);
      fail("%s accepted null for %s", executable, name);
    } catch (InvocationTargetException e) {
      // A setter may call its parameter newBeta where users know it as beta.
      String known = name.replaceFirst("^new(?=[A-Z])", "").toLowerCase(Locale.ROOT);
      assertThat(e.getCause())
          .as("%s with null for %s", executable, name)
          .isInstanceOf(NullPointerException.class);
      assertThat(String.valueOf(e.getCause().getMessage()).toLowerCase(Locale.ROOT))
          .as("message of %s with null for %s", executable, name)
          .contains(known);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(executable.toString(), e);
    }
  }

  private Object sample(Class<?> type) {
    Object own = samples.get(type);
    Object found = own != null ? own : ArbitraryInstances.get(Primitives.wrap(type));
    if (found == null) {
      throw new AssertionError("no sample of " + type + "; set one");
    }
    return found;
  }

  private static boolean isNullable(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** A call by reflection. */
  private interface Call {
    Object with(@Nullable Object[] arguments) throws ReflectiveOperationException;
  }
}
