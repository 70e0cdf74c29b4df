package org.arangolab.standin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
    @Test
    void theDatabaseIsSplitOffAndDecoded() {
        assertThat(RequestTarget.parse("/_db/a%20b/_api/document/c/k%3A1%2F2", ""))
                .isEqualTo(new RequestTarget("a b", List.of("_api", "document", "c", "k:1/2"), Map.of()));
    }

    @Test
    void withoutAPrefixItIsTheSystemDatabase() {
        assertThat(RequestTarget.parse("//_api/version/", "").database()).isEqualTo("_system");
        assertThat(RequestTarget.parse("//_api/version/", "").segments()).containsExactly("_api", "version");
    }

    @Test
    void aPlusIsABlankInTheQueryOnly() {
        RequestTarget target = RequestTarget.parse("/a+b", "x=1&x=a+b&flag&%C3%A4=%26");
        assertThat(target.segments()).containsExactly("a+b");
        assertThat(target.query()).isEqualTo(Map.of("x", "a b", "flag", "", "\u00e4", "&"));
    }

    @Test
    void brokenEscapesAreRefused() {
        assertThatThrownBy(() -> RequestTarget.parse("/a%2", "")).isInstanceOf(ArangoException.class)
                .hasMessage("invalid percent escape in the URL");
    }
}
