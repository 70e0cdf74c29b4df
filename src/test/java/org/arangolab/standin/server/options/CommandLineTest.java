package org.arangolab.standin.server.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.server.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path directory;

    private Options read(String... arguments) {
        return CommandLine.read(List.of(arguments), Map.of("COLOUR", "red", "EMPTY", "")::get, directory);
    }

    private OptionException refused(String... arguments) {
        return catchThrowableOfType(OptionException.class, () -> read(arguments));
    }

    @Test
    void bothFormsOfAnOptionAreRead() {
        Options options = read("--log.file", "a", "--log.prefix=b=c");
        assertThat(options.text("log.file")).isEqualTo("a");
        assertThat(options.text("log.prefix")).isEqualTo("b=c");
    }

    @Test
    void listOptionsAccumulateAndOfScalarsTheLastWins() {
        Options options = read("--server.endpoint", "tcp://a:1", "--server.endpoint", "tcp://b:2",
                "--log.file", "one", "--log.file", "two");
        assertThat(options.list("server.endpoint")).containsExactly("tcp://a:1", "tcp://b:2");
        assertThat(options.text("log.file")).isEqualTo("two");
    }

    @Test
    void aBooleanSwallowsOnlyAWordThatIsABoolean() {
        Options options = read("--server.statistics", "data", "--log.ids", "off");
        assertThat(options.flag("server.statistics")).isTrue();
        assertThat(options.flag("log.ids")).isFalse();
        assertThat(options.positional()).containsExactly("data");
    }

    @Test
    void shorthandsTakeTheirValueBehindOrBeside() {
        Options options = read("-l", "debug", "-ltrx=trace", "-o-");
        assertThat(options.list("log.level")).containsExactly("debug", "trx=trace");
        assertThat(options.list("log.output")).containsExactly("-");
    }

    @Test
    void twoDashesEndTheOptions() {
        assertThat(read("--", "--log.file").positional()).containsExactly("--log.file");
    }

    @Test
    void olderNamesMeanTheirSuccessors() {
        assertThat(read("--temp-path", "x").text("temp.path")).isEqualTo("x");
    }

    @Test
    void obsoleteOptionsAreAcceptedAndIgnored() {
        assertThat(read("--server.storage-engine", "mmfiles").touched("server.storage-engine")).isFalse();
    }

    @Test
    void namesBetweenAtSignsAreReplaced() {
        Options options = read("--define", "DIR=/d", "--log.file", "@DIR@/@COLOUR@@EMPTY@/@@x@NONE@");
        assertThat(options.text("log.file")).isEqualTo("/d/red/@x");
    }

    @Test
    void numbersMayHaveUnits() {
        assertThat(read("--rocksdb.write-buffer-size", "64MiB").number("rocksdb.write-buffer-size"))
                .isEqualTo(64L << 20);
    }

    @Test
    void anUnknownOptionIsToldWithTheNearestOnes() {
        OptionException error = refused("--server.endpiont", "x");
        assertThat(error.exit()).isEqualTo(ExitCode.INVALID_OPTION_NAME);
        assertThat(error).hasMessage("""
                Error while processing command-line options for arangod:
                  unknown option '--server.endpiont'

                Did you mean this?
                  --server.endpoint    Where to listen, for instance tcp://127.0.0.1:8529.

                Use --help or --help-all to get an overview of available options
                """);
    }

    @Test
    void aWrongValueIsTold() {
        OptionException error = refused("--server.io-threads", "many");
        assertThat(error.exit()).isEqualTo(ExitCode.INVALID_OPTION_VALUE);
        assertThat(error).hasMessage("""
                Error while processing command-line options for arangod:
                  error setting value for option '--server.io-threads': invalid numeric value 'many'
                """);
    }

    @Test
    void aValueThatIsMissingIsTold() {
        OptionException error = refused("--log.file");
        assertThat(error.exit()).isEqualTo(ExitCode.INVALID_OPTION_VALUE);
        assertThat(error).hasMessage("""
                Error while processing command-line options for arangod:
                  no value specified for option '--log.file'
                """);
    }

    @Test
    void theCommandLineWinsOverTheLocalFileAndThatOverTheFile() throws IOException {
        Files.writeString(directory.resolve("my.conf"), """
                # a comment
                [log]
                file = conf
                prefix = conf
                hostname = conf
                server.io-threads = 3
                """);
        Files.writeString(directory.resolve("my.conf.local"), "log.prefix = local\nlog.hostname = local\n");
        Options options = read("-c", "my.conf", "--log.hostname", "line");
        assertThat(options.text("log.file")).isEqualTo("conf");
        assertThat(options.text("log.prefix")).isEqualTo("local");
        assertThat(options.text("log.hostname")).isEqualTo("line");
        assertThat(options.number("server.io-threads")).isEqualTo(3);
    }

    @Test
    void includedFilesAreReadWhereTheyAreNamed() throws IOException {
        Files.createDirectory(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/other.conf"), "[server]\nendpoint = tcp://b:2\n");
        Files.writeString(directory.resolve("etc/my.conf"), "[server]\nendpoint = tcp://a:1\n@include other\n");
        assertThat(read("--configuration", "etc/my.conf").list("server.endpoint"))
                .containsExactly("tcp://a:1", "tcp://b:2");
    }

    @Test
    void sectionsOfTheOtherEditionAreLeftOut() throws IOException {
        Files.writeString(directory.resolve("my.conf"),
                "[log:enterprise]\nfile = e\n[log:community]\nprefix = c\n");
        Options options = read("-c", "my.conf");
        assertThat(options.touched("log.file")).isFalse();
        assertThat(options.text("log.prefix")).isEqualTo("c");
    }

    @Test
    void aConfigurationFileThatIsMissingIsTold() {
        OptionException error = refused("-c", "nowhere.conf");
        assertThat(error.exit()).isEqualTo(ExitCode.CONFIG_NOT_FOUND);
        assertThat(error).hasMessage("cannot read config file '" + directory.resolve("nowhere.conf") + "'\n");
    }

    @Test
    void aFileInTheWorkingDirectoryIsFoundAndNoneSwitchesThatOff() throws IOException {
        Files.writeString(directory.resolve("arangod.conf"), "log.prefix = found\n");
        assertThat(read().text("log.prefix")).isEqualTo("found");
        assertThat(read("-c", "none").text("log.prefix")).isEmpty();
    }

    @Test
    void everyOptionOfTheTableHasADefaultItAccepts() {
        OptionTable table = OptionTable.load();
        assertThat(table.all()).hasSizeGreaterThan(250);
        for (Option option : table.all()) {
            if (option.kind() == Option.Kind.SETTING) {
                assertThat(option.defaults()).as(option.name())
                        .allSatisfy(value -> assertThat(option.complaint(value)).isEmpty());
            }
        }
    }

    @Test
    void theDumpTellsTypeAndDefault() {
        assertThat(OptionDump.of(OptionTable.load()).path("server.endpoint").toString()).isEqualTo(
                "{\"section\":\"server\",\"description\":\"Where to listen, for instance tcp://127.0.0.1:8529.\","
                        + "\"category\":\"option\",\"hidden\":false,\"type\":\"string...\",\"experimental\":false,"
                        + "\"obsolete\":false,\"enterpriseOnly\":false,\"requiresValue\":true,\"os\":[\"linux\"],"
                        + "\"component\":[\"coordinator\",\"dbserver\",\"agent\",\"single\"],\"introducedIn\":null,"
                        + "\"deprecatedIn\":null,\"default\":[],\"dynamic\":false}");
    }
}
