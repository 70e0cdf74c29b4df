package org.arangolab.diagnose.runtime;

import java.util.List;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Recogniser;

/** The run times and libraries whose deaths are known. */
public final class RuntimeDeaths {
    private RuntimeDeaths() {
    }

    /** A reader for each; they put what they find into the set. */
    public static List<Recogniser> all(FindingSet found) {
        return List.of(new GoDeath(found), new RustDeath(found), new GlogDeath(found), new JavaDeath(found));
    }
}
