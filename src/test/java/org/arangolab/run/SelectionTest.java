package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    @TempDir
    private Path directory;

    @Test
    void theHeaderEndsWithTheFirstStatement() {
        ScriptHeader header = ScriptHeader.of("""
                #!/usr/bin/env arangolab
                // a script

                //TAGS dump, Smoke
                // NEEDS: failpoints real
                def x = 1
                //TAGS late
                """);

        assertThat(header.tags()).containsExactlyInAnyOrder("dump", "smoke");
        assertThat(header.needs()).containsExactlyInAnyOrder("failpoints", "real");
    }

    @Test
    void aWordThatOnlyBeginsLikeTagsIsNone() {
        assertThat(ScriptHeader.of("//TAGSOUP a\n// no TAGS here").tags()).isEmpty();
    }

    @Test
    void aScriptIsSelectedByOneOfItsTags() {
        Selection selection = new Selection(Set.of("smoke", "slow"), Optional.empty(), Shard.WHOLE);

        assertThat(selection.script("a.groovy", "//TAGS smoke")).isTrue();
        assertThat(selection.script("a.groovy", "//TAGS dump")).isFalse();
        assertThat(selection.script("a.groovy", "")).isFalse();
    }

    @Test
    void aScriptOfAnotherNameIsOnlyRunWhenItMayContainTests() {
        Selection selection = new Selection(Set.of(), Optional.of(Pattern.compile("crash")), Shard.WHOLE);

        assertThat(selection.script("dir/crash.groovy", "assert true")).isTrue();
        assertThat(selection.script("dir/other.groovy", "assert true")).isFalse();
        assertThat(selection.script("crash/other.groovy", "assert true")).isFalse();
        assertThat(selection.script("dir/other.groovy", "test('a crash') { }")).isTrue();
        assertThat(selection.script("dir/other.groovy", "test 'a crash', { }")).isTrue();
    }

    @Test
    void theShardsTogetherAreTheWholeAndDoNotOverlap() {
        List<Integer> all = Stream.iterate(0, i -> i + 1).limit(10).toList();

        assertThat(Shard.parse("1/3").of(all)).containsExactly(0, 3, 6, 9);
        assertThat(Shard.parse("2/3").of(all)).containsExactly(1, 4, 7);
        assertThat(Shard.parse("3/3").of(all)).containsExactly(2, 5, 8);
    }

    @Test
    void shardsThatDoNotExistAreRejected() {
        assertThatThrownBy(() -> Shard.parse("4/3")).isInstanceOf(ConfigException.class)
                .hasMessage("shard 4/3: the part must be 1 to 3");
        assertThatThrownBy(() -> Shard.parse("0/3")).hasMessage("shard 0/3: the part must be 1 to 3");
        assertThatThrownBy(() -> Shard.parse("half")).hasMessage("shard 'half': expected PART/PARTS, as in 2/3");
    }

    @Test
    void scriptsOfADirectoryAreFoundSortedAndOnce() throws IOException {
        file("b.groovy");
        file("sub/a.groovy");
        file("a.groovy");
        file("notes.txt");

        List<ScriptFile> found = ScriptFinder.find(List.of(directory, directory.resolve("a.groovy")));

        assertThat(found.stream().map(script -> directory.relativize(script.path()).toString()))
                .containsExactly("a.groovy", "b.groovy", "sub/a.groovy");
    }

    @Test
    void aFileThatIsNamedNeedsNoSuffix() throws IOException {
        Path file = file("program");

        assertThat(ScriptFinder.find(List.of(file))).containsExactly(new ScriptFile(file, file.toString()));
    }

    @Test
    void allPathsThatDoNotExistAreToldTogether() throws IOException {
        file("smoke.groovy");

        assertThatThrownBy(() -> ScriptFinder.find(List.of(directory.resolve("smok.groovy"), Path.of("/nowhere/x"))))
                .isInstanceOf(ConfigException.class)
                .hasMessage("2 mistakes\n  " + directory + "/smok.groovy: no such file or directory; did you mean "
                        + directory + "/smoke.groovy?\n  /nowhere/x: no such file or directory");
    }

    @Test
    void aDirectoryWithoutScriptsHasNone() {
        assertThat(ScriptFinder.find(List.of(directory))).isEmpty();
    }

    @Test
    void aFileThatIsNotUtf8IsToldByName() throws IOException {
        Path file = Files.write(directory.resolve("latin1.groovy"), new byte[] {'"', (byte) 0xE9, '"'});

        assertThatThrownBy(() -> new ScriptFile(file, "latin1.groovy").text())
                .hasMessage("latin1.groovy is not UTF-8 text; save it in that encoding");
    }

    @Test
    void foldersOfScriptsAreShortAndDifferent() {
        FolderNames names = new FolderNames();

        assertThat(Stream.of("x/my test.groovy", "y/my test.groovy", "instances.groovy", "a.b.groovy").map(names::next))
                .containsExactly("my_test", "my_test-2", "instances-2", "a_b");
    }

    private Path file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
