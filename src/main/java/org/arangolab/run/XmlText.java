package org.arangolab.run;

/**
 * Text for XML 1.0. What XML cannot carry at all, not even escaped (control characters such as those of colours, lone
 * surrogates, U+FFFE and U+FFFF), is written the way Java does, {@code \}{@code u001b}: one such character makes
 * readers drop a whole report (facts/techniques.md 4).
 */
public final class XmlText {
    private XmlText() {
    }

    /** For an attribute in double quotes, or between tags; {@code ]]>} cannot come out of it. */
    public static String escape(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(xml, point));
        return xml.toString();
    }

    private static void append(StringBuilder xml, int point) {
        switch (point) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            // Written as they are, a reader would make blanks of them in an attribute, and \n of \r.
            case '\n', '\r', '\t' -> xml.append("&#").append(point).append(';');
            default -> {
                if (legal(point)) {
                    xml.appendCodePoint(point);
                } else {
                    xml.append(String.format("\\u%04x", point));
                }
            }
        }
    }

    private static boolean legal(int point) {
        return point >= 0x20 && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000;
    }

    /** The same between tags, where line ends may stay as they are. */
    public static String body(String text) {
        return escape(text).replace("&#10;", "\n").replace("&#9;", "\t");
    }
}
