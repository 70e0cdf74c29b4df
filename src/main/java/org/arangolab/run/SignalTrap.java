package org.arangolab.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes something else of Ctrl-C, SIGTERM and SIGHUP than the end of the JVM, until it is closed: the first asks for
 * the end in order, the second hurries, the third kills. The JDK's only way to do so is {@code sun.misc.Signal}, which
 * is exported but not part of the standard, hence the reflection; a JVM without it ends by its exit hooks, as it always
 * did.
 */
public final class SignalTrap implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final Map<Object, Object> before = new LinkedHashMap<>();
    private final AtomicInteger received = new AtomicInteger();
    private final Runnable ask;
    private final Runnable hurry;

    /**
     * The actions run on threads of the JVM's own.
     *
     * @param ask   for the first signal
     * @param hurry for the second, before the JVM is made to exit
     */
    public SignalTrap(Runnable ask, Runnable hurry) {
        this.ask = ask;
        this.hurry = hurry;
        for (String name : NAMES) {
            try {
                Object signal = signalClass().getConstructor(String.class).newInstance(name);
                before.put(signal, handle(signal, handler()));
            } catch (InvocationTargetException e) {
                continue; // the JVM was told to leave this signal alone, -Xrs: so do we
            } catch (ReflectiveOperationException e) {
                return; // this JVM has no such class
            }
        }
    }

    private void receive() {
        switch (received.incrementAndGet()) {
            case 1 -> ask.run();
            case 2 -> {
                hurry.run();
                System.exit(ExitCode.INTERRUPTED.code());
            }
            default -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code()); // children die with this process
        }
    }

    private Object handler() throws ClassNotFoundException {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                receive();
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
