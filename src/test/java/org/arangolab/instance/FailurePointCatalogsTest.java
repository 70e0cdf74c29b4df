package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.process.Spawner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailurePointCatalogsTest {
    private static final String CONSTANTS =
            "\0Document::write\0two words\0TransactionCommitFail\0\u0001startListeningEarly\0"
            + "LOUD\0quiet\0a.b::c\0RestDumpHandler::fetch-delay\0_Z3FooBar\0unfinishedBusiness";

    @TempDir
    private Path directory;
    private final Spawner spawner = new Spawner();

    @AfterEach
    void close() {
        spawner.close();
    }

    private FailurePointCatalogs catalogs() {
        return new FailurePointCatalogs(spawner, directory.resolve("cache"));
    }

    private ServerBinary script(boolean standIn, String text) throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"), "#!/bin/sh\n" + text + "\n");
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        return new ServerBinary(arangod, standIn, "test");
    }

    /** An executable of three sections: none, .rodata and the names of sections. */
    private static byte[] elf(String constants) {
        byte[] data = constants.getBytes(StandardCharsets.ISO_8859_1);
        byte[] names = "\0.rodata\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII);
        int table = 64 + data.length + names.length;
        ByteBuffer file = ByteBuffer.allocate(table + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}).putLong(0x28, table);
        file.putShort(0x3a, (short) 64).putShort(0x3c, (short) 3).putShort(0x3e, (short) 2);
        file.position(64).put(data).put(names);
        section(file, table + 64, 1, 64, data.length);
        section(file, table + 128, 9, 64 + data.length, names.length);
        return file.array();
    }

    private static void section(ByteBuffer file, int at, int name, long offset, long size) {
        file.putInt(at, name).putLong(at + 0x18, offset).putLong(at + 0x20, size);
    }

    @Test
    void namesAreTheWordsOfTheExecutable() throws IOException {
        Path arangod = Files.write(directory.resolve("arangod"), elf(CONSTANTS));
        assertThat(catalogs().of(new ServerBinary(arangod, false, "test")).all()).containsExactly("Document::write",
                "RestDumpHandler::fetch-delay", "TransactionCommitFail", "startListeningEarly");
    }

    @Test
    void namesAreKeptForTheNextRun() throws IOException {
        Path arangod = Files.write(directory.resolve("arangod"), elf(CONSTANTS));
        ServerBinary binary = new ServerBinary(arangod, false, "test");
        FailurePointNames first = catalogs().of(binary);
        assertThat(directory.resolve("cache")).isDirectoryContaining("glob:**.tsv");
        assertThat(catalogs().of(binary).all()).isEqualTo(first.all());
    }

    @Test
    void executableOfThisMachineIsRead() throws IOException {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        assertThat(ReadOnlyData.words(library).orElseThrow()).contains("UseSerialGC");
    }

    @Test
    void scriptTellsNoNames() throws IOException {
        assertThat(catalogs().of(script(false, "exit 0")).mayHave("anything")).isTrue();
        assertThat(ReadOnlyData.words(directory.resolve("arangod"))).isEmpty();
    }

    @Test
    void standInIsAsked() throws IOException {
        assertThat(catalogs()
                .of(script(true, "[ $1 = --dump-failure-points ] && printf 'B::x\\tdoes x\\nA\\tdoes a\\n'"))
                .all()).containsExactly("A", "B::x");
    }

    @Test
    void buildIsAskedForItsFailureTests() throws IOException {
        assertThat(catalogs().built(script(false, "printf '3.12.4\\n\\nfailure-tests: true\\n'"))).contains(true);
        assertThat(catalogs().built(script(false, "printf '3.12.4\\n\\nfailure-tests: false\\n'"))).contains(false);
        assertThat(catalogs().built(script(false, "echo 3.0.0-devel"))).isEqualTo(Optional.empty());
    }
}
