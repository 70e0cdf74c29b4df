package org.arangolab.standin.tools.importing;

import java.util.List;
import java.util.Locale;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.Target;

/**
 * What is imported and how.
 *
 * @param file    its name, {@code -} for standard input
 * @param type    csv, tsv, json or jsonl
 * @param threads batches at a time
 * @param batch   most bytes of a batch
 * @param options all others
 */
record ImportOptions(String file, String type, int threads, int batch, Options options) {
    private static final long MOST_BATCH = 768L << 20;

    static ImportOptions of(ToolContext context) {
        Options options = context.options();
        if (options.touched("file") && !options.positional().isEmpty()) {
            throw new ToolFailure("f1a3d", "expecting at most one filename, got " + options.text("file") + ", "
                    + String.join(", ", options.positional()));
        }
        String file = context.target("file");
        if (file.isEmpty()) {
            throw new ToolFailure("57402", "no input file specified");
        }
        if (options.text("collection").isEmpty()) {
            throw new ToolFailure("4cb2a", "no collection specified");
        }
        context.refuse("auto-rate-limit", "latency");
        String type = type(context, file);
        requireFit(options, type);
        long most = 2L * Runtime.getRuntime().availableProcessors();
        if (options.number("threads") > most) {
            context.warning("9e3f9", "capping --threads value to " + most);
        }
        return new ImportOptions(file, type, (int) Math.max(1, Math.min(most, options.number("threads"))),
                (int) Math.min(MOST_BATCH, options.number("batch-size")), options);
    }

    private static String type(ToolContext context, String file) {
        String type = context.options().text("type");
        if (!type.equals("auto")) {
            return type;
        }
        String name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (List.of("csv", "tsv", "json", "jsonl").contains(extension)) {
            context.info("4271d", "Aauto-detected file type '" + extension + "' from filename '" + file + "'");
            return extension;
        }
        if (!file.equals("-")) {
            context.warning("cb067", "Unable to auto-detect file type from filename '" + file
                    + "'. using filetype 'json'");
        }
        return "json";
    }

    private static void requireFit(Options options, String type) {
        if (options.text("quote").length() > 1) {
            throw new ToolFailure("b6a3e", "Wrong length of quote character.");
        }
        String separator = options.text("separator");
        if (!separator.isEmpty() && separator.length() != 1 && !List.of("\\t", "\\r", "\\n").contains(separator)) {
            throw new ToolFailure("5f2a0", "_separator must be exactly one character.");
        }
        if (type.startsWith("json")) {
            for (String name : List.of("translate", "datatype", "merge-attributes", "headers-file")) {
                if (options.touched(name)) {
                    throw new ToolFailure("a5c05", "--" + name + " is for csv and tsv only");
                }
            }
        }
    }

    boolean rows() {
        return type.equals("csv") || type.equals("tsv");
    }

    char separator() {
        return switch (options.text("separator")) {
            case "" -> type.equals("tsv") ? '\t' : ',';
            case "\\t" -> '\t';
            case "\\r" -> '\r';
            case "\\n" -> '\n';
            default -> options.text("separator").charAt(0);
        };
    }

    /** The endpoint with what all batches have in common. */
    Target target() {
        Target target = Target.of("/_api/import").with("collection", options.text("collection"))
                .with("details", "true").with("onDuplicate", options.text("on-duplicate"))
                .with("overwriteCollectionPrefix", options.flag("overwrite-collection-prefix"));
        for (String end : List.of("from", "to")) {
            String prefix = options.text(end + "-collection-prefix");
            target = prefix.isEmpty() ? target : target.with(end + "Prefix", prefix);
        }
        return options.flag("skip-validation") ? target.with("skipDocumentValidation", "true") : target;
    }
}
