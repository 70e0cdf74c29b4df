package org.arangolab.client.vst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.arangolab.client.link.WrongProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChunkFormatTest {
    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static String hex(byte[] bytes, int from, int to) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
    }

    @Test
    void headersAreTheSpecifiedOnes() {
        byte[] three = {1, 2, 3};
        byte[] long10 = ChunkFormat.VST_1_0.cut(7, new byte[30_001]);
        byte[] long11 = ChunkFormat.VST_1_1.cut(7, new byte[30_001]);

        assertThat(HexFormat.of().formatHex(ChunkFormat.VST_1_0.cut(5, three)))
                .isEqualTo("13000000" + "03000000" + "0500000000000000" + "010203");
        assertThat(HexFormat.of().formatHex(ChunkFormat.VST_1_1.cut(5, three)))
                .isEqualTo("1b000000" + "03000000" + "0500000000000000" + "0300000000000000" + "010203");
        assertThat(hex(long10, 0, 24)).isEqualTo("48750000" + "05000000" + "0700000000000000" + "3175000000000000");
        assertThat(hex(long10, 30_024, long10.length)).isEqualTo("11000000" + "02000000" + "0700000000000000" + "00");
        assertThat(hex(long11, 30_024, long11.length))
                .isEqualTo("19000000" + "02000000" + "0700000000000000" + "3175000000000000" + "00");
    }

    @ParameterizedTest
    @EnumSource(ChunkFormat.class)
    void interleavedMessagesAreToldApart(ChunkFormat format) throws IOException {
        byte[] one = new byte[70_000];
        Arrays.fill(one, (byte) 1);
        DataInputStream a = in(format.cut(1, one));
        DataInputStream b = in(format.cut(2, new byte[0]));
        Assembly assembly = new Assembly();

        assertThat(assembly.add(format.read(a))).isEmpty();
        assertThat(assembly.add(format.read(b))).get().isEqualTo(new byte[0]);
        assertThat(assembly.add(format.read(a))).isEmpty();
        assertThat(assembly.add(format.read(a))).get().isEqualTo(one);
    }

    @Test
    void chunkOutOfOrderIsRefused() {
        Assembly assembly = new Assembly();

        assertThatThrownBy(() -> assembly.add(new ChunkFormat.Chunk(3, false, 2, -1, new byte[1])))
                .isInstanceOf(WrongProtocolException.class).hasMessage("chunk 2 of message 3 came out of order");
    }

    @Test
    void httpIsRecognised() {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> ChunkFormat.VST_1_1.read(in(http))).isInstanceOf(WrongProtocolException.class)
                .hasMessage("it answers in HTTP");
    }

    @Test
    void impossibleLengthsAreRefused() {
        byte[] shorter = HexFormat.of().parseHex("0f000000030000000100000000000000");
        byte[] huge = HexFormat.of().parseHex("ffffffff030000000100000000000000");

        assertThatThrownBy(() -> ChunkFormat.VST_1_0.read(in(shorter))).hasMessage("a chunk of 15 bytes");
        assertThatThrownBy(() -> ChunkFormat.VST_1_0.read(in(huge))).hasMessage("a chunk of 4294967295 bytes");
    }
}
