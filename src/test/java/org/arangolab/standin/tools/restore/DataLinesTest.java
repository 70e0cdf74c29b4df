package org.arangolab.standin.tools.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLinesTest {
    @TempDir
    Path directory;

    private List<String> pieces(String content, long offset, long bytes) throws IOException {
        Path file = Files.writeString(directory.resolve("data.json"), content);
        List<String> pieces = new ArrayList<>();
        try (DataLines lines = DataLines.open(file, offset)) {
            for (byte[] piece = lines.next(bytes); piece.length > 0; piece = lines.next(bytes)) {
                pieces.add(new String(piece, StandardCharsets.UTF_8));
            }
        }
        return pieces;
    }

    @Test
    void piecesEndWithWholeLines() throws IOException {
        String line = "x".repeat(40_000) + "\n";
        List<String> pieces = pieces(line.repeat(10), 0, 1);
        assertThat(pieces).hasSizeGreaterThan(3).allMatch(piece -> piece.endsWith("x\n"));
        assertThat(String.join("", pieces)).isEqualTo(line.repeat(10));
    }

    @Test
    void aLineLongerThanAPieceIsOnePieceAndTheLastMayLackItsEnd() throws IOException {
        String line = "y".repeat(300_000);
        assertThat(pieces(line + "\nz", 0, 1000)).containsExactly(line + "\n", "z");
    }

    @Test
    void readingGoesOnBehindAnOffset() throws IOException {
        assertThat(pieces("a\nb\nc\n", 2, 100)).containsExactly("b\nc\n");
    }
}
