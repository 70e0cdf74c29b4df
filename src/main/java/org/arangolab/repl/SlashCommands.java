package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.dsl.LogWords;
import org.arangolab.dsl.ServerWords;

/** All commands of the prompt. */
final class SlashCommands {
    private static final int TAIL = 20;
    private static final Pattern COMMAND = Pattern.compile("/(?:[a-zA-Z]+)?(?:\\s.*)?");

    private final Vocabulary vocabulary;
    private final List<SlashCommand> all;

    SlashCommands(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.all = List.of(
                new SlashCommand("/help", "[word]", "All words, or what one means.", this::topics,
                        (argument, desk) -> new Help(vocabulary, this).show(argument, desk)),
                new SlashCommand("/list", "", "All servers and their states.", List::of,
                        (argument, desk) -> list(desk)),
                new SlashCommand("/log", "[server]", "The end of a server's log; of the focused one without a name.",
                        this::servers, SlashCommands::log),
                new SlashCommand("/verbose", "", "The stack trace of the last error.", List::of,
                        (argument, desk) -> verbose(desk)),
                new SlashCommand("/history", "", "The entries so far.", List::of,
                        (argument, desk) -> desk.history().forEach(desk::print)),
                new SlashCommand("/clear", "", "Empties the screen.", List::of, (argument, desk) -> desk.clear()),
                new SlashCommand("/exit", "", "Stops all servers and ends the lab, as Ctrl-D does.", List::of,
                        (argument, desk) -> desk.end()));
    }

    /** Whether an entry is meant as a command: a slash and a word, which begins no sensible Groovy. */
    static boolean looksLikeCommand(String entry) {
        return COMMAND.matcher(entry).matches();
    }

    List<SlashCommand> all() {
        return all;
    }

    /** The command of this name, slash included. */
    Optional<SlashCommand> find(String name) {
        return all.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /**
     * Runs a line that begins with a slash.
     *
     * @throws ConfigException for an unknown command, with the nearest one
     */
    void run(String line, Desk desk) {
        String[] parts = line.strip().split("\\s+", 2);
        SlashCommand command = find(parts[0]).orElseThrow(() -> new ConfigException("unknown command '" + parts[0]
                + "'" + Suggestion.hint(parts[0], all.stream().map(SlashCommand::name).toList())));
        command.action().run(parts.length > 1 ? parts[1] : "", desk);
    }

    /** How a command's argument can go on. */
    List<Proposal> arguments(String line) {
        return find(line.substring(0, line.indexOf(' '))).map(command -> command.arguments().get().stream()
                .map(text -> new Proposal(text, "", "arguments", true)).toList()).orElse(List.of());
    }

    private List<String> topics() {
        return Stream.concat(Help.topics(vocabulary).stream(), all.stream().map(SlashCommand::name)).sorted().toList();
    }

    private List<String> servers() {
        return vocabulary.servers().get().stream().sorted().toList();
    }

    private static void list(Desk desk) {
        List<ServerWords> servers = desk.words().getInstances();
        desk.print(servers.isEmpty() ? desk.rendering().remark("no server yet; instance('db1').start() makes one")
                : desk.rendering().servers(servers));
    }

    private static void log(String name, Desk desk) {
        LogWords log = name.isEmpty() ? desk.words().getLog() : desk.words().server(name).orElseThrow(() ->
                new ConfigException("no server '" + name + "'" + Suggestion.hint(name,
                        desk.words().getInstances().stream().map(ServerWords::getName).toList()))).getLog();
        String lines = desk.rendering().value(log.tail(TAIL));
        desk.print(lines.equals("[]") ? desk.rendering().remark("the log is empty: " + log.getFile()) : lines);
    }

    private static void verbose(Desk desk) {
        desk.print(desk.lastFailure().map(Entries::trace)
                .orElseGet(() -> desk.rendering().remark("no error so far")));
    }
}
