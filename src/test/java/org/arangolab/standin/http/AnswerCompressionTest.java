package org.arangolab.standin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerCompressionTest {
    private static final Reply LONG = Reply.text(200, "x".repeat(1000));

    private static Reply compressed(long threshold, String accepted, Reply reply) {
        return new AnswerCompression(threshold)
                .on(new RawRequest("GET", "/", "", Map.of("accept-encoding", accepted), new byte[0], false), reply);
    }

    @Test
    void aLongAnswerIsCompressedAsTheClientLikesItBest() throws Exception {
        for (String coding : new String[] {"gzip", "deflate"}) {
            Reply reply = compressed(100, coding, LONG);
            assertThat(reply.headers()).containsEntry("content-encoding", coding);
            assertThat(reply.body().length).isLessThan(100);
            assertThat(ContentCoding.decoded(reply.body(), coding)).isEqualTo(LONG.body());
        }
        assertThat(compressed(100, "deflate, GZIP", LONG).headers()).containsEntry("content-encoding", "gzip");
    }

    @Test
    void anAnswerStaysAsItIsWithoutAReason() {
        assertThat(compressed(0, "gzip", LONG)).isSameAs(LONG);
        assertThat(compressed(1001, "gzip", LONG)).isSameAs(LONG);
        assertThat(compressed(100, "br", LONG)).isSameAs(LONG);
        Reply incompressible = Reply.text(200, "abc");
        assertThat(compressed(1, "gzip", incompressible)).isSameAs(incompressible);
    }
}
