package org.arangolab.cli;

import org.codehaus.groovy.runtime.FormatHelper;

/** Values on standard output. */
final class Values {
    private Values() {
    }

    static String text(Object value) {
        return FormatHelper.toString(value);
    }
}
