package org.arangolab.tools;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.ConfigException;

/**
 * Feeds an import with rows of a file that were changed on their way, one after the other, in constant memory. The rows
 * of CSV and TSV have texts for values, by the names of the first line; those of JSON lines what is in them.
 *
 * @param file      what is read
 * @param type      {@code csv}, {@code tsv} or {@code jsonl}
 * @param transform gives the document for a row; null leaves the row out
 */
record ImportFeed(Path file, String type, Function<Map<String, Object>, Map<?, ?>> transform) {
    private static final int BUFFER = 1 << 16;

    /** Writes one document a line. */
    void into(OutputStream out) {
        ObjectWriter documents = new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).writer()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (MappingIterator<Map<String, Object>> rows = reader().readValues(file.toFile());
                OutputStream lines = new BufferedOutputStream(out, BUFFER)) {
            while (rows.hasNextValue()) {
                Map<?, ?> document = transform.apply(rows.nextValue());
                if (document != null) {
                    documents.writeValue(lines, document);
                    lines.write('\n');
                }
            }
        } catch (JsonProcessingException e) {
            throw new ConfigException("arangoimport: " + file + " is no " + type + ": " + e.getOriginalMessage()
                    + " in line " + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectReader reader() {
        return switch (type) {
            case "csv" -> csv(',');
            case "tsv" -> csv('\t');
            case "jsonl" -> new ObjectMapper().readerForMapOf(Object.class);
            default -> throw new ConfigException("arangoimport: transform reads csv, tsv and jsonl, not '" + type
                    + "'");
        };
    }

    private static ObjectReader csv(char separator) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
        return new CsvMapper().enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS).readerForMapOf(Object.class)
                .with(schema);
    }
}
