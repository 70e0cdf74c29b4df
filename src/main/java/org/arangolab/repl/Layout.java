package org.arangolab.repl;

import java.util.List;

/** A value as pieces of text that can stand on one line, or on many when the line is too short. */
sealed interface Layout {
    /** The columns it takes on one line. */
    int columns();

    /**
     * Writes it at the ink's column.
     *
     * @param indent where its further lines begin
     * @param after  how many columns must stay free behind it
     */
    void write(Ink ink, int indent, int after);

    /** A text that is never broken. */
    record Leaf(String text, Style style) implements Layout {
        @Override
        public int columns() {
            return Ink.columns(text);
        }

        @Override
        public void write(Ink ink, int indent, int after) {
            ink.put(text, style);
        }
    }

    /** A key and its value. */
    record Pair(Leaf key, Layout value) implements Layout {
        private static final String BETWEEN = ": ";

        @Override
        public int columns() {
            return key.columns() + BETWEEN.length() + value.columns();
        }

        @Override
        public void write(Ink ink, int indent, int after) {
            key.write(ink, indent, 0);
            ink.put(BETWEEN);
            value.write(ink, indent, after);
        }
    }

    /**
     * Parts between brackets: on one line, else one on each line, else as many on each line as fit if all are leaves.
     */
    record Group(String open, List<Layout> parts, String close) implements Layout {
        private static final int STEP = 2;

        @Override
        public int columns() {
            int commas = 2 * Math.max(0, parts.size() - 1);
            return open.length() + close.length() + commas + parts.stream().mapToInt(Layout::columns).sum();
        }

        @Override
        public void write(Ink ink, int indent, int after) {
            ink.put(open);
            if (ink.fits(columns() - open.length() + after)) {
                writeFlat(ink, indent);
            } else {
                boolean fill = parts.stream().allMatch(Leaf.class::isInstance);
                writeBroken(ink, indent + STEP, fill);
                ink.line(indent);
            }
            ink.put(close);
        }

        private void writeFlat(Ink ink, int indent) {
            for (int i = 0; i < parts.size(); i++) {
                ink.put(i == 0 ? "" : ", ");
                parts.get(i).write(ink, indent, 0);
            }
        }

        private void writeBroken(Ink ink, int indent, boolean fill) {
            ink.line(indent);
            for (int i = 0; i < parts.size(); i++) {
                Layout part = parts.get(i);
                int comma = i == parts.size() - 1 ? 0 : 1;
                if (i > 0 && fill && ink.fits(1 + part.columns() + comma)) {
                    ink.put(" ");
                } else if (i > 0) {
                    ink.line(indent);
                }
                part.write(ink, indent, comma);
                ink.put(",".repeat(comma));
            }
        }
    }
}
