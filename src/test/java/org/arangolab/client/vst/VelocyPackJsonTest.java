package org.arangolab.client.vst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arangodb.velocypack.VPackBuilder;
import com.arangodb.velocypack.VPackSlice;
import com.arangodb.velocypack.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HexFormat;
import org.arangolab.client.link.WrongProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VelocyPackJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(byte[] pack) throws IOException {
        return new String(VelocyPackJson.toJson(pack, 0), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "9", "10", "-1", "-6", "-7", "-128", "-129", "255", "256",
            "65535", "65536", "4294967296", "9223372036854775807", "-9223372036854775808", "18446744073709551615",
            "-32768", "-32769", "1.5", "-0.0", "1.0E300", "\"\"", "\"ü😀\"", "[]", "{}", "[[],{},[1]]",
            "{\"_id\":\"c/1\",\"_key\":\"1\",\"_rev\":\"x\",\"a\":{\"b\":[null]}}"})
    void valuesGoThereAndBack(String text) throws IOException {
        assertThat(json(VelocyPackJson.fromJson(utf8(text)).orElseThrow())).isEqualTo(text);
    }

    @Test
    void theOfficialLibraryFindsEveryNameOfAnObject() throws IOException {
        String longName = "n".repeat(300);
        VPackSlice object = new VPackSlice(VelocyPackJson.fromJson(utf8("{\"z\":1,\"" + longName
                + "\":2,\"\":3,\"ü\":4,"
                + "\"nn\":5,\"a\":\"" + "x".repeat(200) + "\"}")).orElseThrow());

        assertThat(object.get("z").getAsInt()).isEqualTo(1);
        assertThat(object.get(longName).getAsInt()).isEqualTo(2);
        assertThat(object.get("").getAsInt()).isEqualTo(3);
        assertThat(object.get("ü").getAsInt()).isEqualTo(4);
        assertThat(object.get("nn").getAsInt()).isEqualTo(5);
        assertThat(object.get("a").getAsString()).hasSize(200);
        assertThat(object.get("missing").isNone()).isTrue();
    }

    @Test
    void integersBeyondSixtyFourBitsBecomeDoubles() throws IOException {
        assertThat(json(VelocyPackJson.fromJson(utf8("[18446744073709551616,-9223372036854775809]")).orElseThrow()))
                .isEqualTo("[1.8446744073709552E19,-9.223372036854776E18]");
    }

    @Test
    void bytesAreTheSpecifiedOnes() throws IOException {
        assertThat(HexFormat.of().formatHex(VelocyPackJson.fromJson(utf8("[1,\"a\"]")).orElseThrow()))
                .isEqualTo("08" + "14000000" + "02000000" + "31" + "4161" + "09000000" + "0a000000");
        assertThat(HexFormat.of().formatHex(VelocyPackJson.fromJson(utf8("{\"b\":1,\"a\":-2}")).orElseThrow()))
                .isEqualTo("0d" + "17000000" + "02000000" + "4162" + "31" + "4161" + "3e" + "0c000000" + "09000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "1 2", "{}\n{}", "nul", "\u0001", "1e400", "{\"a\":}"})
    void whatIsNotOneJsonValueIsLeftAlone(String text) throws IOException {
        assertThat(VelocyPackJson.fromJson(utf8(text))).isEmpty();
    }

    @Test
    void manyValuesBecomeLines() throws IOException {
        assertThat(json(new byte[] {0x31, 0x0a, 0x18})).isEqualTo("1\n{}\nnull");
    }

    @Test
    void datesAndBytesBecomeTexts() throws IOException {
        byte[] pack = new VPackBuilder().add(ValueType.ARRAY).add(new Date(0)).add(new byte[] {1, 2, 3}).close().slice()
                .toByteArray();

        assertThat(json(pack)).isEqualTo("[\"1970-01-01T00:00:00Z\",\"AQID\"]");
    }

    @Test
    void whatJsonDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> json(new byte[] {0x1e})).isInstanceOf(WrongProtocolException.class)
                .hasMessage("a value of VelocyPack's type MIN_KEY has no form in JSON");
    }

    @Test
    void brokenBytesAreNoVelocyPack() {
        assertThatThrownBy(() -> json(new byte[] {0x45, 'a'})).isInstanceOf(WrongProtocolException.class)
                .hasMessageStartingWith("a body is not VelocyPack: ");
    }
}
