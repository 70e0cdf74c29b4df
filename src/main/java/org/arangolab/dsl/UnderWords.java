package org.arangolab.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.instance.under.Recorded;
import org.arangolab.instance.under.Sanitized;
import org.arangolab.instance.under.Sanitizer;
import org.arangolab.instance.under.Under;
import org.arangolab.instance.under.Valgrind;

/** The values of the setting {@code under:}. */
public interface UnderWords {
    @Word(value = "A build with these sanitizers in it: they report into files, and a report fails the test.",
            example = "instance('db1', under: sanitizer(address, undefined), binaries: '/opt/build-asan')")
    default Under sanitizer(Object... names) {
        return new Sanitized(Arrays.stream(names == null ? new Object[0] : names).map(UnderWords::sanitizer)
                .collect(Collectors.toSet()));
    }

    private static Sanitizer sanitizer(Object name) {
        List<String> words = Arrays.stream(Sanitizer.values()).map(Sanitizer::word).toList();
        return Arrays.stream(Sanitizer.values()).filter(one -> one == name || one.word().equals(String.valueOf(name)))
                .findFirst().orElseThrow(() -> new ConfigException("unknown sanitizer '" + name + "'"
                        + Suggestion.hint(String.valueOf(name), words)));
    }

    @Word(value = "Valgrind's memcheck.", example = "instance('db1', under: valgrind())")
    default Under valgrind() {
        return valgrind("memcheck");
    }

    @Word(value = "Another tool of valgrind: helgrind, drd, massif, callgrind.",
            example = "instance('db1', under: valgrind('helgrind'))")
    default Under valgrind(String tool) {
        return new Valgrind(tool, List.of());
    }

    @Word(value = "A tool of valgrind with options.",
            example = "valgrind(tool: 'memcheck', args: ['--track-origins=yes'])")
    default Under valgrind(Map<String, ?> settings) {
        UnderSettings given = new UnderSettings("valgrind", settings, "tool", "args");
        return new Valgrind(given.text("tool").orElse("memcheck"), given.words("args"));
    }

    @Word(value = "rr: the server is recorded, to be replayed in gdb as often as one likes.",
            example = "instance('db1', under: rr())")
    default Under rr() {
        return rr(Map.of());
    }

    @Word(value = "The same with settings: chaos, pack, args, program.",
            example = "rr(chaos: true, pack: true, args: ['-n'])")
    default Under rr(Map<String, ?> settings) {
        UnderSettings given = new UnderSettings("rr", settings, "chaos", "pack", "args", "program");
        return new Recorded(given.path("program"), given.flag("chaos"), given.flag("pack"), given.words("args"));
    }
}
