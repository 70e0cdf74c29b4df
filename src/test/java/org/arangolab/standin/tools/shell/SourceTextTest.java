package org.arangolab.standin.tools.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "const a = 1;|let   a = 1;",
            "x = {const: 1}; x.const |x = {const: 1}; x.const ",
            "print('const a'); const b = 2|print('const a'); let   b = 2",
            "print(`const ${a}`) // const c|print(`const ${a}`) // const c",
            "/* const a */ constant = 1|/* const a */ constant = 1",
            "'it\\'s'; const d = 1|'it\\'s'; let   d = 1",
            "#!/usr/bin/arangosh|//#!/usr/bin/arangosh"})
    void onlyDeclarationsAreChangedAndColumnsStay(String code, String expected) {
        assertThat(SourceText.of(code)).isEqualTo(expected);
    }
}
