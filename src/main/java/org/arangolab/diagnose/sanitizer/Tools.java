package org.arangolab.diagnose.sanitizer;

/** What the sanitizers call themselves. */
final class Tools {
    static final String ASAN = "AddressSanitizer";
    static final String LSAN = "LeakSanitizer";
    static final String TSAN = "ThreadSanitizer";
    static final String UBSAN = "UndefinedBehaviorSanitizer";

    private Tools() {
    }
}
