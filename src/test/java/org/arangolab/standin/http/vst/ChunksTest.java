package org.arangolab.standin.http.vst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChunksTest {
    private static final int ROUNDS = 60;

    private final List<VstMessage> read = new ArrayList<>();

    private ChunkReader reader(VstVersion version, long limit) {
        return new ChunkReader(version, limit, read::add);
    }

    private static List<byte[]> chunks(VstVersion version, VstMessage message) {
        ByteBuffer[] buffers = ChunkWriter.chunks(version, message);
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < buffers.length; i += 2) {
            ByteBuffer chunk = ByteBuffer.allocate(buffers[i].remaining() + buffers[i + 1].remaining());
            chunks.add(chunk.put(buffers[i]).put(buffers[i + 1]).array());
        }
        return chunks;
    }

    private static byte[] interleaved(Random random, List<List<byte[]>> messages) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        List<List<byte[]>> left = new ArrayList<>(messages.stream().map(ArrayList::new).toList());
        while (!left.isEmpty()) {
            List<byte[]> one = left.get(random.nextInt(left.size()));
            wire.writeBytes(one.remove(0));
            left.removeIf(List::isEmpty);
        }
        return wire.toByteArray();
    }

    /** Any messages, interleaved in any way and cut anywhere, come out as they went in. */
    @ParameterizedTest
    @EnumSource(VstVersion.class)
    void whatIsWrittenIsReadHoweverTheNetworkCutsIt(VstVersion version) throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < ROUNDS; round++) {
            read.clear();
            List<VstMessage> messages = new ArrayList<>();
            for (long id = 0; id < 1 + random.nextInt(5); id++) {
                byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 100 : 4 * ChunkWriter.LARGEST)];
                random.nextBytes(bytes);
                messages.add(new VstMessage(random.nextLong(), bytes));
            }
            byte[] wire = interleaved(random, messages.stream().map(m -> chunks(version, m)).toList());
            ChunkReader reader = reader(version, Long.MAX_VALUE);
            int at = 0;
            while (at < wire.length) {
                int end = Math.min(wire.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 50_000));
                reader.feed(ByteBuffer.wrap(wire, at, end - at));
                at = end;
            }
            assertThat(contents(read)).isEqualTo(contents(messages));
        }
    }

    private static Map<Long, String> contents(List<VstMessage> messages) {
        return messages.stream().collect(Collectors.toMap(VstMessage::id, m -> Arrays.hashCode(m.bytes()) + ":"
                + m.bytes().length));
    }

    @Test
    void chunksMayComeInAnyOrder() throws Exception {
        byte[] bytes = new byte[3 * ChunkWriter.LARGEST];
        new Random(1).nextBytes(bytes);
        List<byte[]> chunks = chunks(VstVersion.V1_1, new VstMessage(7, bytes));
        ChunkReader reader = reader(VstVersion.V1_1, Long.MAX_VALUE);
        for (int i : new int[] {2, 0, 1}) {
            reader.feed(ByteBuffer.wrap(chunks.get(i)));
        }
        assertThat(read).singleElement().satisfies(m -> assertThat(m.bytes()).isEqualTo(bytes));
    }

    @Test
    void aSingleChunkLooksAsTheProtocolSays() {
        VstMessage message = new VstMessage(5, new byte[] {(byte) 0xaa});
        assertThat(HexFormat.of().formatHex(chunks(VstVersion.V1_0, message).get(0)))
                .isEqualTo("11000000" + "03000000" + "0500000000000000" + "aa");
        assertThat(HexFormat.of().formatHex(chunks(VstVersion.V1_1, message).get(0)))
                .isEqualTo("19000000" + "03000000" + "0500000000000000" + "0100000000000000" + "aa");
    }

    @Test
    void severalChunksLookAsTheProtocolSays() {
        List<byte[]> chunks = chunks(VstVersion.V1_0, new VstMessage(5, new byte[ChunkWriter.LARGEST + 1]));
        assertThat(HexFormat.of().formatHex(chunks.get(0), 4, 24))
                .isEqualTo("05000000" + "0500000000000000" + "e977000000000000");
        assertThat(HexFormat.of().formatHex(chunks.get(1)))
                .isEqualTo("11000000" + "02000000" + "0500000000000000" + "00");
    }

    private static ByteBuffer header(int length, int number, long messageLength) {
        return ByteBuffer.allocate(ChunkHeader.LONG + Math.max(0, length)).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ChunkHeader.LONG + length).putInt(number).putLong(9).putLong(messageLength).rewind();
    }

    @Test
    void bytesThatAreNoChunksAreRefused() throws Exception {
        assertThatThrownBy(() -> reader(VstVersion.V1_1, 99).feed(header(0, 3, 0)))
                .hasMessage("a chunk of message 9 has 0 bytes");
        assertThatThrownBy(() -> reader(VstVersion.V1_1, 99).feed(header(1, 1, 1)))
                .hasMessage("a chunk of message 9 has the number 1");
        assertThatThrownBy(() -> reader(VstVersion.V1_1, 99).feed(header(100, 3, 100)))
                .hasMessage("unfinished messages of more than 99 bytes");
        assertThatThrownBy(() -> reader(VstVersion.V1_1, 99).feed(header(2, 3, 3)))
                .hasMessage("message 9 has 2 bytes and was announced with 3");
        ChunkReader twice = reader(VstVersion.V1_1, 99);
        twice.feed(header(1, 5, 2));
        assertThatThrownBy(() -> twice.feed(header(1, 5, 2))).hasMessage("message 9 has a chunk 0 too many");
    }
}
