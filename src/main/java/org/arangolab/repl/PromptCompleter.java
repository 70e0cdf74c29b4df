package org.arangolab.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands the proposals to JLine. */
record PromptCompleter(Completion completion) implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Proposal proposal : completion.at(line.line(), line.cursor())) {
            String help = proposal.help().isEmpty() ? null : proposal.help();
            candidates.add(new Candidate(proposal.text(), proposal.text(), null, help, null, null, proposal.ends()));
        }
    }
}
