package org.arangolab.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.ServerCertificate;
import org.arangolab.time.Deadline;

/**
 * What one request costs through each transport, beside {@code curl} with a kept connection to the same server. Run by
 * hand: {@code java -cp … org.arangolab.client.TransportBench}; prints medians in microseconds, and the ratio. curl
 * 7.88 fails to use a connection again that it opened with prior knowledge of HTTP/2, so it upgrades one there; it knows
 * no VST, which is set against HTTP/1.1.
 */
public final class TransportBench {
    private static final int WARM_UP = 3_000;
    private static final int REQUESTS = 1_000;
    private static final int ROUNDS = 7;
    private static final String PATH = "/status/200";

    private TransportBench() {
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("bench");
        ServerCertificate certificate = ServerCertificate.selfSigned(directory.resolve("server.pem"));
        Path socket = directory.resolve("s.sock");
        Optional<ServerCertificate> none = Optional.empty();
        try (TestServer plain = new JettyTestServer(Wire.HTTP_2, none);
                TestServer tls = new JettyTestServer(Wire.HTTP_2, Optional.of(certificate));
                TestServer unix = new UnixRelay(socket, new JettyTestServer(Wire.HTTP_1_1, none));
                TestServer vst = new VstTestServer()) {
            String pem = certificate.keyFile().toString();
            report("tcp", plain, Wire.HTTP_1_1, plain, "--http1.1");
            report("ssl", tls, Wire.HTTP_1_1, tls, "--http1.1", "--cacert", pem);
            report("unix", unix, Wire.HTTP_1_1, unix, "--unix-socket", socket.toString());
            report("h2", plain, Wire.HTTP_2, plain, "--http2");
            report("h2 over TLS", tls, Wire.HTTP_2, tls, "--http2", "--cacert", pem);
            report("vst", vst, Wire.VST_1_1, plain, "--http1.1");
        }
    }

    /** In turn, so that what else the machine does hits both alike. */
    private static void report(String name, TestServer server, Wire wire, TestServer peer, String... options)
            throws IOException, InterruptedException {
        double[] lab = new double[ROUNDS];
        double[] curl = new double[ROUNDS];
        try (ServerClient client = ServerClients.open(server.endpoint(), wire, Credentials.NONE, server.trust())) {
            round(client, WARM_UP);
            for (int i = 0; i < ROUNDS; i++) {
                curl[i] = curl(peer, options);
                lab[i] = round(client, REQUESTS);
            }
        }
        System.out.printf(Locale.ROOT, "%-12s lab %6.0f us   curl %6.0f us   ratio %.2f%n", name, median(lab),
                median(curl), median(lab) / median(curl));
    }

    private static double round(ServerClient client, int requests) {
        Request request = Request.of("GET", PATH);
        double[] micros = new double[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            client.send(request, Deadline.in(Duration.ofSeconds(5)));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        return median(micros);
    }

    /** One curl process, many requests on one connection; the first, which connects, does not count. */
    private static double curl(TestServer server, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-o", "/dev/null", "-w", "%{time_total}\n"));
        command.addAll(List.of(options));
        command.add(server.endpoint().url() + PATH + "?[1-" + (REQUESTS + 1) + "]");
        Path out = Files.createTempFile("curl", ".txt");
        Process curl = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
        if (!curl.waitFor(2, TimeUnit.MINUTES) || curl.exitValue() != 0) {
            throw new IOException(command + " failed");
        }
        double[] micros = Files.readAllLines(out).stream().skip(1).mapToDouble(s -> Double.parseDouble(s) * 1e6)
                .toArray();
        return median(micros);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
