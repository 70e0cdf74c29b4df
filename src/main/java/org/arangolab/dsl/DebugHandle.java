package org.arangolab.dsl;

import java.util.List;
import java.util.Map;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.finding.Finding;
import org.arangolab.instance.Server;
import org.arangolab.instance.ServerDiagnosis;
import org.arangolab.instance.under.Recording;
import org.arangolab.lab.Session;

/** The words of debugging a live or a dead server. */
abstract class DebugHandle extends ResourceHandle implements DebugWords {
    abstract Server server();

    /** Whose server it is. */
    abstract Session session();

    /** Finds out what is wrong with it. */
    abstract ServerDiagnosis diagnosis();

    @Override
    public CoreDump killWithCoreDump(String why) {
        return server().own("killWithCoreDump").killWithCoreDump(why == null ? "" : why);
    }

    @Override
    public Stacks stacks() {
        return diagnosis().stacks();
    }

    @Override
    public Stacks stacks(Map<String, ?> settings) {
        return StackSettings.of(settings).take(diagnosis());
    }

    @Override
    public CoreDump coreDump() {
        return diagnosis().coreDump(false);
    }

    @Override
    public CoreDump coreDump(Map<String, ?> settings) {
        return diagnosis().coreDump(StackSettings.compress(settings));
    }

    @Override
    public List<Finding> reports() {
        return session().reports(server().own("reports"));
    }

    @Override
    public Recording getRecording() {
        return server().own("recording").recording().orElse(null);
    }

    @Override
    public CrashReport getCrashReport() {
        diagnosis().notice();
        return diagnosis().crashReport().orElse(null);
    }
}
