package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.tools.SizeText;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;

/** arangodump. Source: facts/client-tools.md 5. */
public final class DumpTool implements Tool {
    private static final double NANOS = 1e9;

    @Override
    public int run(ToolContext context) throws IOException {
        long start = System.nanoTime();
        DumpOptions options = DumpOptions.of(context);
        Optional<Maskings> maskings = context.options().given("maskings").map(context::path).map(Maskings::read);
        ConnectionSettings settings = SettingsReader.read(context);
        DumpDirectory directory = DumpDirectory.prepare(context.path(context.target("output-directory")),
                context.options().flag("overwrite"));
        try (FirstContact contact = FirstContact.make(context, settings,
                new FirstContact.LineIds("775bd", "b1e4d"))) {
            return dump(new Run(context, options, maskings, settings, directory, contact, new DumpStats()), start);
        }
    }

    /** What one run works with. */
    private record Run(ToolContext context, DumpOptions options, Optional<Maskings> maskings,
                       ConnectionSettings settings, DumpDirectory directory, FirstContact contact, DumpStats stats) {
    }

    private static int dump(Run run, long start) throws IOException {
        ToolContext context = run.context();
        context.info("06792", "Server version: " + run.contact().version());
        context.progress("f3a1f", run.contact().greeting());
        context.progress("5e989", "Writing dump to output directory '" + run.directory().path() + "' with "
                + run.options().threads() + " thread(s)");
        boolean good = false;
        try {
            good = run.options().allDatabases() ? all(run)
                    : one(run, run.settings().database(), run.directory());
        } catch (ConnectionLost | ServerError | ArangoException | IOException e) {
            context.error("f7ff5", "An error occurred: " + e.getMessage());
        }
        endLine(run, (System.nanoTime() - start) / NANOS);
        return good ? ExitCode.SUCCESS.number() : ExitCode.FAILED.number();
    }

    private static boolean all(Run run) throws IOException {
        boolean good = true;
        for (Named database : databases(run)) {
            run.context().progress("4af42", "Dumping database '" + database.name() + "' (" + database.id() + ")");
            boolean done = one(run, database.name(),
                    run.directory().sub(DumpNames.plain(database.name(), database.id())));
            // With --force the last database decides: facts/client-tools.md 4.
            good = run.options().force() ? done : good && done;
        }
        return good;
    }

    private record Named(String name, String id) {
    }

    private static List<Named> databases(Run run) {
        List<Named> all = new ArrayList<>();
        for (JsonNode name : run.contact().client().get(new Target("/_api/database/user")).path("result")) {
            all.add(new Named(name.asText(), id(run, name.asText())));
        }
        all.sort((a, b) -> Boolean.compare(b.name().equals("_system"), a.name().equals("_system")));
        return all;
    }

    private static String id(Run run, String database) {
        try (var client = new org.arangolab.standin.tools.http.ToolClient(run.settings().onDatabase(database), 0)) {
            return client.get(new Target("/_api/database/current")).path("result").path("id").asText();
        }
    }

    private static boolean one(Run run, String database, DumpDirectory directory) throws IOException {
        run.stats().databases.increment();
        ConnectionSettings settings = run.settings().onDatabase(database);
        return new DatabaseDump(run.context(), run.options(), run.maskings(), settings, directory,
                run.contact().cluster(), run.stats()).run();
    }

    private static void endLine(Run run, double seconds) throws IOException {
        DumpStats stats = run.stats();
        String head = String.format(Locale.ROOT, "Processed %d collection(s) from %d database(s) in %.2f s total time.",
                stats.collections.sum(), stats.databases.sum(), seconds);
        String tail = " Size of dump directory on disk";
        String size = SizeText.of(run.directory().size());
        if (run.options().data()) {
            run.context().progress("66c0e", head + " Retrieved " + SizeText.of(stats.received.sum())
                    + " from server, sent " + stats.batches.sum()
                    + " batch(es) in total. Total written to disk (before compression): "
                    + SizeText.of(stats.written.sum()) + "." + tail + " (after compression): " + size);
        } else {
            run.context().progress("aaa17", head + tail + ": " + size);
        }
    }
}
