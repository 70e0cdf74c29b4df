package org.arangolab.junit;

import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;

/**
 * The lab of one test class and what its tests may have of it.
 *
 * @param owner  the test class
 * @param lab    its lab
 * @param offers parameter type → value
 */
record ClassLab(Class<?> owner, Lab lab, Map<Class<?>, Object> offers) {
    /**
     * Opens it and starts what the class's annotations say.
     *
     * @throws ConfigException with all mistakes of an annotation, before anything is started
     */
    static ClassLab open(Class<?> owner) {
        Wanted wanted = Wanted.of(owner);
        Lab lab = Lab.open(LabOptions.defaults());
        boolean ready = false;
        try {
            ClassLab opened = new ClassLab(owner, lab, wanted.start(lab));
            ready = true;
            return opened;
        } finally {
            if (!ready) {
                lab.markFailed();
                lab.close();
            }
        }
    }

    boolean offers(Class<?> type) {
        return offers.containsKey(type);
    }

    Object get(Class<?> type) {
        return offers.get(type);
    }

    boolean belongsTo(Class<?> testClass) {
        return owner.equals(testClass);
    }

    void markFailed() {
        lab.markFailed();
    }

    void close() {
        lab.close();
    }
}
