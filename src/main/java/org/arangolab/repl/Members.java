package org.arangolab.repl;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.dsl.NumberWords;
import org.arangolab.dsl.WordIndex;

/** What can follow the dot behind a value of a type, found in its declaration; no value is ever asked. */
final class Members {
    private Members() {
    }

    /** The members, as completion offers them. */
    static List<Proposal> of(Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return units().stream().map(unit -> new Proposal(unit, "", "units", false)).toList();
        }
        return WordIndex.of(type).stream()
                .map(entry -> new Proposal(entry.property() ? entry.name() : call(type, entry.name()), entry.help(),
                        "members", false))
                .toList();
    }

    /** The units of numbers: {@code s}, {@code mb}, … */
    static List<String> units() {
        return Arrays.stream(NumberWords.class.getDeclaredMethods())
                .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName().substring("get".length()).toLowerCase(Locale.ROOT)).sorted().toList();
    }

    /** The declared type of a member. */
    static Optional<Class<?>> type(Class<?> owner, String name) {
        return methods(owner, name).<Class<?>>map(method -> returned(owner, method)).findFirst();
    }

    /** A method that answers "itself" by a type variable answers its owner. */
    private static Class<?> returned(Class<?> owner, Method method) {
        return method.getGenericReturnType() instanceof TypeVariable<?> ? owner : method.getReturnType();
    }

    /** {@code start()} when it takes no arguments, else {@code get(}. */
    static String call(Class<?> owner, String name) {
        return methods(owner, name).allMatch(method -> method.getParameterCount() == 0) ? name + "()" : name + "(";
    }

    private static Stream<Method> methods(Class<?> owner, String name) {
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(name)
                        || method.getParameterCount() == 0 && property(method.getName()).equals(name));
    }

    private static String property(String method) {
        int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : method.length();
        return Introspector.decapitalize(method.substring(prefix));
    }
}
