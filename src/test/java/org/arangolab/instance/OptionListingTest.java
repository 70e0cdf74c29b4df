package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionListingTest {
    private static final OptionCatalog CATALOG = OptionListing.ofJson("""
            {"server.scheduler": {"type": "string", "default": "supervised",
                 "values": "Possible values: \\"supervised\\", \\"threadpools\\""},
             "network.protocol": {"type": "string", "default": "", "values": "Possible values: \\"\\", \\"h2\\""},
             "ssl.protocol": {"type": "uint64", "default": 9, "values": "Possible values: 1, 2, 9"},
             "log.level": {"type": "string...", "default": ["info"]}}
            """).orElseThrow();

    @Test
    void possibleValuesAreReadAsServersWriteThem() {
        assertThat(CATALOG.find("server.scheduler").orElseThrow().allowed())
                .containsExactly("supervised", "threadpools");
        assertThat(CATALOG.find("network.protocol").orElseThrow().allowed()).containsExactly("", "h2");
        assertThat(CATALOG.find("ssl.protocol").orElseThrow().allowed()).containsExactly("1", "2", "9");
        assertThat(CATALOG.find("log.level").orElseThrow().allowed()).isEmpty();
    }

    @Test
    void anotherValueIsAMistakeWithTheNearestOne() {
        assertThat(CATALOG.mistakes(Map.of("server.scheduler", List.of("threadpool")))).containsExactly(
                "option 'server.scheduler': 'threadpool' is none of its values; did you mean 'threadpools'?");
        assertThat(CATALOG.mistakes(Map.of("ssl.protocol", List.of("7"))))
                .containsExactly("option 'ssl.protocol': '7' is none of its values; known: 1, 2, 9");
        assertThat(CATALOG.mistakes(Map.of("network.protocol", List.of("")))).isEmpty();
    }

    @Test
    void helpTellsTheSame() {
        OptionCatalog catalog = OptionListing.ofHelp(
                "  --ssl.protocol <uint64>   the protocol. Possible values: 1, 2, 9 (default: 9)\n").orElseThrow();
        assertThat(catalog.find("ssl.protocol").orElseThrow().allowed()).containsExactly("1", "2", "9");
    }

    @Test
    void linesBeforeTheListAreNoPartOfIt() {
        assertThat(OptionListing.ofJson("WARNING: a library {of this machine} is old\n"
                + "{\n  \"log.level\" : {\n    \"type\" : \"string...\"\n  }\n}\n").orElseThrow().names())
                .containsExactly("log.level");
        assertThat(OptionListing.ofJson("unknown option '--dump-options'\n")).isEmpty();
    }
}
