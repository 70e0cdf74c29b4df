package org.arangolab.standin.tools.dump;

import java.util.List;

/**
 * Which attributes a masking rule is for. Source: facts/client-tools.md 5.
 *
 * @param names    from the outermost on
 * @param anywhere whether only the last names count
 * @param all      whether it is every leaf
 */
record AttributePath(List<String> names, boolean anywhere, boolean all) {
    /** {@code a.b} is that attribute, {@code .a} one of that name at any depth, {@code *} each. */
    static AttributePath of(String text) {
        if (text.equals("*")) {
            return new AttributePath(List.of(), true, true);
        }
        boolean anywhere = text.startsWith(".");
        return new AttributePath(List.of((anywhere ? text.substring(1) : text).split("\\.")), anywhere, false);
    }

    boolean fits(List<String> path) {
        if (all) {
            return true;
        }
        int skip = path.size() - names.size();
        return anywhere ? skip >= 0 && path.subList(skip, path.size()).equals(names) : path.equals(names);
    }
}
