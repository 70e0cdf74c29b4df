package org.arangolab.client.vst;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A URL's path and query as VelocyStream has them: the database apart, and the parameters decoded.
 *
 * @param database   its name
 * @param path       what follows the database, still encoded
 * @param parameters values by name, more than one for {@code name[]}
 */
record VstTarget(String database, String path, Map<String, List<String>> parameters) {
    private static final String DATABASE_PREFIX = "/_db/";
    private static final String LIST = "[]";

    static VstTarget of(String url) {
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        Map<String, List<String>> parameters = parameters(question < 0 ? "" : url.substring(question + 1));
        if (!path.startsWith(DATABASE_PREFIX)) {
            return new VstTarget("_system", path, parameters);
        }
        int end = path.indexOf('/', DATABASE_PREFIX.length());
        String name = path.substring(DATABASE_PREFIX.length(), end < 0 ? path.length() : end);
        return new VstTarget(decoded(name), end < 0 ? "/" : path.substring(end), parameters);
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            parameters.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Of a name that is given twice the last value counts, unless it ends in {@code []}. */
    void writeParameters(VelocyPackWriter out) {
        out.openObject();
        parameters.forEach((name, values) -> {
            if (name.endsWith(LIST)) {
                out.key(name.substring(0, name.length() - LIST.length())).openArray();
                values.forEach(out::value);
                out.close();
            } else {
                out.key(name).value(values.get(values.size() - 1));
            }
        });
        out.close();
    }
}
