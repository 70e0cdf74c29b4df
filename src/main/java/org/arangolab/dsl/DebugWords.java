package org.arangolab.dsl;

import java.util.List;
import java.util.Map;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.finding.Finding;
import org.arangolab.instance.under.Recording;

/** Debugging a live or a dead server. */
public interface DebugWords {
    @Word(value = "What its threads do: three samples, by gdb where there is one; the server stands still for "
            + "a moment.",
            example = "db1.stacks()")
    Stacks stacks();

    @Word(value = "The same with settings: samples, pause, limit.",
            example = "db1.stacks(samples: 5, pause: 500.ms, limit: 1.min)")
    Stacks stacks(Map<String, ?> settings);

    @Word(value = "Writes a core of it; it lives on, and stands still meanwhile.", example = "db1.coreDump().file")
    CoreDump coreDump();

    @Word(value = "The same with settings: compress.", example = "db1.coreDump(compress: true)")
    CoreDump coreDump(Map<String, ?> settings);

    @Word(value = "Kills it by ABRT and answers its core, or why none could come; define it with core: true.",
            example = "db1.killWithCoreDump('it hangs').file")
    CoreDump killWithCoreDump(String why);

    @Word(value = "What sanitizers or valgrind have reported of it.", example = "db1.reports()*.keyFrame")
    List<Finding> reports();

    @Word(value = "What rr has recorded of its present or last life: trace, replay; null when it runs without rr().",
            example = "db1.recording.replay")
    Recording getRecording();

    @Word(value = "The report of its last crash, with the stacks of its core; null when there was none.",
            example = "db1.crashReport")
    CrashReport getCrashReport();
}
