package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final String ALPHABET = "aZ0 \t\n'\"\\$`*?[]{}()<>|&;!#~=%^@+:,./-_äß\uD83D\uDCA5";

    @Test
    void plainWordsStayPlain() {
        assertThat(command("--server.endpoint", "tcp://127.0.0.1:8529", "a@@b=c,d%").line())
                .isEqualTo("/bin/echo --server.endpoint tcp://127.0.0.1:8529 a@@b=c,d%");
        assertThat(command("", "it's", "a b").line()).isEqualTo("/bin/echo '' 'it'\\''s' 'a b'");
    }

    @Test
    void shellReadsTheSameWordsBack() throws Exception {
        List<String> words = new ArrayList<>(List.of("", "'", "''", "\\", "-n", "~", "=ls", "$HOME", "a\nb"));
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            words.add(word(random));
        }
        assertThat(shellWords(command(words.toArray(String[]::new)).line())).containsExactlyElementsOf(words);
    }

    @Test
    void listsAreCopied() {
        List<String> arguments = new ArrayList<>(List.of("a"));
        Command command = new Command(Path.of("/bin/echo"), arguments, Map.of(), Path.of("/"), Path.of("/o"),
                Path.of("/e"));
        arguments.add("b");
        assertThat(command.argv()).containsExactly("/bin/echo", "a");
    }

    private static String word(Random random) {
        int[] letters = ALPHABET.codePoints().toArray();
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    private static List<String> shellWords(String line) throws IOException, InterruptedException {
        String script = "printf '%s\\0'" + line.substring("/bin/echo".length());
        Process shell = new ProcessBuilder("/bin/sh", "-c", script).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(output.substring(0, output.length() - 1).split("\0", -1));
    }

    private static Command command(String... arguments) {
        return TestChildren.command(Path.of("/"), "/bin/echo", arguments);
    }
}
