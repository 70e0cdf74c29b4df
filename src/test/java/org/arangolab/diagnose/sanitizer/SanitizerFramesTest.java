package org.arangolab.diagnose.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.arangolab.finding.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerFramesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            0 0x4f5c2d in ns::f(int) const /src/a.cpp:321:10                  ; ns::f(int) const ; /src/a.cpp        ; 321
            1 0x4f5c2d in main /src/a.cpp:12                                  ; main             ; /src/a.cpp        ; 12
            2 0x4f5c2d in main /src/a.cpp                                     ; main             ; /src/a.cpp        ; 0
            3 0x7f8a in start_main ../csu/libc-start.c:392:3                  ; start_main       ; ../csu/libc-start.c ; 392
            0 Thread1(void*) simple_race.cc:6 (race+0x4b2)                    ; Thread1(void*)   ; simple_race.cc    ; 6
            1 0x5581 in operator()() C:\\x\\a.cpp:7:1                        ; operator()()     ; C:\\x\\a.cpp      ; 7
            """)
    void fileLineAndColumnAreTold(String text, String function, String file, int line) {
        Frame frame = SanitizerFrames.parse("    #" + text).orElseThrow().frame();
        assertThat(frame.function()).isEqualTo(function);
        assertThat(frame.file()).isEqualTo(file);
        assertThat(frame.line()).isEqualTo(line);
    }
}
