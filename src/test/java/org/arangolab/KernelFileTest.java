package org.arangolab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class KernelFileTest {
    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    @Test
    void sysctlFileIsReadWholeThoughItAnswersOnlyTheFirstRead() throws IOException {
        assertThat(Files.size(RANGE)).isZero();
        assertThat(KernelFile.read(RANGE)).matches("\\d+\\s+\\d+");
    }
}
