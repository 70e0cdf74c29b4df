package org.arangolab.standin.server.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Catches signals. The JDK has no supported way; {@code sun.misc.Signal} is exported for this very use, and reached by
 * reflection because the compiler's warning about it cannot be switched off.
 */
public final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {
    }

    /**
     * Runs an action on each arrival, on a thread of its own.
     *
     * @param name without SIG, {@code TERM}
     * @throws IllegalArgumentException when the virtual machine keeps this signal for itself
     */
    public static void handle(String name, Runnable action) {
        Class<?> type = type(HANDLER);
        Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(action, args);
            }
            action.run();
            return null;
        });
        install(name, handler);
    }

    /** Gives the signal its default action back. */
    static void restore(String name) {
        try {
            install(name, type(HANDLER).getField("SIG_DFL").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot restore the default of SIG" + name, e);
        }
    }

    private static void install(String name, Object handler) {
        try {
            Class<?> signal = type(SIGNAL);
            Method handle = signal.getMethod("handle", signal, type(HANDLER));
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("cannot catch SIG" + name + ": " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot catch SIG" + name, e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }
}
