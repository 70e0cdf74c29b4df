package org.arangolab.standin.tools.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolFailure;

/** What becomes of the columns of CSV and TSV. Source: facts/client-tools.md 8. */
final class RowShape {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]|([^\\[\\]]+)");
    private static final Set<String> TYPES = Set.of("boolean", "number", "null", "string");

    private final List<String> columns;
    private final boolean convert;
    private final Map<String, String> translate;
    private final Map<String, String> types;
    private final Set<String> removed;
    private final Map<String, String> merged;

    RowShape(List<String> columns, Options options) {
        this.columns = List.copyOf(columns);
        this.convert = options.flag("convert");
        this.translate = pairs(options, "translate");
        this.types = pairs(options, "datatype");
        this.removed = Set.copyOf(options.list("remove-attribute"));
        this.merged = pairs(options, "merge-attributes");
        types.forEach((name, type) -> {
            if (!TYPES.contains(type)) {
                throw new ToolFailure("a5c06", "invalid datatype '" + type + "' of attribute '" + name
                        + "', expecting boolean, number, null or string");
            }
        });
    }

    private static Map<String, String> pairs(Options options, String name) {
        Map<String, String> pairs = new java.util.LinkedHashMap<>();
        for (String text : options.list(name)) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new ToolFailure("a5c07", "invalid value '" + text + "' for --" + name + ", expecting name=value");
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }

    int width() {
        return columns.size();
    }

    /** The first line of each batch. */
    ArrayNode header() {
        ArrayNode header = Json.array();
        columns.stream().filter(c -> !removed.contains(c)).map(c -> translate.getOrDefault(c, c)).forEach(header::add);
        merged.keySet().forEach(header::add);
        return header;
    }

    /** One row; missing cells are null. */
    ArrayNode row(List<RowReader.Cell> cells) {
        ArrayNode row = Json.array();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            RowReader.Cell cell = i < cells.size() ? cells.get(i) : new RowReader.Cell("", false);
            texts.put(column, cell.text());
            if (!removed.contains(column)) {
                row.add(value(column, cell));
            }
        }
        merged.values().forEach(pattern -> row.add(joined(pattern, texts)));
        return row;
    }

    private static String joined(String pattern, Map<String, String> texts) {
        StringBuilder joined = new StringBuilder();
        Matcher parts = PART.matcher(pattern);
        while (parts.find()) {
            joined.append(parts.group(1) == null ? parts.group(2) : texts.getOrDefault(parts.group(1), ""));
        }
        return joined.toString();
    }

    private JsonNode value(String column, RowReader.Cell cell) {
        String type = types.get(column);
        if (type != null) {
            return typed(type, cell.text());
        }
        boolean key = translate.getOrDefault(column, column).startsWith("_");
        if (cell.quoted()) {
            return TextNode.valueOf(cell.text());
        }
        if (cell.text().isEmpty()) {
            return NullNode.getInstance();
        }
        return convert && !key ? converted(cell.text()) : TextNode.valueOf(cell.text());
    }

    private static JsonNode typed(String type, String text) {
        return switch (type) {
            case "null" -> NullNode.getInstance();
            case "boolean" -> BooleanNode.valueOf(!List.of("", "0", "false", "null").contains(text));
            case "number" -> NUMBER.matcher(text).matches() ? DecimalNode.valueOf(number(text))
                    : DecimalNode.valueOf(BigDecimal.ZERO);
            default -> TextNode.valueOf(text);
        };
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static JsonNode converted(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default -> NUMBER.matcher(text).matches() ? DecimalNode.valueOf(number(text)) : TextNode.valueOf(text);
        };
    }

    static List<String> texts(List<RowReader.Cell> cells) {
        List<String> texts = new ArrayList<>();
        cells.forEach(cell -> texts.add(cell.text()));
        return texts;
    }
}
