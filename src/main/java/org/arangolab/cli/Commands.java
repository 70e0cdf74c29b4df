package org.arangolab.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.run.ExitCode;
import picocli.CommandLine;

/**
 * The commands by name. The parser looks at each class it is given, so it is given only the one that is called, or all
 * when none is: for {@code --help}, for a misspelled one, for the completion script.
 */
final class Commands {
    private static final Map<String, Function<CommonOptions, Object>> ALL = new LinkedHashMap<>();
    /** Those that show or need all the others. */
    private static final List<String> ABOUT_ALL = List.of("help", "generate-completion");

    static {
        ALL.put("repl", ReplCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("exec", ExecCommand::new);
        ALL.put("attach", AttachCommand::new);
        ALL.put("up", UpCommand::new);
        ALL.put("down", DownCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("ps", PsCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("report", common -> new ReportCommand());
        ALL.put("analyze", common -> new AnalyzeCommand());
        ALL.put("bundle", BundleCommand::new);
        ALL.put("sweep", SweepCommand::new);
        ALL.put("generate-completion", common -> new CompletionCommand());
        ALL.put("help", common -> new HelpCommand());
    }

    private Commands() {
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Gives the parser what it needs for this command line. */
    static void addCalled(CommandLine line, CommonOptions common, String... arguments) {
        String called = Arrays.stream(arguments).filter(ALL::containsKey).findFirst().orElse("help");
        if (ABOUT_ALL.contains(called)) {
            ALL.keySet().forEach(name -> add(line, name, common));
        } else {
            add(line, called, common);
        }
    }

    private static void add(CommandLine line, String name, CommonOptions common) {
        line.addSubcommand(name, ALL.get(name).apply(common));
        CommandLine added = line.getSubcommands().get(name);
        added.getCommandSpec().usageMessage().sortOptions(false);
        if (name.equals("run") || name.equals("exec")) {
            added.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes (the first that applies):%n")
                    .exitCodeList(exitCodes());
        }
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).sorted(Comparator.naturalOrder())
                .forEach(code -> codes.put(String.valueOf(code.code()), code.meaning()));
        return codes;
    }
}
