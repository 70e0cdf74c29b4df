package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final List<Class<?>> VOCABULARIES = List.of(LabWords.class, ServerWords.class, ClusterWords.class,
            LogWords.class, ClusterLog.class, JwtWords.class);

    private static final ScriptCompiler COMPILER = new ScriptCompiler();

    static Stream<Method> words() {
        return VOCABULARIES.stream().flatMap(type -> Arrays.stream(type.getMethods()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordTellsWhatItDoesWithAnExampleThatCompiles(Method word) {
        Word help = word.getAnnotation(Word.class);
        assertThat(help).as(word.toString()).isNotNull();
        assertThat(help.value()).endsWith(".");
        assertThat(COMPILER.compile(help.example().replace("…", ""), "example.groovy")).isNotNull();
        String name = WordIndex.of(word.getDeclaringClass()).stream().map(WordIndex.Entry::name)
                .filter(help.example()::contains).findFirst().orElse("");
        assertThat(name.isEmpty() && !word.getName().equals("getAt")).as(help.example()).isFalse();
    }

    @Test
    void everyBareWordIsAMethodOfTheScriptItself() {
        assertThat(LabWords.class.getMethods()).allSatisfy(word -> {
            Method own = LabScript.class.getMethod(word.getName(), word.getParameterTypes());
            assertThat(own.getDeclaringClass()).isIn(LabScript.class, FocusWords.class, ToolWords.class,
                    UnderWords.class);
            assertThat(Modifier.isAbstract(own.getModifiers())).isFalse();
        });
    }

    @Test
    void indexHasPropertiesAndMethodsByTheirNamesInAScript() {
        assertThat(WordIndex.names(LabWords.class)).containsExactly("allowLog", "arangobackup", "arangobench",
                "arangodump",
                "arangoexport", "arangoimport", "arangoinspect", "arangorestore", "arangosh", "arangovpack", "attach",
                "bundle",
                "checkdata", "cleanup", "clearFailAt", "cleardata", "cluster", "coreDump", "debugTerminate", "failAt",
                "failurePoints", "focus", "focusedServer", "hostLoad", "instance", "instances", "log", "makedata",
                "raceControl",
                "requires", "rr", "sanitizer", "sleep", "stacks", "test", "toolbox", "valgrind", "waitUntilReady",
                "why", "within");
        assertThat(WordIndex.of(ServerWords.class)).filteredOn(entry -> entry.name().equals("pid")).containsExactly(
                new WordIndex.Entry("pid", true, "Its process id; null when it does not run.", "db1.pid"));
        assertThat(WordIndex.of(ServerWords.class)).filteredOn(entry -> entry.name().equals("alive"))
                .extracting(WordIndex.Entry::property).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "kill", "state", "log"})
    void implementationIsIndexedByItsVocabulary(String word) {
        assertThat(WordIndex.names(ServerHandle.class)).contains(word)
                .doesNotContain("instance", "timeouts", "hashCode");
    }

    @Test
    void namesOfSettingsAreKnownForCompletion() {
        assertThat(InstanceSettings.names()).containsExactly("role", "protocol", "auth", "jwtAlgorithm",
                "authProvider", "args", "env", "memory",
                "memoryLimit", "cgroup", "niceness", "cores", "binaries", "endpoint", "bind", "dir", "cleanup", "core",
                "under", "monitor", "healthInterval",
                "healthTimeout", "checkOptions", "verbose", "logLimit", "analyzeLog", "startTimeout", "stopTimeout");
    }
}
