package org.arangolab.dsl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.instance.MachineMemory;

/** The setting {@code memory:}, a size or a part of the machine's memory: {@code 512.mb}, {@code '50%'}. */
final class MemorySetting {
    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,3})\\s*%\\s*");

    private MemorySetting() {
    }

    static ByteSize of(Object value) {
        if (value instanceof ByteSize size) {
            return size;
        }
        Matcher percent = PERCENT.matcher(String.valueOf(value));
        if (value instanceof CharSequence && percent.matches()) {
            return part(Integer.parseInt(percent.group(1)));
        }
        throw new ConfigException("expected a size such as 512.mb or a part such as '50%', not "
                + InstanceSettings.described(value));
    }

    private static ByteSize part(int percent) {
        if (percent < 1 || percent > 100) {
            throw new ConfigException("expected 1% to 100% of the machine's memory, not " + percent + "%");
        }
        return new ByteSize(MachineMemory.total().bytes() / 100 * percent);
    }
}
