package org.arangolab.standin.http.vpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arangodb.velocypack.VPackBuilder;
import com.arangodb.velocypack.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VelocyPackTest {
    private static String back(byte[] packed) {
        return new String(VelocyPack.toJson(packed, 0), StandardCharsets.UTF_8);
    }

    private static byte[] packed(String json) {
        return VelocyPack.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "-7", "255", "9223372036854775807",
        "-9223372036854775808", "18446744073709551615", "1.5", "-1.0E300", "\"\"", "\"\u00e4\u20ac\ud83e\udd51\\n\"",
                "[]", "{}",
        "[1,[2,[]],{\"a\":null}]", "{\"_key\":\"k\",\"_id\":\"c/k\",\"b\":{\"c\":[false]},\"d\":\"\"}"})
    void jsonComesBackAsItWas(String json) {
        byte[] packed = packed(json);
        assertThat(Json.parse(back(packed).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(VelocyPack.sizeOfFirst(packed)).isEqualTo(packed.length);
    }

    @Test
    void aLongTextAndABigArrayComeBack() {
        String json = "[\"" + "x".repeat(70_000) + "\"" + ",12345".repeat(70_000) + "]";
        assertThat(back(packed(json))).isEqualTo(json);
    }

    @Test
    void aNumberTooLargeForAnIntegerBecomesADouble() {
        assertThat(back(packed("18446744073709551616"))).isEqualTo("1.8446744073709552E19");
    }

    @Test
    void whatJsonCannotSayIsRefused() throws Exception {
        byte[] date = new VPackBuilder().add(new Date(0)).slice().toByteArray();
        assertThatThrownBy(() -> VelocyPack.toJson(date, 0)).isInstanceOf(ArangoException.class)
                .hasMessage("VPackError error: Type has no equivalent in JSON: UTC_DATE");
    }

    @Test
    void tooDeepNestingIsRefused() throws Exception {
        VPackBuilder deep = new VPackBuilder();
        for (int i = 0; i < 300; i++) {
            deep.add(ValueType.ARRAY);
        }
        for (int i = 0; i < 300; i++) {
            deep.close();
        }
        assertThatThrownBy(() -> VelocyPack.toJson(deep.slice().toByteArray(), 0))
                .hasMessage("VPackError error: Nesting too deep");
    }

    /** Whatever the bytes, there is an answer, and it is a value or ArangoDB's error. */
    @Test
    void anyOtherBytesAreAValueOrAnError() {
        Random random = new Random(4711);
        byte[] good = packed("{\"a\":[1,\"two\",3.5,{\"b\":null}],\"long\":\"" + "x".repeat(200) + "\"}");
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(VelocyPack.toJson(bad, 0)).isNotNull();
            } catch (ArangoException e) {
                assertThat(e.getMessage()).startsWith("VPackError error: ");
            }
        }
    }

    private static Reply ask(byte[] body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new VelocyPackBodies(request -> Reply.json(200, Json.object().put("type",
                request.headers().getOrDefault("content-type", "none")).set("body", Json.parse(request.body()))))
                .answer(new RawRequest("POST", "/", "", all, body));
    }

    @Test
    void bodiesAreTranslatedAsTheHeadersSay() {
        Reply reply = ask(packed("[1]"), "content-type", "application/x-velocypack", "accept",
                "application/x-velocypack");
        assertThat(reply.contentType()).isEqualTo("application/x-velocypack");
        assertThat(back(reply.body())).isEqualTo("{\"type\":\"application/json\",\"body\":[1]}");
    }

    @Test
    void jsonIsLeftAlone() {
        Reply reply = ask("[1]".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"none\",\"body\":[1]}");
    }

    @Test
    void aBrokenBodyIsAnsweredInTheFormThatIsAccepted() {
        Reply reply = ask(new byte[] {0x0b}, "content-type", "application/x-velocypack", "accept",
                "application/x-velocypack");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(back(reply.body())).contains("\"errorNum\":600");
    }
}
