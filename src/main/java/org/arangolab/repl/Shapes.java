package org.arangolab.repl;

import groovy.lang.Closure;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.arangolab.client.Response;
import org.arangolab.dsl.ServerWords;
import org.arangolab.instance.InstanceState;
import org.arangolab.log.LogLine;
import org.arangolab.repl.Layout.Group;
import org.arangolab.repl.Layout.Leaf;
import org.arangolab.repl.Layout.Pair;
import org.arangolab.time.Durations;

/**
 * Lays out one value. What is too much is cut with a count: collections after 100 elements, the whole after 500,
 * nesting after 12 levels (which ends values that contain themselves), texts after 2000 characters.
 */
final class Shapes {
    private static final int ELEMENTS = 100;
    private static final int LEVELS = 12;
    private static final int CHARACTERS = 2000;
    private static final List<Kind<?>> ATOMS = List.of(
            new Kind<>(Number.class, number -> new Leaf(number.toString(), Style.CYAN)),
            new Kind<>(Boolean.class, truth -> new Leaf(truth.toString(), Style.MAGENTA)),
            new Kind<>(Duration.class, duration -> new Leaf(Durations.text(duration), Style.CYAN)),
            new Kind<>(org.arangolab.ByteSize.class, size -> new Leaf(size.toString(), Style.CYAN)),
            new Kind<>(InstanceState.class, Shapes::state),
            new Kind<>(LogLine.class, Shapes::logLine),
            new Kind<>(ServerWords.class, server -> new Leaf(server.getName() + " (" + server.getState() + ")",
                    state(server.getState()).style())),
            new Kind<>(Response.class, response -> new Leaf(response.toString(),
                    response.ok() ? Style.GREEN : Style.RED)),
            new Kind<>(Type.class, type -> new Leaf(type.toString(), Style.BLUE)),
            new Kind<>(Closure.class, Shapes::closure),
            new Kind<>(Throwable.class, thrown -> new Leaf(Notation.plain(thrown.toString()), Style.RED)));

    private final Notation notation;
    private int budget = 500;

    private Shapes(Notation notation) {
        this.notation = notation;
    }

    static Layout of(Object value, Notation notation) {
        return new Shapes(notation).layout(value, 0);
    }

    /** A state in the colour of its health. */
    static Leaf state(InstanceState state) {
        return new Leaf(state.name(), switch (state) {
            case RUNNING -> Style.GREEN;
            case STARTING, STOPPING -> Style.YELLOW;
            case CRASHED -> Style.RED;
            case INIT, STOPPED -> Style.DIM;
        });
    }

    /** A log line in the colour of its level. */
    static Leaf logLine(LogLine line) {
        return new Leaf(Notation.plain(line.raw()), line.level().map(level -> switch (level) {
            case FATAL, ERROR -> Style.RED;
            case WARNING -> Style.YELLOW;
            case INFO -> Style.PLAIN;
            case DEBUG, TRACE -> Style.DIM;
        }).orElse(Style.DIM));
    }

    private static Leaf closure(Closure<?> closure) {
        return new Leaf("closure(" + Arrays.stream(closure.getParameterTypes()).map(Class::getSimpleName)
                .collect(Collectors.joining(", ")) + ")", Style.BLUE);
    }

    private Layout layout(Object value, int level) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? new Leaf(notation.emptyMap(), Style.PLAIN)
                    : group(notation.open(), map.entrySet(), notation.close(), level, entry -> pair(entry, level));
        }
        if (value instanceof Collection<?> all) {
            return group("[", all, "]", level, element -> layout(element, level + 1));
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> elements = IntStream.range(0, Array.getLength(value)).limit(ELEMENTS + 1L)
                    .mapToObj(i -> Array.get(value, i)).toList();
            return group("[", elements, Array.getLength(value), "]", level, element -> layout(element, level + 1));
        }
        budget--;
        return atom(value);
    }

    private Layout pair(Map.Entry<?, ?> entry, int level) {
        return new Pair(new Leaf(notation.key(entry.getKey()), Style.BLUE), layout(entry.getValue(), level + 1));
    }

    private <T> Layout group(String open, Collection<T> all, String close, int level, Function<T, Layout> part) {
        return group(open, all, all.size(), close, level, part);
    }

    private <T> Layout group(String open, Collection<T> all, int size, String close, int level,
                             Function<T, Layout> part) {
        List<Layout> parts = new ArrayList<>();
        Iterator<T> elements = all.iterator();
        while (elements.hasNext() && parts.size() < ELEMENTS && budget > 0 && level < LEVELS) {
            parts.add(part.apply(elements.next()));
        }
        if (parts.size() < size) {
            parts.add(new Leaf("… " + (size - parts.size()) + " more", Style.DIM));
        }
        return new Group(open, List.copyOf(parts), close);
    }

    private Leaf atom(Object value) {
        if (value == null) {
            return new Leaf("null", Style.DIM);
        }
        if (value instanceof CharSequence text) {
            return new Leaf(cut(notation.quoted(text.toString())), Style.GREEN);
        }
        return ATOMS.stream().filter(kind -> kind.type().isInstance(value)).findFirst()
                .map(kind -> kind.leaf(value))
                .orElseGet(() -> new Leaf(cut(Notation.plain(String.valueOf(value))), Style.PLAIN));
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS ? text
                : text.substring(0, CHARACTERS) + "… " + (text.length() - CHARACTERS) + " more characters";
    }

    /** How values of one type are written. */
    private record Kind<T>(Class<T> type, Function<T, Leaf> write) {
        Leaf leaf(Object value) {
            return write.apply(type.cast(value));
        }
    }
}
