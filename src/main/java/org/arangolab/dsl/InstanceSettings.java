package org.arangolab.dsl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Bind;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.JwtAlgorithm;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.arangolab.net.Endpoint;

/**
 * The settings of {@code instance(name, settings)}: which there are, which type each takes, and what it does to the
 * spec. All mistakes of one call are told together.
 */
public final class InstanceSettings {
    private static final Map<String, Setting> SETTINGS = new LinkedHashMap<>();

    static {
        add("role", choice(Role.values(), Role::word), InstanceSpec.Builder::role);
        add("protocol", choice(Protocol.values(), Protocol::word), InstanceSpec.Builder::protocol);
        add("auth", choice(Authentication.values(), Authentication::word), InstanceSpec.Builder::authentication);
        add("jwtAlgorithm", choice(JwtAlgorithm.values(), JwtAlgorithm::word), InstanceSpec.Builder::jwtAlgorithm);
        add("args", InstanceSettings::options, (spec, all) ->
                all.forEach((option, values) -> spec.argument(option, values.toArray(String[]::new))));
        add("env", InstanceSettings::map, (spec, all) -> all.forEach((name, value) ->
                spec.environment(String.valueOf(name), String.valueOf(value))));
        add("memory", typed(ByteSize.class, "a size such as 512.mb"), InstanceSpec.Builder::memory);
        add("binaries", InstanceSettings::path, InstanceSpec.Builder::binaries);
        add("endpoint", InstanceSettings::endpoint, InstanceSpec.Builder::endpoint);
        add("bind", choice(Bind.values(), Bind::word), InstanceSpec.Builder::bind);
        add("dir", InstanceSettings::path, InstanceSpec.Builder::directory);
        add("startTimeout", typed(Duration.class, "a duration such as 30.s"), InstanceSpec.Builder::startTimeout);
        add("stopTimeout", typed(Duration.class, "a duration such as 30.s"), InstanceSpec.Builder::stopTimeout);
    }

    private InstanceSettings() {
    }

    /** The names of all settings, for completion. */
    public static List<String> names() {
        return List.copyOf(SETTINGS.keySet());
    }

    /**
     * The spec that these settings ask for.
     *
     * @throws ConfigException with all mistakes
     */
    static InstanceSpec spec(String name, Map<?, ?> settings) {
        InstanceSpec.Builder builder = InstanceSpec.named(name);
        List<String> mistakes = new ArrayList<>();
        settings.forEach((key, value) -> collect(mistakes, () -> apply(builder, String.valueOf(key), value)));
        InstanceSpec[] spec = new InstanceSpec[1];
        collect(mistakes, () -> spec[0] = builder.build());
        if (!mistakes.isEmpty()) {
            throw new ConfigException("instance '" + name + "'", mistakes);
        }
        return spec[0];
    }

    /**
     * Options as a script writes them, {@code ['log.level': ['startup=debug', 'queries=trace'], 'server.threads': 4]}.
     *
     * @throws ConfigException when it is not a map, or a value is missing
     */
    static Map<String, List<String>> options(Object value) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        map(value).forEach((option, values) -> options.put(String.valueOf(option),
                values instanceof Collection<?> many ? many.stream().map(v -> text(option, v)).toList()
                        : List.of(text(option, values))));
        return options;
    }

    private static void apply(InstanceSpec.Builder builder, String name, Object value) {
        Setting setting = SETTINGS.get(name);
        if (setting == null) {
            throw new ConfigException("unknown setting '" + name + "'"
                    + Suggestion.nearest(name, SETTINGS.keySet()).map(n -> "; did you mean '" + n + "'?")
                    .orElse("; known: " + String.join(", ", SETTINGS.keySet())));
        }
        setting.apply(builder, value);
    }

    private static void collect(List<String> mistakes, Runnable step) {
        try {
            step.run();
        } catch (ConfigException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    private static <T> void add(String name, Function<Object, T> read, BiConsumer<InstanceSpec.Builder, T> use) {
        SETTINGS.put(name, (builder, value) -> {
            try {
                use.accept(builder, read.apply(value));
            } catch (ConfigException e) {
                throw new ConfigException(name + ": " + String.join("; ", e.mistakes()));
            }
        });
    }

    private static <E extends Enum<E>> Function<Object, E> choice(E[] values, Function<E, String> word) {
        return value -> Arrays.stream(values)
                .filter(v -> v == value || word.apply(v).equals(String.valueOf(value)))
                .findFirst()
                .orElseThrow(() -> new ConfigException("'" + value + "' is none of its values"
                        + Suggestion.hint(String.valueOf(value), Arrays.stream(values).map(word).toList())));
    }

    private static <T> Function<Object, T> typed(Class<T> type, String expected) {
        return value -> {
            if (!type.isInstance(value)) {
                throw new ConfigException("expected " + expected + ", not " + described(value));
            }
            return type.cast(value);
        };
    }

    private static Map<?, ?> map(Object value) {
        return typed(Map.class, "a map such as [name: 'value']").apply(value);
    }

    private static Endpoint endpoint(Object value) {
        if (!(value instanceof CharSequence text)) {
            throw new ConfigException("expected an endpoint such as 'tcp://127.0.0.1:8529', not " + described(value));
        }
        return Endpoint.parse(text.toString());
    }

    private static Path path(Object value) {
        if (value == null) {
            throw new ConfigException("expected a path, not null");
        }
        return Path.of(String.valueOf(value)).toAbsolutePath().normalize();
    }

    private static String text(Object option, Object value) {
        if (value == null) {
            throw new ConfigException("option '" + option + "' has no value");
        }
        return value instanceof ByteSize size ? String.valueOf(size.bytes()) : String.valueOf(value);
    }

    private static String described(Object value) {
        return value == null ? "null" : "'" + value + "' (" + value.getClass().getSimpleName() + ")";
    }

    /** Does to the spec what a value asks for. */
    private interface Setting {
        void apply(InstanceSpec.Builder builder, Object value);
    }
}
