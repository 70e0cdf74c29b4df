package org.arangolab.standin.tools;

import java.util.Arrays;
import java.util.function.Supplier;
import org.arangolab.standin.tools.backup.BackupTool;
import org.arangolab.standin.tools.bench.BenchTool;
import org.arangolab.standin.tools.dump.DumpTool;
import org.arangolab.standin.tools.export.ExportTool;
import org.arangolab.standin.tools.importing.ImportTool;
import org.arangolab.standin.tools.restore.RestoreTool;
import org.arangolab.standin.tools.shell.ShellTool;
import org.arangolab.standin.tools.vpack.VpackTool;

/** Which tools there are. */
enum ToolKind {
    DUMP("arangodump", "dump", DumpTool::new),
    RESTORE("arangorestore", "restore", RestoreTool::new),
    SHELL("arangosh", "general", ShellTool::new),
    IMPORT("arangoimport", "general", ImportTool::new),
    EXPORT("arangoexport", "communication", ExportTool::new),
    BENCH("arangobench", "bench", BenchTool::new),
    BACKUP("arangobackup", "backup", BackupTool::new),
    VPACK("arangovpack", "general", VpackTool::new);

    private final String program;
    private final String topic;
    private final Supplier<Tool> maker;

    ToolKind(String program, String topic, Supplier<Tool> maker) {
        this.program = program;
        this.topic = topic;
        this.maker = maker;
    }

    static ToolKind of(String program) {
        return Arrays.stream(values()).filter(kind -> kind.program.equals(program)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client tool is called " + program));
    }

    /** The executable's name. */
    String program() {
        return program;
    }

    /** Whether it may start without a configuration file. */
    boolean needsNoConfiguration() {
        return this == VPACK;
    }

    /** The topic of its log lines. */
    String topic() {
        return topic;
    }

    Tool tool() {
        return maker.get();
    }
}
