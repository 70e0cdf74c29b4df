package org.arangolab.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** arangodump and arangorestore of the stand-in as processes, against its server. */
@Timeout(120)
class DumpRestoreIT {
    private static final int DOCUMENTS = 5000;
    private static final String DOCS = "docs_e3e2a9bfd88566b05001b02a3f51d286";

    @TempDir
    static Path servers;
    private static ServerUnderTest server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(servers.resolve("data"));
        post("_system", "/_api/collection", "{\"name\":\"docs\"}");
        post("_system", "/_api/collection", "{\"name\":\"knows\",\"type\":3}");
        post("_system", "/_api/index?collection=docs",
                "{\"type\":\"persistent\",\"fields\":[\"a\"],\"unique\":true,\"name\":\"byA\"}");
        post("_system", "/_api/cursor", "{\"query\":\"FOR i IN 1.." + DOCUMENTS
                + " INSERT {a:i, text:CONCAT('tüxt ', i)} INTO docs\"}");
        post("_system", "/_api/cursor",
                "{\"query\":\"FOR i IN 1..10 INSERT {_from:'docs/1',_to:'docs/2'} INTO knows\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode post(String database, String path, String body) throws Exception {
        return request(HttpRequest.newBuilder(uri(database, path))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode get(String database, String path) throws Exception {
        return request(HttpRequest.newBuilder(uri(database, path)).GET());
    }

    private static URI uri(String database, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + "/_db/" + database + path);
    }

    private static JsonNode request(HttpRequest.Builder request) throws Exception {
        String basic = Base64.getEncoder().encodeToString("root:".getBytes(StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(HttpClient.newHttpClient()
                .send(request.header("Authorization", "Basic " + basic).build(), BodyHandlers.ofString()).body());
    }

    private ToolRun tool(String name, String... arguments) {
        List<String> all = Stream.concat(Stream.of("--server.endpoint", "tcp://127.0.0.1:" + server.port(),
                "--server.password", ""), Arrays.stream(arguments)).toList();
        return ToolRun.of(directory, "", name, all.toArray(String[]::new));
    }

    private String checksum(String database, String collection) throws Exception {
        return get(database, "/_api/collection/" + collection + "/checksum?withData=true&withRevisions=true")
                .path("checksum").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--parallel-dump=true", "--parallel-dump=false", "--split-files=true",
            "--compress-output=false"})
    void whatWasDumpedIsRestoredDocumentForDocument(String how) throws Exception {
        String target = "copy" + Math.abs(how.hashCode());
        ToolRun dump = tool("arangodump", how, "out");
        assertThat(dump.exit()).as(dump.out()).isZero();
        assertThat(dump.out()).contains("Processed 2 collection(s) from 1 database(s)");
        ToolRun restore = tool("arangorestore", "--server.database", target, "--create-database", "true", "out");
        assertThat(restore.exit()).as(restore.out()).isZero();
        assertThat(get(target, "/_api/collection/docs/count").path("count").asInt()).isEqualTo(DOCUMENTS);
        assertThat(checksum(target, "docs")).isEqualTo(checksum("_system", "docs"));
        assertThat(checksum(target, "knows")).isEqualTo(checksum("_system", "knows"));
        assertThat(get(target, "/_api/collection/knows").path("type").asInt()).isEqualTo(3);
        JsonNode index = get(target, "/_api/index?collection=docs").path("indexes").path(1);
        assertThat(index.path("name").asText()).isEqualTo("byA");
        assertThat(index.path("unique").asBoolean()).isTrue();
        assertThat(directory.resolve("out/continue.json")).doesNotExist();
    }

    @Test
    void theFilesOnDiskAreThoseOfArangodump() throws Exception {
        assertThat(tool("arangodump", "--collection", "docs", "out").exit()).isZero();
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("ENCRYPTION", "dump.json",
                    DOCS + ".structure.json", DOCS + ".data.json.gz");
        }
        assertThat(directory.resolve("out/ENCRYPTION")).hasContent("none");
        JsonNode description = new ObjectMapper().readTree(directory.resolve("out/dump.json").toFile());
        assertThat(description.path("database").asText()).isEqualTo("_system");
        assertThat(description.path("useEnvelope").asBoolean(true)).isFalse();
        String first = unzipped(Files.readAllBytes(directory.resolve("out/" + DOCS + ".data.json.gz"))).split("\n")[0];
        JsonNode document = new ObjectMapper().readTree(first);
        assertThat(document.path("_id").asText()).isEqualTo("docs/" + document.path("_key").asText());
        assertThat(document.has("type")).isFalse();
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void dumpsInTheOldEnvelopeAreRestored() throws Exception {
        Path dump = Files.createDirectory(directory.resolve("old"));
        Files.writeString(dump.resolve("old_149603e6c03516362a8da23f624db945.structure.json"),
                "{\"indexes\":[],\"parameters\":{\"name\":\"old\",\"type\":2}}");
        Files.writeString(dump.resolve("old_149603e6c03516362a8da23f624db945.data.json"), """
                {"type":2300,"data":{"_key":"1","v":1}}
                {"type":2300,"data":{"_key":"2","v":2}}
                {"type":2302,"data":{"_key":"1"}}
                """);
        ToolRun restore = tool("arangorestore", "old");
        assertThat(restore.exit()).as(restore.out()).isZero();
        assertThat(get("_system", "/_api/document/old/2").path("v").asInt()).isEqualTo(2);
        assertThat(get("_system", "/_api/document/old/1").path("errorNum").asInt()).isEqualTo(1202);
        assertThat(request(HttpRequest.newBuilder(uri("_system", "/_api/collection/old")).DELETE())
                .path("error").asBoolean()).isFalse();
    }

    @Test
    void aDamagedFileIsNamedAndTheRestoreCanGoOnWhenItIsMended() throws Exception {
        assertThat(tool("arangodump", "out").exit()).isZero();
        Path data = directory.resolve("out/" + DOCS + ".data.json.gz");
        byte[] whole = Files.readAllBytes(data);
        Files.write(data, Arrays.copyOf(whole, whole.length / 2));
        ToolRun broken = tool("arangorestore", "--server.database", "mended", "--create-database", "true", "out");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("[cb69f] {restore} An error occurred: cannot read data file '" + data
                + "': the file ends too early");
        Files.write(data, whole);
        ToolRun resumed = tool("arangorestore", "--server.database", "mended", "--continue", "true", "out");
        assertThat(resumed.exit()).as(resumed.out()).isZero();
        assertThat(resumed.out())
                .contains("# skipping restoring edge collection 'knows', as it was restored previously");
        assertThat(checksum("mended", "docs")).isEqualTo(checksum("_system", "docs"));
    }

    @Test
    void aBrokenStructureFileIsNamed() throws Exception {
        assertThat(tool("arangodump", "out").exit()).isZero();
        Path structure = directory.resolve("out/" + DOCS + ".structure.json");
        Files.writeString(structure, "{\"indexes\":[]");
        ToolRun run = tool("arangorestore", "out");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FATAL [d9ec3] {restore} could not read collection structure file '"
                + structure);
    }

    @Test
    void aWrongPasswordEndsWithTheTwoLinesAndExitCodeOne() {
        ToolRun run = ToolRun.of(directory, "", "arangodump", "--server.endpoint", "tcp://127.0.0.1:" + server.port(),
                "--server.password", "wrong", "out");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("Could not connect to endpoint 'http+tcp://127.0.0.1:" + server.port()
                + "', database: '_system', username: 'root'");
        assertThat(run.out())
                .contains("Error message: 'got error from server: HTTP 401 (Unauthorized): ArangoError 11: "
                + "not authorized to execute this request'");
    }

    @Test
    void aPasswordThatIsNotGivenIsAskedFor() {
        ToolRun run = ToolRun.of(directory, "\n", "arangodump", "--server.endpoint",
                "tcp://127.0.0.1:" + server.port(), "out");
        assertThat(run.out()).startsWith("Please specify a password: ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aDirectoryThatHoldsSomethingIsNotTouchedWithoutOverwrite() throws Exception {
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("precious"), "x");
        ToolRun run = tool("arangodump", "out");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FATAL [bd7fe] {dump} output directory '" + out
                + "' already exists. use \"--overwrite true\" to overwrite data in it");
        assertThat(tool("arangodump", "--overwrite", "true", "out").exit()).isZero();
        assertThat(out.resolve("precious")).hasContent("x");
    }

    @Test
    void collectionsThatAreNotThereAreNamed() {
        ToolRun none = tool("arangodump", "--collection", "nope", "out");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.out()).contains("FATAL [11523] {dump} None of the requested collections were found in the "
                + "database");
        ToolRun some = tool("arangodump", "--collection", "nope", "--collection", "docs", "out2");
        assertThat(some.exit()).isZero();
        assertThat(some.out()).contains("[e650c] {dump} Requested collection 'nope' not found in database");
    }

    @Test
    void maskingsChangeTextsAndLeaveCollectionsOut() throws Exception {
        Files.writeString(directory.resolve("masks.json"), """
                {"docs": {"type": "masked", "maskings": [{"path": ".text", "type": "randomString"}]}}
                """);
        assertThat(tool("arangodump", "--maskings", "masks.json", "--compress-output", "false", "out").exit()).isZero();
        String lines = Files.readString(directory.resolve("out/" + DOCS + ".data.json"));
        assertThat(lines).contains("\"a\":17,").doesNotContain("tüxt");
        assertThat(directory.resolve("out/knows_6047cc85618dc1f4307e80ecfb65e5a6.structure.json")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereAndAMisspelledOptionHaveTheirExitCodes() {
        ToolRun gone = ToolRun.of(directory, "", "arangodump", "--server.endpoint", "tcp://127.0.0.1:1",
                "--server.password", "", "out");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).contains("Error message: 'http+tcp://127.0.0.1:1: Connection refused'");
        ToolRun misspelled = tool("arangodump", "--colection", "x");
        assertThat(misspelled.exit()).isEqualTo(3);
        assertThat(misspelled.err()).startsWith("Error while processing command-line options for arangodump:\n"
                + "  unknown option '--colection'\n\nDid you mean this?\n  --collection ");
        assertThat(tool("arangodump", "--threads", "many").exit()).isEqualTo(4);
        ToolRun unconfigured = ToolRun.run(directory, "", List.of(ToolRun.executable("arangodump"), "-c", "nowhere"));
        assertThat(unconfigured.exit()).isEqualTo(6);
    }

    @Test
    void theServersDeathInTheMiddleEndsTheRestoreWithAnError() throws Exception {
        Path dump = Files.createDirectory(directory.resolve("long"));
        Files.writeString(dump.resolve("long.structure.json"),
                "{\"indexes\":[],\"parameters\":{\"name\":\"long\",\"type\":2}}");
        Files.write(dump.resolve("long.data.json"), IntStream.range(0, 300_000)
                .mapToObj(i -> "{\"_key\":\"" + i + "\",\"text\":\"" + "x".repeat(50) + "\"}").toList());
        try (ServerUnderTest mortal = ServerUnderTest.start(servers.resolve("mortal"))) {
            Process process = new ProcessBuilder(ToolRun.executable("arangorestore"), "--configuration", "none",
                    "--log.output", "-", "--server.endpoint", "tcp://127.0.0.1:" + mortal.port(),
                    "--server.password", "", "--batch-size", "128KiB", "long")
                    .directory(directory.toFile()).redirectErrorStream(true).start();
            StringBuilder out = new StringBuilder();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.append(line).append('\n');
                    if (line.contains("# Loading data into document collection 'long'")) {
                        mortal.kill();
                    }
                }
            }
            assertThat(process.waitFor()).as(out.toString()).isEqualTo(1);
            assertThat(out).contains("An error occurred: http+tcp://127.0.0.1:" + mortal.port());
        }
        assertThat(Files.readString(dump.resolve("continue.json"))).startsWith("{\"long\":{\"state\":");
    }
}
