package org.arangolab.dsl;

import groovy.lang.Closure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.auth.AuthProvider;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Bind;
import org.arangolab.instance.Cleanup;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.JwtAlgorithm;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.arangolab.instance.under.Under;
import org.arangolab.net.Endpoint;

/**
 * The settings of {@code instance(name, settings)}: which there are, which type each takes, and what it does to the
 * spec. All mistakes of one call are told together.
 */
public final class InstanceSettings {
    private static final String DURATION = "a duration such as 30.s";
    private static final Map<String, Setting> SETTINGS = settings();

    private static Map<String, Setting> settings() {
        Map<String, Setting> all = new LinkedHashMap<>();
        all.put("role", setting(choice(Role.values(), Role::word), InstanceSpec.Builder::role));
        all.put("protocol", setting(choice(Protocol.values(), Protocol::word), InstanceSpec.Builder::protocol));
        all.put("auth", setting(choice(Authentication.values(), Authentication::word),
                InstanceSpec.Builder::authentication));
        all.put("jwtAlgorithm", setting(choice(JwtAlgorithm.values(), JwtAlgorithm::word),
                InstanceSpec.Builder::jwtAlgorithm));
        all.put("authProvider", setting(InstanceSettings::provider, InstanceSpec.Builder::provider));
        all.put("args", setting(InstanceSettings::options, (spec, options) ->
                options.forEach((option, values) -> spec.argument(option, values.toArray(String[]::new)))));
        all.put("env", setting(InstanceSettings::map, (spec, variables) -> variables.forEach((name, value) ->
                spec.environment(String.valueOf(name), String.valueOf(value)))));
        all.put("memory", setting(MemorySetting::of, InstanceSpec.Builder::memory));
        all.put("memoryLimit", setting(MemorySetting::of, InstanceSpec.Builder::memoryLimit));
        all.put("cgroup", setting(CgroupSetting::of, InstanceSpec.Builder::cgroup));
        all.put("niceness", setting(InstanceSettings::niceness, InstanceSpec.Builder::niceness));
        all.put("cores", setting(InstanceSettings::count, InstanceSpec.Builder::cores));
        all.put("binaries", setting(InstanceSettings::path, InstanceSpec.Builder::binaries));
        all.put("endpoint", setting(InstanceSettings::endpoint, InstanceSpec.Builder::endpoint));
        all.put("bind", setting(choice(Bind.values(), Bind::word), InstanceSpec.Builder::bind));
        all.put("dir", setting(InstanceSettings::path, InstanceSpec.Builder::directory));
        all.put("cleanup", setting(choice(Cleanup.values(), Cleanup::word), InstanceSpec.Builder::cleanup));
        all.put("core", setting(typed(Boolean.class, "true or false"), InstanceSpec.Builder::core));
        all.put("under", setting(typed(Under.class, "sanitizer(address, undefined), valgrind() or rr()"),
                InstanceSpec.Builder::under));
        all.put("monitor", setting(typed(Boolean.class, "true or false"), InstanceSpec.Builder::monitor));
        all.put("healthInterval", setting(positive(), InstanceSpec.Builder::healthInterval));
        all.put("healthTimeout", setting(positive(), InstanceSpec.Builder::healthTimeout));
        all.put("checkOptions", setting(typed(Boolean.class, "true or false"), InstanceSpec.Builder::checked));
        all.put("verbose", setting(typed(Boolean.class, "true or false"), InstanceSpec.Builder::verbose));
        all.put("logLimit", setting(typed(ByteSize.class, "a size such as 100.mb"), InstanceSpec.Builder::logLimit));
        all.put("analyzeLog", setting(typed(Boolean.class, "true or false"), InstanceSpec.Builder::analyzeLog));
        all.put("startTimeout", setting(typed(Duration.class, DURATION), InstanceSpec.Builder::startTimeout));
        all.put("stopTimeout", setting(typed(Duration.class, DURATION), InstanceSpec.Builder::stopTimeout));
        return Collections.unmodifiableMap(all);
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
        List<String> mistakes = new ArrayList<>(ServerNames.mistakes(name));
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
        try {
            setting.apply(builder, value);
        } catch (ConfigException e) {
            throw new ConfigException(name + ": " + String.join("; ", e.mistakes()));
        }
    }

    private static void collect(List<String> mistakes, Runnable step) {
        try {
            step.run();
        } catch (ConfigException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    private static <T> Setting setting(Function<Object, T> read, BiConsumer<InstanceSpec.Builder, T> use) {
        return (builder, value) -> use.accept(builder, read.apply(value));
    }

    private static <E extends Enum<E>> Function<Object, E> choice(E[] values, Function<E, String> word) {
        return value -> Arrays.stream(values)
                .filter(v -> v == value || word.apply(v).equals(String.valueOf(value)))
                .findFirst()
                .orElseThrow(() -> new ConfigException("'" + value + "' is none of its values"
                        + Suggestion.hint(String.valueOf(value), Arrays.stream(values).map(word).toList())));
    }

    private static Function<Object, Duration> positive() {
        Function<Object, Duration> duration = typed(Duration.class, DURATION);
        return value -> {
            if (duration.apply(value).compareTo(Duration.ZERO) <= 0) {
                throw new ConfigException("expected a duration above zero");
            }
            return duration.apply(value);
        };
    }

    /** A block, or an object of Java, that answers the header {@code Authorization}; null for none. */
    private static AuthProvider provider(Object value) {
        if (value instanceof Closure<?> block) {
            return () -> Optional.ofNullable(block.call()).map(String::valueOf);
        }
        return typed(AuthProvider.class, "a block such as { \"bearer $token\" }").apply(value);
    }

    private static int count(Object value) {
        int count = typed(Integer.class, "a number such as 2").apply(value);
        if (count <= 0) {
            throw new ConfigException("expected a number above zero, not " + count);
        }
        return count;
    }

    private static int niceness(Object value) {
        int niceness = typed(Integer.class, "a number from -20 to 19").apply(value);
        if (niceness < -20 || niceness > 19) {
            throw new ConfigException("expected a number from -20 to 19, not " + niceness);
        }
        return niceness;
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

    static Path path(Object value) {
        if (value == null) {
            throw new ConfigException("expected a path, not null");
        }
        try {
            return Path.of(String.valueOf(value)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + value + "' is no path here: " + e.getReason()
                    + "; for letters beyond ASCII start the lab with LC_ALL=C.UTF-8");
        }
    }

    private static String text(Object option, Object value) {
        if (value == null) {
            throw new ConfigException("option '" + option + "' has no value");
        }
        return value instanceof ByteSize size ? String.valueOf(size.bytes()) : String.valueOf(value);
    }

    static String described(Object value) {
        return value == null ? "null" : "'" + value + "' (" + value.getClass().getSimpleName() + ")";
    }

    /** Does to the spec what a value asks for. */
    private interface Setting {
        void apply(InstanceSpec.Builder builder, Object value);
    }
}
