package org.arangolab.repl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.dsl.InstanceSettings;
import org.arangolab.dsl.LabWords;
import org.arangolab.process.Signal;
import org.arangolab.tools.Tool;

/**
 * How an entry can go on at the cursor. Works on declarations and names only: it never evaluates, never calls a getter,
 * and so never waits for anything but one directory.
 */
final class Completion {
    private final Vocabulary vocabulary;
    private final SlashCommands commands;

    Completion(Vocabulary vocabulary, SlashCommands commands) {
        this.vocabulary = vocabulary;
        this.commands = commands;
    }

    /** The proposals that begin with what was typed. */
    List<Proposal> at(String entry, int cursor) {
        Caret caret = Caret.in(entry, cursor);
        return all(caret).stream().filter(proposal -> proposal.text().startsWith(caret.prefix())).toList();
    }

    private List<Proposal> all(Caret caret) {
        return switch (caret.place()) {
            case COMMAND -> commands.all().stream()
                    .map(command -> new Proposal(command.name(), command.summary(), "commands", true)).toList();
            case COMMAND_ARGUMENT -> commands.arguments(caret.text());
            case STRING -> namesFailurePoint(caret) ? points(caret.prefix()) : PathCompletion.of(caret.prefix());
            case MEMBER -> members(caret);
            case WORD -> argument(caret).orElseGet(() -> words(caret));
            case NOWHERE -> List.of();
        };
    }

    private static boolean namesFailurePoint(Caret caret) {
        return (caret.preceded(1, "(") ? call(caret) : caret.before().stream().reduce((a, b) -> b))
                .filter(name -> name.is(caret.text(), "failAt") || name.is(caret.text(), "clearFailAt")).isPresent();
    }

    private List<Proposal> points(String prefix) {
        return vocabulary.points().apply(prefix).stream().map(name -> new Proposal(name, "", "failure points", false))
                .toList();
    }

    private List<Proposal> members(Caret caret) {
        int dot = caret.before().size() - 1;
        int safe = caret.preceded(2, "?") ? 1 : 0;
        return new ReceiverType(caret.text(), caret.before(), vocabulary::type).endingAt(dot - 1 - safe)
                .map(Members::of).orElse(List.of());
    }

    /** What may stand at this place of a call that is known: a setting, its value, a signal. */
    private Optional<List<Proposal>> argument(Caret caret) {
        Optional<Token> call = call(caret);
        if (call.filter(name -> name.is(caret.text(), "instance")).isPresent()) {
            return caret.preceded(1, ":") ? setting(caret) : caret.preceded(1, ",") ? Optional.of(settings())
                    : Optional.empty();
        }
        Optional<String> tool = call.map(name -> name.in(caret.text())).filter(name -> Tool.named(name).isPresent());
        if (tool.isPresent() && (caret.preceded(1, ",") || caret.preceded(1, "("))) {
            return Optional.of(toolOptions(tool.get()));
        }
        return call.filter(name -> name.is(caret.text(), "kill")).map(name -> Arrays.stream(Signal.values())
                .map(signal -> new Proposal(signal.name(), "signal " + signal.number(), "signals", false)).toList());
    }

    /** An option by name, a server or a variable. */
    private List<Proposal> toolOptions(String tool) {
        List<Proposal> all = names();
        vocabulary.options().apply(tool).forEach(name -> all.add(new Proposal(name + ":", "", "options of " + tool,
                true)));
        return all;
    }

    private static List<Proposal> settings() {
        return InstanceSettings.names().stream().map(name -> new Proposal(name + ":", "", "settings", true)).toList();
    }

    private Optional<List<Proposal>> setting(Caret caret) {
        Token name = caret.before().get(caret.before().size() - 2);
        List<String> choices = vocabulary.choices(name.in(caret.text()));
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.stream()
                .map(choice -> new Proposal(choice, "", name.in(caret.text()), false)).toList());
    }

    /** The name of the call whose arguments the cursor is in. */
    private static Optional<Token> call(Caret caret) {
        return Brackets.of(caret.text(), caret.before()).open().stream().findFirst()
                .filter(bracket -> bracket.is(caret.text(), "("))
                .map(bracket -> caret.before().indexOf(bracket) - 1)
                .filter(index -> index >= 0)
                .map(index -> caret.before().get(index));
    }

    private List<Proposal> names() {
        List<Proposal> all = new ArrayList<>();
        vocabulary.servers().get().stream().sorted()
                .forEach(server -> all.add(new Proposal(server, "server", "servers", false)));
        vocabulary.variables().get().keySet()
                .forEach(name -> all.add(new Proposal(name, "variable", "variables", false)));
        return all;
    }

    private List<Proposal> words(Caret caret) {
        List<Proposal> all = names();
        vocabulary.words().forEach(word -> all.add(new Proposal(
                word.property() ? word.name() : Members.call(LabWords.class, word.name()), word.help(), "words",
                false)));
        if (!caret.prefix().isEmpty()) {
            Stream.concat(vocabulary.constants().stream(), Vocabulary.KEYWORDS.stream().sorted())
                    .forEach(name -> all.add(new Proposal(name, "", "constants and keywords", false)));
        }
        return all;
    }
}
