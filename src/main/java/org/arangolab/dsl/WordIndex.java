package org.arangolab.dsl;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words of a type: what can be called on it or read from it in a script. For help, completion and suggestions. */
public final class WordIndex {
    private WordIndex() {
    }

    /**
     * One word.
     *
     * @param name     as a script writes it: {@code start}, {@code pid}
     * @param property whether it is read without parentheses
     * @param help     one sentence; empty when there is none
     * @param example  a line with it; empty when there is none
     */
    public record Entry(String name, boolean property, String help, String example) {
    }

    /** The words of a type by name; one for each name. */
    public static Collection<Entry> of(Class<?> type) {
        TreeMap<String, Entry> words = new TreeMap<>();
        methods(type).map(WordIndex::entry)
                .forEach(entry -> words.merge(entry.name(), entry, WordIndex::plainer));
        return words.values();
    }

    /** Reflection has no order: of overloaded methods the one with the shortest example speaks for the word. */
    private static Entry plainer(Entry a, Entry b) {
        boolean second = a.help().isEmpty() || !b.help().isEmpty() && b.example().length() < a.example().length();
        return second ? b : a;
    }

    /** The names alone. */
    public static List<String> names(Class<?> type) {
        return of(type).stream().map(Entry::name).toList();
    }

    private static Stream<Method> methods(Class<?> type) {
        List<Class<?>> vocabularies = Stream.concat(Stream.of(type), interfaces(type))
                .filter(Class::isInterface)
                .filter(i -> Arrays.stream(i.getMethods()).anyMatch(m -> m.isAnnotationPresent(Word.class)))
                .toList();
        if (!vocabularies.isEmpty()) {
            return vocabularies.stream().flatMap(i -> Arrays.stream(i.getMethods()));
        }
        return Stream.concat(extensions(type), Arrays.stream(type.getMethods())
                .filter(m -> m.getDeclaringClass() != Object.class && !Modifier.isStatic(m.getModifiers())));
    }

    /** What the extension module adds to the type; its methods have the receiver as their first parameter. */
    private static Stream<Method> extensions(Class<?> type) {
        return Stream.of(ValueWords.class, NumberWords.class).flatMap(c -> Arrays.stream(c.getMethods()))
                .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterTypes()[0].isAssignableFrom(type));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return type == null ? Stream.empty()
                : Stream.concat(Arrays.stream(type.getInterfaces()), interfaces(type.getSuperclass()));
    }

    private static Entry entry(Method method) {
        Optional<Word> word = Optional.ofNullable(method.getAnnotation(Word.class));
        Optional<String> property = property(method);
        return new Entry(property.orElse(method.getName()), property.isPresent(),
                word.map(Word::value).orElse(""), word.map(Word::example).orElse(""));
    }

    private static Optional<String> property(Method method) {
        String name = method.getName();
        int receiver = Modifier.isStatic(method.getModifiers()) ? 1 : 0;
        if (method.getParameterCount() > receiver || name.equals("getClass")) {
            return Optional.empty();
        }
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))
                ? Optional.empty() : Optional.of(Introspector.decapitalize(name.substring(prefix)));
    }
}
