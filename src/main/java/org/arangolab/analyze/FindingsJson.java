package org.arangolab.analyze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.arangolab.finding.Finding;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.Frame;

/** Writes findings as one JSON object; what is not known is null. Files are written as they come. */
public final class FindingsJson implements AutoCloseable {
    private final JsonGenerator json;

    /** Begins the object. */
    public FindingsJson(Writer out) {
        try {
            json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more file. */
    public void add(FileFindings file) {
        try {
            json.writeStartObject();
            json.writeStringField("file", file.file());
            json.writeStringField("kind", file.kind().label());
            json.writeArrayFieldStart("findings");
            for (Finding finding : file.findings()) {
                write(finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", finding.kind().label());
        text("tool", finding.tool());
        text("type", finding.type());
        json.writeStringField("severity", finding.severity().label());
        text("signal", finding.signal());
        number("pid", finding.pid());
        text("thread", finding.thread());
        text("keyFrame", finding.keyFrame());
        json.writeArrayFieldStart("frames");
        for (Frame frame : finding.frames()) {
            write(frame);
        }
        json.writeEndArray();
        text("summary", finding.summary());
        json.writeNumberField("line", finding.line());
        json.writeNumberField("count", finding.count());
        if (finding.kind() == FindingKind.STARTUP_FAILURE) {
            json.writeStringField("reason", finding.reason());
            json.writeNumberField("exitCode", finding.exitCode());
        }
        json.writeEndObject();
    }

    private void write(Frame frame) throws IOException {
        json.writeStartObject();
        text("function", frame.function());
        text("file", frame.file());
        number("line", frame.line());
        text("module", frame.module());
        text("offset", frame.offset());
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private void number(String name, long value) throws IOException {
        if (value == 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    /** Ends the object; the writer stays open. */
    @Override
    public void close() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
