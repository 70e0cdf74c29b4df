package org.arangolab.dsl;

import java.nio.file.Path;
import org.arangolab.ByteSize;
import org.arangolab.client.Response;
import org.arangolab.monitor.ControlGroup;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.monitor.Io;
import org.arangolab.monitor.ResourceSample;
import org.arangolab.monitor.SizeChange;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * What scripts read from values like a property though Java asks for it by a method: {@code response.json},
 * {@code db1.exit.signal}. Components of records need nothing, Groovy reads them so. Null where Java has an empty
 * {@code Optional}, so that scripts compare plainly.
 */
public final class ValueWords {
    private ValueWords() {
    }

    /** The body as maps, lists, texts and numbers. */
    public static Object getJson(Response self) {
        return self.json();
    }

    /** The body as text. */
    public static String getText(Response self) {
        return self.text();
    }

    /** Whether the status is 2xx. */
    public static boolean isOk(Response self) {
        return self.ok();
    }

    /** ArangoDB's error number; null when the answer has none. */
    public static Integer getErrorNum(Response self) {
        return self.errorNum().orElse(null);
    }

    /** ArangoDB's error message; null when the answer has none. */
    public static String getErrorMessage(Response self) {
        return self.errorMessage().orElse(null);
    }

    /** The signal that killed the process; null when none did. */
    public static Signal getSignal(ExitStatus self) {
        return self.signal().orElse(null);
    }

    /** Proportional share of memory; null when it is not known. */
    public static ByteSize getPss(ResourceSample self) {
        return self.pss().orElse(null);
    }

    /** How many descriptors are open; null when that is not known. */
    public static Integer getDescriptors(ResourceSample self) {
        return self.descriptors().orElse(null);
    }

    /** What was read and written; null when that is not known. */
    public static Io getIo(ResourceSample self) {
        return self.io().orElse(null);
    }

    /** The control group's memory; null when there is none. */
    public static ControlGroup getGroup(ResourceSample self) {
        return self.group().orElse(null);
    }

    /** How the proportional share has changed; null when that is not known. */
    public static SizeChange getPss(Delta self) {
        return self.pss().orElse(null);
    }

    /** How many descriptors more; null when that is not known. */
    public static Integer getDescriptors(Delta self) {
        return self.descriptors().orElse(null);
    }

    /** What was read and written; null when that is not known. */
    public static Io getIo(Delta self) {
        return self.io().orElse(null);
    }

    /** What the allocator has handed out; null without a profile. */
    public static ByteSize getHeap(HeapSnapshot self) {
        return self.heap().orElse(null);
    }

    /** Where the profile is; null without one. */
    public static Path getProfile(HeapSnapshot self) {
        return self.profile().orElse(null);
    }

    /** Resident memory; null when that is not known. */
    public static ByteSize getRss(HeapSnapshot self) {
        return self.rss().orElse(null);
    }

    /** Whether the process ended with 0. */
    public static boolean isOk(ExitStatus self) {
        return self.ok();
    }
}
