package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.arangolab.dsl.ScriptErrors;
import org.arangolab.dsl.Words;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    @TempDir
    private Path runs;
    private Lab lab;
    private Evaluator evaluator;
    private int count;

    @BeforeEach
    void open() {
        lab = Lab.open(LabOptions.defaults().withRuns(runs));
        evaluator = new Evaluator(new Words(lab, lab.session(""), (spec, body) -> body.run()));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Object eval(String text) {
        return evaluator.evaluate(text, "prompt" + ++count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            def x = 5                       | x * 2               | 10
            x = 5                           | x * 2               | 10
            int x = 5                       | x.class.simpleName  | Integer
            Set x = [1, 1]                  | x.class.simpleName  | LinkedHashSet
            List<String> x = []             | x << 'a'            | [a]
            def x                           | x == null           | true
            int x                           | x                   | 0
            boolean x                       | x                   | false
            final x = 7                     | x                   | 7
            def (a, b) = [1, 2]             | a + b               | 3
            def f(a, b = 2) { a + b }       | f(3) + f(3, 4)      | 12
            int f(int n) { n < 2 ? n : f(n - 1) + f(n - 2) } | f(10) | 55
            def f = { it + 1 }              | f(2)                | 3
            class A { int n }               | new A(n: 3).n       | 3
            enum Color { RED, BLUE }        | Color.BLUE.name()   | BLUE
            record P(int x, int y) { }      | new P(1, 2).y()     | 2
            import java.util.concurrent.atomic.AtomicLong | new AtomicLong(4).get() | 4
            import java.util.concurrent.atomic.AtomicLong as AL | new AL(4).get() | 4
            import java.util.concurrent.atomic.* | new AtomicLong(4).get() | 4
            import static java.lang.Math.max | max(3, 9)          | 9
            import static java.lang.Math.*  | max(3, 9)           | 9
            40 + 2                          | _                   | 42
            if (true) { def x = 1 }         | binding.hasVariable('x') | false
            """)
    void entryLivesOnInLaterEntries(String first, String later, String expected) {
        eval(first);
        assertThat(String.valueOf(eval(later))).isEqualTo(expected);
    }

    @Test
    void methodSeesVariablesOfLaterEntries() {
        eval("def next() { counter += step }");
        eval("def counter = 1; def step = 4");
        assertThat(eval("next()")).isEqualTo(5);
    }

    @Test
    void laterDefinitionReplacesTheEarlierOne() {
        eval("def f() { 1 }");
        eval("def f() { 2 }");
        eval("class A { def v() { 1 } }");
        eval("class A { def v() { 2 } }");
        eval("import java.util.Date as D");
        eval("import java.util.BitSet as D");
        assertThat(eval("[f(), new A().v(), new D().class.simpleName]")).isEqualTo(List.of(2, 2, "BitSet"));
    }

    @Test
    void overloadsOfOneEntryAreAllCallable() {
        eval("def f(int a) { 'int' }\ndef f(String a) { 'text' }");
        assertThat(eval("f(1) + f('x')")).isEqualTo("inttext");
    }

    @Test
    void importOfAFailedEntryIsForgotten() {
        assertThatThrownBy(() -> eval("import java.util.BitSet as B\n]"))
                .isInstanceOf(MultipleCompilationErrorsException.class);
        assertThatThrownBy(() -> eval("new B()")).isInstanceOf(MultipleCompilationErrorsException.class);
    }

    @Test
    void pasteOfSeveralStatementsStopsAtTheFirstFailure() {
        assertThatThrownBy(() -> eval("a = 1\nb = a / 0\nc = 3")).isInstanceOf(ArithmeticException.class);
        assertThat(eval("[a, binding.hasVariable('b'), binding.hasVariable('c')]")).isEqualTo(List.of(1, false, false));
    }

    @Test
    void declarationWithAnnotationOutlivesItsEntryToo() {
        eval("@groovy.transform.Field def x = 5");
        assertThat(eval("x")).isEqualTo(5);
    }

    @Test
    void wordsUnitsAndConstantsAreKnown() {
        assertThat(eval("30.s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(eval("coordinator")).isEqualTo(Role.COORDINATOR);
        assertThat(eval("RUNNING")).isEqualTo(InstanceState.RUNNING);
        assertThat(eval("instances")).isEqualTo(List.of());
    }

    @Test
    void nullKeepsTheLastValue() {
        eval("1");
        eval("null");
        assertThat(eval("_")).isEqualTo(1);
    }

    @Test
    void misspelledWordIsExplained() {
        assertThatThrownBy(() -> eval("instanse('db1')")).satisfies(e -> assertThat(ScriptErrors.explain(e, "prompt"))
                .isEqualTo("unknown word 'instanse'; did you mean 'instance'?"));
    }

    @Test
    void wrongTypeOfADeclarationIsAnError() {
        assertThatThrownBy(() -> eval("int x = 'abc'"))
                .isInstanceOf(org.codehaus.groovy.runtime.typehandling.GroovyCastException.class);
    }

    @Test
    void interruptEndsABusyLoop() throws Exception {
        Thread thread = new Thread(() -> assertThatThrownBy(() -> eval("while (true) { }"))
                .isInstanceOf(InterruptedException.class));
        thread.start();
        eval("1");
        thread.interrupt();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
    }
}
