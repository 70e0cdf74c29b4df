package org.arangolab.dsl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.tools.ToolJob;

/** What every call of a client tool knows beside the tool's own options and where data comes from and goes. */
final class CallSettings {
    private static final Map<String, Setting> ALL = new TreeMap<>(Map.of(
            "timeout", (job, value) ->
            job.within(typed(job, "timeout", value, Duration.class, "a duration such as 30.s")),
            "check", (job, value) -> flag(job, "check", value) ? job : job.unchecked(),
            "core", (job, value) -> flag(job, "core", value) ? job.withCores() : job,
            "memory", (job, value) ->
            job.withMemory(typed(job, "memory", value, ByteSize.class, "a size such as 512.mb")),
            "env", (job, value) -> job.withEnvironment(
                    texts(typed(job, "env", value, Map.class, "a map such as [NAME: 'value']"))),
            "tries", (job, value) -> job.tried(count(job, "tries", value)),
            "database", (job, value) -> job.with("server.database", value),
            "user", (job, value) -> job.with("server.username", value),
            "password", (job, value) -> job.with("server.password", value)));

    private CallSettings() {
    }

    /** Their names. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * The job with one of them, or else with an option of the tool.
     *
     * @throws ConfigException for a value of a wrong kind
     */
    static ToolJob given(ToolJob job, String name, Object value) {
        Setting setting = ALL.get(name);
        return setting == null ? job.with(name, value) : setting.apply(job, value);
    }

    private static boolean flag(ToolJob job, String name, Object value) {
        return typed(job, name, value, Boolean.class, "true or false");
    }

    private static int count(ToolJob job, String name, Object value) {
        int count = typed(job, name, value, Integer.class, "a number such as 3");
        if (count < 1) {
            throw wrong(job, name, "1 or more", value);
        }
        return count;
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    private static <T> T typed(ToolJob job, String name, Object value, Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw wrong(job, name, expected, value);
        }
        return type.cast(value);
    }

    private static ConfigException wrong(ToolJob job, String name, String expected, Object value) {
        return new ConfigException(job.tool().word() + ": " + name + ": expected " + expected + ", not '" + value
                + "'");
    }

    /** What one of them does. */
    private interface Setting {
        ToolJob apply(ToolJob job, Object value);
    }
}
