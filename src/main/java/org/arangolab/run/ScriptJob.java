package org.arangolab.run;

/**
 * One run of one script.
 *
 * @param script     which
 * @param repetition which of several, from 1
 * @param of         how many there are
 * @param folder     the directory of its servers within the run's, empty for the run's own
 */
record ScriptJob(ScriptFile script, int repetition, int of, String folder) {
    /** The name of a test, with the repetition when there are several. */
    TestCase test(String name) {
        return new TestCase(of == 1 ? name : name + " (" + repetition + " of " + of + ")", script.label());
    }

    TestCase whole() {
        return test(TestCase.nameOf(script.label()));
    }

    /** Another directory for each try, so that it does not find what the one before left. */
    String folder(int attempt) {
        return attempt == 0 ? folder : (folder.isEmpty() ? "" : folder + "-") + "retry" + attempt;
    }
}
