package org.arangolab.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** arangosh, arangoimport, arangoexport and arangobench of the stand-in as processes, against its server. */
@Timeout(120)
class ToolsIT {
    @TempDir
    static Path servers;
    private static ServerUnderTest server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(servers.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private ToolRun tool(String name, String input, String... arguments) {
        List<String> all = Stream.concat(Stream.of("--server.endpoint", "tcp://127.0.0.1:" + server.port(),
                "--server.password", ""), Arrays.stream(arguments)).toList();
        return ToolRun.of(directory, input, name, all.toArray(String[]::new));
    }

    private ToolRun shell(String code) {
        return tool("arangosh", "", "--javascript.execute-string", code);
    }

    @Test
    void scriptsWorkOnCollectionsAndSeeTheirArguments() throws Exception {
        Files.writeString(directory.resolve("script.js"), """
                #!/usr/bin/arangosh
                const { db, aql } = require('@arangodb');
                db._drop('scripted');
                const c = db._create('scripted');
                for (let i = 0; i < 3; i++) {
                  const doubled = 2 * i;
                  c.insert({ n: doubled });
                }
                print(db.scripted.count(), ARGUMENTS);
                print(db._query(aql`FOR d IN ${c} FILTER d.n > ${1} SORT d.n RETURN d.n`).toArray().join());
                try {
                  c.document('none');
                } catch (e) {
                  print(e.errorNum, String(e));
                }
                """);
        ToolRun run = tool("arangosh", "", "--javascript.execute", "script.js", "--", "a", "--b");
        assertThat(run.out()).isEqualTo("3 [ \n  \"a\", \n  \"--b\" \n]\n2,4\n1202 ArangoError 1202: document not "
                + "found\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void exitCodesOfTheShellAreThoseOfArangosh() {
        assertThat(shell("process.exit(7)").exit()).isEqualTo(7);
        assertThat(shell("3").exit()).isEqualTo(1);
        assertThat(shell("0").exit()).isZero();
        ToolRun thrown = shell("throw new Error('oops')");
        assertThat(thrown.exit()).isEqualTo(1);
        assertThat(thrown.out()).contains("JavaScript exception in file '(command-line)' at 1,")
                .contains("Error: oops");
        assertThat(tool("arangosh", "", "--javascript.execute", "missing.js").exit()).isEqualTo(1);
    }

    @Test
    void thePromptAnswersEachStatementAndFailsWithTheLast() {
        ToolRun good = tool("arangosh", "var x = { a: 1 }\nfunction f() {\nreturn x.a + 1 }\nf()\nexit\n", "--quiet");
        assertThat(good.out()).endsWith("@_system> 2\n127.0.0.1:" + server.port() + "@_system> ");
        assertThat(good.exit()).isZero();
        assertThat(tool("arangosh", "1\nnonsense()\n", "--quiet").exit()).isEqualTo(1);
    }

    @Test
    void importsCountWhatBecameOfEachDocumentAndEndWithZero() throws Exception {
        Files.writeString(directory.resolve("rows.csv"),
                "_key,n,text\n1,1.5,\"a,\"\"b\"\"\"\n2,true,\"7\"\nshort,1\n1,2,x\n");
        ToolRun run = tool("arangoimport", "", "--collection", "rows", "--create-collection", "true", "rows.csv");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\ncreated:          2\nwarnings/errors:  2\nupdated/replaced: 0\n"
                + "ignored:          0\nlines read:       5\n");
        assertThat(run.out()).contains("wrong number of columns (got 2, expected 3)")
                .contains("unique constraint violated");
        assertThat(shell("print(db.rows.toArray().map(d => JSON.stringify([d._key, d.n, d.text])).join())").out())
                .isEqualTo("[\"1\",1.5,\"a,\\\"b\\\"\"],[\"2\",true,\"7\"]\n");
    }

    @Test
    void brokenJsonInTheMiddleIsCountedAndTheRestIsImported() throws Exception {
        List<String> lines = IntStream.range(0, 20_000).mapToObj(i -> i == 10_000 ? "{broken" : "{\"n\":" + i + "}")
                .toList();
        Files.write(directory.resolve("many.jsonl"), lines);
        ToolRun run = tool("arangoimport", "", "--collection", "many", "--create-collection", "true", "--batch-size",
                "65536", "many.jsonl");
        assertThat(run.out()).contains("created:          19999\nwarnings/errors:  1\n");
        assertThat(run.exit()).isZero();
        assertThat(shell("print(db.many.count())").out()).isEqualTo("19999\n");
    }

    @Test
    void missingFilesAndCollectionsAreToldApartByTheExitCode() throws Exception {
        ToolRun file = tool("arangoimport", "", "--collection", "x", "missing.json");
        assertThat(file.exit()).isEqualTo(1);
        assertThat(file.out()).contains("Cannot open file 'missing.json'. File not found.");
        assertThat(tool("arangoimport", "", "--collection", "x", directory.toString()).out())
                .contains("is a directory");
        Files.writeString(directory.resolve("a.json"), "{}");
        ToolRun collection = tool("arangoimport", "", "--collection", "missing", "a.json");
        assertThat(collection.exit()).isZero();
        assertThat(collection.out()).contains("ArangoError 1203: collection or view not found: missing");
    }

    @Test
    void whatIsExportedIsImportedAgain() throws Exception {
        shell("db._drop('out'); db._create('out'); for (let i = 0; i < 2500; i++) { db.out.insert({ i: i }); }");
        ToolRun export = tool("arangoexport", "", "--collection", "out", "exported");
        assertThat(export.exit()).as(export.out()).isZero();
        assertThat(export.out()).contains("Processed 1 collection(s), wrote ").endsWith(" HTTP request(s)\n");
        assertThat(tool("arangoimport", "", "--collection", "back", "--create-collection", "true",
                "exported/out.jsonl").out()).contains("created:          2500\n");
        ToolRun again = tool("arangoexport", "", "--collection", "out", "exported");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("already exists. use \"--overwrite true\" to overwrite data in it");
        assertThat(tool("arangoexport", "", "--type", "csv", "--fields", "i", "--collection", "out", "--overwrite",
                "true",
                "exported").exit()).isZero();
        assertThat(Files.readAllLines(directory.resolve("exported/out.csv"))).hasSize(2501).startsWith("\"i\"", "0");
        assertThat(tool("arangoexport", "", "--type", "csv", "--collection", "out", "other").exit()).isEqualTo(1);
    }

    @Test
    void benchmarksCountAndReportTheirOperations() throws Exception {
        ToolRun run = tool("arangobench", "", "--test-case", "crud", "--requests", "200", "--threads", "2",
                "--histogram.generate", "true", "--json-report-file", "report.json");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("Total number of operations: 200, runs: 1, keep alive: yes, async: no, "
                + "replication factor: 1, number of shards: 1, wait for sync: false, concurrency level (threads): 2\n");
        JsonNode report = new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(report.path("results").path("operationsPerSecondRate").asDouble()).isPositive();
        assertThat(report.path("results").path("failures").asInt(-1)).isZero();
        assertThat(report.path("max").asDouble()).isGreaterThanOrEqualTo(report.path("min").asDouble());
        ToolRun refused = tool("arangobench", "", "--json-report-file", "report.json");
        assertThat(refused.exit()).isEqualTo(1);
        ToolRun failing = tool("arangobench", "", "--test-case", "custom-query", "--custom-query", "RETURN x",
                "--requests", "5");
        assertThat(failing.exit()).isEqualTo(1);
        assertThat(failing.out()).contains("5 arangobench request(s) failed!");
    }

    @Test
    void valuesGoFromJsonToVelocyPackAndBack() {
        String json = "{\"a\":[1,-2.5,null,true,\"ü\"]}";
        ToolRun packed = ToolRun.run(directory, json, List.of(ToolRun.executable("arangovpack"), "--input-type", "json",
                "--output-type", "vpack-hex"));
        assertThat(packed.exit()).as(packed.err()).isZero();
        ToolRun unpacked = ToolRun.run(directory, packed.out(), List.of(ToolRun.executable("arangovpack"),
                "--input-type", "vpack-hex", "--output-type", "json"));
        assertThat(unpacked.out()).isEqualTo(json + "\n");
        ToolRun broken = ToolRun.run(directory, "{", List.of(ToolRun.executable("arangovpack"), "--input-type",
                "json"));
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).startsWith("Invalid input: VPackError error: ");
    }
}
