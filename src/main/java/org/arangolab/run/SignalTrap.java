package org.arangolab.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls an action for Ctrl-C, SIGTERM and SIGHUP instead of ending the JVM, until it is closed. The JDK's only way to do so is
 * {@code sun.misc.Signal}, which is exported but not part of the standard, hence the reflection; a JVM without it ends
 * by its exit hooks, as it always did.
 */
public final class SignalTrap implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final Map<Object, Object> before = new LinkedHashMap<>();

    /** The action runs on a thread of the JVM's own, for each signal. */
    public SignalTrap(Runnable action) {
        for (String name : NAMES) {
            try {
                Object signal = signalClass().getConstructor(String.class).newInstance(name);
                before.put(signal, handle(signal, handler(action)));
            } catch (InvocationTargetException e) {
                continue; // the JVM was told to leave this signal alone, -Xrs: so do we
            } catch (ReflectiveOperationException e) {
                return; // this JVM has no such class
            }
        }
    }

    private static Object handler(Runnable action) throws ClassNotFoundException {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                action.run();
                return null;
            }
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "signal trap";
            };
        });
    }

    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        return signalClass().getMethod("handle", signalClass(), Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal, handler);
    }

    private static Class<?> signalClass() throws ClassNotFoundException {
        return Class.forName("sun.misc.Signal");
    }

    /** Puts the handlers back that were there before. */
    @Override
    public void close() {
        before.forEach((signal, handler) -> {
            try {
                handle(signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the handler of " + signal + " cannot be put back", e);
            }
        });
        before.clear();
    }
}
