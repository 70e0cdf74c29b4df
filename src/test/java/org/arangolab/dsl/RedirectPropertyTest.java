package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.junit.jupiter.api.Test;

/**
 * Generated programs: whatever stands left and right of the operators, and wherever a redirection stands, it means
 * {@code tool(options).from(source).to(sink)}, once; and what is no redirection means what Groovy says. The tools of
 * these programs only write down what they are told.
 */
class RedirectPropertyTest {
    private static final int PROGRAMS = 1500;
    private static final long SEED = 20261126;

    /** What a script sees: servers as texts, tools that write down. */
    public abstract static class Recording extends Script {
        /** What the tools of this run were told, in order. */
        final List<String> told = new ArrayList<>();

        /** A tool that writes down its options and what it is told. */
        public final class Recorder {
            private final StringBuilder text;

            Recorder(String tool, Object... options) {
                text = new StringBuilder(tool);
                for (Object option : options) {
                    text.append(new TreeMap<>((Map<?, ?>) option));
                }
            }

            public Recorder from(Object source) {
                text.append('<').append(source);
                return this;
            }

            public Recorder to(Object sink) {
                text.append('>').append(sink);
                told.add(text.toString());
                return this;
            }

            @Override
            public String toString() {
                return text.toString();
            }
        }

        public Recorder arangodump(Object... options) {
            return new Recorder("arangodump", options);
        }

        public Recorder arangorestore(Object... options) {
            return new Recorder("arangorestore", options);
        }

        public Recorder arangoimport(Object... options) {
            return new Recorder("arangoimport", options);
        }

        public Recorder arangoexport(Object... options) {
            return new Recorder("arangoexport", options);
        }

        public Recorder arangobackup(Object... options) {
            return new Recorder("arangobackup", options);
        }

        public Object same(Object value) {
            return value;
        }

        public Object instance(String name) {
            return "the " + name;
        }
    }

    private record Term(String code, String meaning) {
    }

    private static final List<String> TOOLS = List.of("arangodump", "arangorestore", "arangoimport", "arangoexport",
            "arangobackup");
    private static final List<Term> OPTIONS = List.of(new Term("", ""), new Term("()", ""),
            new Term("(threads: 4)", "{threads=4}"),
            new Term("(threads: n, check: false)", "{check=false, threads=7}"),
            new Term("(a: [1, 2], b: n < 3)", "{a=[1, 2], b=false}"));
    private static final List<Term> PLACES = List.of(new Term("db1", "DB1"), new Term("dir", "/d"),
            new Term("'text'", "text"),
            new Term("\"a${n}b\"", "a7b"), new Term("\"/x\"", "/x"), new Term("c.leader", "LEADER"),
            new Term("(db1)", "DB1"),
            new Term("m['users']", "U"), new Term("instance('x')", "the x"), new Term("(n > 3 ? dir : db1)", "/d"),
            new Term("c.inner.name", "NAME"), new Term("c.list[1]", "two"), new Term("same(dir)", "/d"));
    /** Where the expression {@code @} may stand; the value of the program is its value. */
    private static final List<String> CONTEXTS = List.of("@", "return @", "def r = @\nr", "r = @\nr", "def r\nr = @\nr",
            "[1].collect { @ }[0]", "[1].collect { x -> @ }[0]", "def f() {\n    @\n}\nf()",
            "def f() { return @ }\nf()",
            "if (n == 7) {\n    @\n}", "if (n != 7) { 0 } else { @ }", "(@)", "[@][0]", "[a: @].a", "same(@)", "same @",
            "n == 7 ? (@) : 0", "try { @ } finally { n }", "// a comment\n@", "def before = n < 3\n@", "@\n",
            "def x = { @ }\nx()",
            "switch (n) { case 7: return @ }", "for (i in [1]) { r = @ }\nr", "with { @ }", "same([@]).first()",
            "\"${same(@)}\"");

    private Recording script(String program) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Recording.class.getName());
        configuration.addCompilationCustomizers(new RedirectCustomizer());
        Binding binding = new Binding(new TreeMap<>(Map.of("db1", "DB1", "dir", "/d", "n", 7, "m",
                Map.of("users", "U"), "c",
                Map.of("leader", "LEADER", "inner", Map.of("name", "NAME"), "list", List.of("one", "two")))));
        return (Recording) new GroovyShell(getClass().getClassLoader(), binding, configuration).parse(program);
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void aRedirectionMeansTheSameWhereverItStandsAndIsRunOnce() {
        Random random = new Random(SEED);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            String tool = one(random, TOOLS);
            Term options = one(random, OPTIONS);
            Term source = one(random, PLACES);
            Term sink = one(random, PLACES);
            String context = one(random, CONTEXTS);
            String program = context.replace("@", tool + options.code() + " < " + source.code() + " > " + sink.code());
            String meaning = tool + options.meaning() + "<" + source.meaning() + ">" + sink.meaning();
            check(program, meaning, failures);
        }
        assertThat(failures.stream().distinct().limit(20)).as(failures.size() + " of " + PROGRAMS).isEmpty();
    }

    @Test
    void oneOperatorAloneMeansItsHalf() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMS / 5; i++) {
            String tool = one(random, TOOLS);
            Term options = OPTIONS.get(1 + random.nextInt(OPTIONS.size() - 1));
            Term place = one(random, PLACES);
            String operator = random.nextBoolean() ? "<" : ">";
            String program = one(random, CONTEXTS).replace("@", tool + options.code() + " " + operator + " "
                    + place.code());
            assertThat(String.valueOf(script(program).run())).as(program)
                    .isEqualTo(tool + options.meaning() + operator + place.meaning());
        }
    }

    @Test
    void anErrorNamesTheLineOfTheRedirection() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMS / 10; i++) {
            int line = 1 + random.nextInt(9);
            String redirection = one(random, TOOLS) + one(random, OPTIONS).code() + " < "
                    + one(random, List.of("nope", "(nope)",
                    "nope.x", "nope[1]", "\"${nope}\"")) + " > dir";
            String program = "n + 1\n".repeat(line - 1) + redirection + "\nn\n";
            Throwable error = catchThrowable(() -> script(program).run());
            assertThat(error).as(program).isInstanceOf(MissingPropertyException.class).hasMessageContaining("nope");
            assertThat(java.util.Arrays.stream(error.getStackTrace()).filter(frame -> frame.getFileName() != null
                    && frame.getFileName().endsWith(".groovy")).findFirst().orElseThrow().getLineNumber()).as(program)
                    .isEqualTo(line);
        }
    }

    @Test
    void anOperatorThatWentToAnOptionIsRefusedWithItsLineAndNoComparisonIs() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMS / 10; i++) {
            int line = 1 + random.nextInt(9);
            String before = "n + 1\n".repeat(line - 1);
            String tool = one(random, TOOLS);
            String operator = random.nextBoolean() ? "<" : ">";
            String place = one(random, PLACES).code();
            Throwable error = catchThrowable(() -> script(before + tool + " db: 'x' " + operator + " " + place));
            assertThat(error).isInstanceOf(MultipleCompilationErrorsException.class)
                    .hasMessageContaining("the " + operator
                    + " belongs to the option 'db' here; put the options of " + tool + " into parentheses: " + tool
                    + "(db: …) "
                    + operator + " …").hasMessageContaining("@ line " + line + ",");
            assertThat(String.valueOf(script(before + tool + "(a: n " + operator + " 3)").run()))
                    .isEqualTo(tool + "{a=" + operator.equals(">") + "}");
        }
    }

    private void check(String program, String meaning, List<String> failures) {
        try {
            Recording script = script(program);
            String value = String.valueOf(script.run());
            if (!value.equals(meaning) || !script.told.equals(List.of(meaning))) {
                failures.add(program + "\n   is " + value + " " + script.told + ", not " + meaning);
            }
        } catch (MultipleCompilationErrorsException e) {
            failures.add(program + "\n   does not compile: " + e.getErrorCollector().getError(0).toString().lines()
                    .limit(2).toList());
        } catch (RuntimeException e) {
            failures.add(program + "\n   throws " + e);
        }
    }
}
