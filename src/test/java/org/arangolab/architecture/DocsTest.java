package org.arangolab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name is there: tests, scripts, pages. */
class DocsTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");
    private static final Pattern SCRIPT = Pattern.compile("`(scripts/[\\w/-]+\\.groovy)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([\\w./-]+\\.md)\\)");

    @Test
    void everyTestThatADocumentNamesExists() throws IOException {
        assertThat(named(TEST)).isNotEmpty().isSubsetOf(testClasses());
    }

    @Test
    void everyScriptThatADocumentNamesExists() throws IOException {
        assertThat(named(SCRIPT)).isNotEmpty().allSatisfy(script -> assertThat(Path.of(script)).exists());
    }

    @Test
    void everyPageThatADocumentLinksToExists() throws IOException {
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page)).results().map(link -> page.resolveSibling(link.group(1)))
                    .forEach(target -> assertThat(target).as("linked from " + page).exists());
        }
    }

    private static Set<String> named(Pattern pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path page : pages()) {
            pattern.matcher(Files.readString(page)).results().map((MatchResult m) -> m.group(1)).forEach(names::add);
        }
        return names;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(docs.filter(file -> file.toString().endsWith(".md")), Stream.of(Path.of("README.md")))
                    .toList();
        }
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }
}
