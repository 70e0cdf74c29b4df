package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.net.Endpoint;
import org.junit.jupiter.api.Test;

/** A write that may have been done is asked for before it is sent again. */
class AgencyWriteTest {
    private final AgencyWrite write = new AgencyWrite(Map.of("/a", Map.of("op", "increment")), Map.of());
    private final List<String> sent = new ArrayList<>();

    private Function<Request, Response> answers(int status, String body) {
        return request -> {
            sent.add(request.path().replaceFirst(".*/", ""));
            return new Response(request, status, Map.of(), body.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        };
    }

    private Response breaks(Request request) {
        sent.add(request.path().replaceFirst(".*/", ""));
        throw new ConnectionFailedException(request, Endpoint.tcp("127.0.0.1", 1),
                ConnectionFailedException.Kind.BROKEN, "it broke", new IOException());
    }

    @Test
    void whatWasDoneIsNotDoneAgain() {
        assertThat(write.tried(this::breaks).found()).isEmpty();
        assertThat(write.tried(answers(503, "{}")).found()).as("no leader yet").isEmpty();
        assertThat(write.tried(answers(200, "{\"results\": [17]}")).found()).get()
                .extracting(Response::status).isEqualTo(200);
        assertThat(sent).containsExactly("write", "inquire", "inquire");
    }

    @Test
    void whatWasNotDoneIsSentAgain() {
        assertThat(write.tried(this::breaks).found()).isEmpty();
        assertThat(write.tried(request -> answers(request.path().endsWith("inquire") ? 404 : 412, "{}").apply(request))
                .found()).get().extracting(Response::status).isEqualTo(412);
        assertThat(sent).containsExactly("write", "inquire", "write");
    }

    @Test
    void writeAndQuestionNameTheSameTransaction() {
        List<String> bodies = new ArrayList<>();
        Function<Request, Response> leader = request -> {
            bodies.add(new String(request.body().orElseThrow(), StandardCharsets.UTF_8));
            return answers(request.path().endsWith("inquire") ? 404 : 200, "{}").apply(request);
        };
        assertThat(write.tried(this::breaks).found()).isEmpty();
        write.tried(leader);
        String name = bodies.get(0).replaceAll("[\\[\\]\"]", "");
        assertThat(name).hasSize(20);
        assertThat(bodies).containsExactly("[\"" + name + "\"]",
                "[[{\"/a\":{\"op\":\"increment\"}},{},\"" + name + "\"]]");
    }
}
