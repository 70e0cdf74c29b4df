package org.arangolab.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.Status;

/**
 * The last lines of the screen: the servers and their states, and the tools that run. Is not there on dumb or narrow
 * terminals and in a CI. Not thread-safe; its caller keeps JLine's own drawing away.
 */
final class StatusLine {
    private static final int NARROWEST = 40;
    private static final int MOST_TOOLS = 4;

    private final Terminal terminal;
    private final Supplier<List<Instance>> servers;
    private final Supplier<List<String>> tools;
    private final boolean wanted;

    StatusLine(Terminal terminal, Supplier<List<Instance>> servers, Supplier<List<String>> tools,
               Map<String, String> environment) {
        this.terminal = terminal;
        this.servers = servers;
        this.tools = tools;
        this.wanted = !terminal.getType().startsWith(Terminal.TYPE_DUMB) && !environment.containsKey("CI");
    }

    /** Draws it anew. Without servers there is none. */
    void update() {
        List<Instance> all = servers.get();
        boolean shown = wanted && terminal.getWidth() >= NARROWEST && !all.isEmpty();
        Optional<Status> status = Optional.ofNullable(Status.getStatus(terminal, shown));
        status.ifPresent(line -> line.update(shown ? lines(all) : List.of()));
    }

    /** The servers, and a line for each tool that runs. */
    private List<AttributedString> lines(List<Instance> all) {
        List<AttributedString> lines = new ArrayList<>(List.of(text(all, terminal.getWidth())));
        tools.get().stream().limit(MOST_TOOLS).forEach(tool ->
                lines.add(fitted(new AttributedString(Notation.plain(tool)),
                terminal.getWidth())));
        return lines;
    }

    /** Takes it away for good. */
    void close() {
        Optional.ofNullable(Status.getStatus(terminal, false)).ifPresent(line -> {
            line.update(List.of()); // closing alone leaves the text on the screen
            line.close();
        });
    }

    static AttributedString text(List<Instance> servers, int width) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        for (Instance server : servers) {
            InstanceState state = server.state();
            text.append(text.length() == 0 ? "" : "  ").append(server.name()).append(' ')
                    .styled(PromptHighlighter.style(Shapes.state(state).style()), state.name());
        }
        return fitted(text.toAttributedString(), width);
    }

    private static AttributedString fitted(AttributedString all, int width) {
        return all.columnLength() <= width ? all : AttributedString.join(AttributedString.EMPTY,
                all.columnSubSequence(0, width - 1), new AttributedString("…"));
    }
}
