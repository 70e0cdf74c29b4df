package org.arangolab.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.server.TrainingRun;
import org.arangolab.standin.tools.ToolMain;

/**
 * Runs the client tools against a server of this process, so that a class-data archive of this run holds the classes
 * the tools need. Run by {@code make-cds.sh}.
 */
public final class ToolTraining {
    private final Path directory;
    private final int port;

    private ToolTraining(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** With the path of a directory that does not exist; ends with an exit code other than 0 when a tool fails. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.provider", "org.arangolab.standin.server.log.LibraryLogging");
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        System.exit(TrainingRun.run(directory.resolve("data"), StoredData::open,
                port -> new ToolTraining(directory, port).visit()).number());
    }

    private void visit() {
        String dump = directory.resolve("dump").toString();
        tool("arangodump", "--include-system-collections", "true", dump);
        tool("arangorestore", "--include-system-collections", "true", dump);
        tool("arangosh", "--javascript.execute-string", "db._create('t').insert({a: 1}); print(db.t.toArray()); 0");
        tool("arangoexport", "--collection", "t", directory.resolve("export").toString());
        tool("arangoimport", "--collection", "t", directory.resolve("export/t.jsonl").toString());
        tool("arangobench", "--requests", "10");
    }

    private void tool(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--configuration", "none", "--log.output", "-",
                "--server.endpoint", "tcp://127.0.0.1:" + port, "--server.password", ""));
        all.addAll(List.of(arguments));
        int exit = ToolMain.run(name, all);
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with exit code " + exit);
        }
    }
}
