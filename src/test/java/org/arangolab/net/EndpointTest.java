package org.arangolab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:8530,           tcp://127.0.0.1:8530, http://127.0.0.1:8530",
        "http://127.0.0.1:8530,          tcp://127.0.0.1:8530, http://127.0.0.1:8530",
        "http://127.0.0.1:8530/,         tcp://127.0.0.1:8530, http://127.0.0.1:8530",
        "127.0.0.1:8530,                 tcp://127.0.0.1:8530, http://127.0.0.1:8530",
        "' localhost ',                  tcp://localhost:8529, http://localhost:8529",
        "TCP://LocalHost,                tcp://localhost:8529, http://localhost:8529",
        "ssl://db.example.org:1,         ssl://db.example.org:1, https://db.example.org:1",
        "https://db.example.org:65535,   ssl://db.example.org:65535, https://db.example.org:65535",
        "tcp://[::1]:8529,               tcp://[::1]:8529, http://[::1]:8529",
        "ssl://[2001:DB8::1],            ssl://[2001:db8::1]:8529, https://[2001:db8::1]:8529",
        "[::1],                          tcp://[::1]:8529, http://[::1]:8529",
        "unix:///tmp/a.sock,             unix:///tmp/a.sock, http://localhost",
        "h2://h:1,                       tcp://h:1, http://h:1",
        "h2+ssl://h:1,                   ssl://h:1, https://h:1",
        "vst://h:1,                      tcp://h:1, http://h:1",
        "vst+ssl://h:1,                  ssl://h:1, https://h:1",
        "http+tcp://h:1,                 tcp://h:1, http://h:1",
        "http+ssl://h:1,                 ssl://h:1, https://h:1",
        "http+unix:///tmp/a.sock,        unix:///tmp/a.sock, http://localhost"})
    void everySpellingIsNormalised(String text, String normal, String url) {
        assertThat(Endpoint.parse(text)).hasToString(normal);
        assertThat(Endpoint.parse(text).url()).isEqualTo(url);
        assertThat(Endpoint.parse(normal)).isEqualTo(Endpoint.parse(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "tpc://h:1,        endpoint 'tpc://h:1': unknown scheme 'tpc'; did you mean 'tcp'?",
        "gopher://h,       \"endpoint 'gopher://h': unknown scheme 'gopher'; known: tcp, ssl, unix, http, https, h2, "
        + "vst\"",
        "h3+ssl://h,       endpoint 'h3+ssl://h': unknown scheme 'h3+ssl'",
        "tcp://h:0,        \"endpoint 'tcp://h:0': the port must be 1 to 65535, not 0\"",
        "tcp://h:65536,    \"endpoint 'tcp://h:65536': the port must be 1 to 65535, not 65536\"",
        "unix://a.sock,    \"endpoint 'unix://a.sock': the path of a unix socket must be absolute, as in "
        + "unix:///tmp/arangodb.sock\""})
    void wrongPartIsNamed(String text, String message) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(ConfigException.class)
                .message().startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"tcp://", "''", "tcp://:8529", "tcp://h:", "tcp://h:port", "tcp://h:123456", "::1", "tcp://[::1",
            "tcp://[]:1",
        "tcp://h:1/_db/x", "tcp://h:-1", "tcp://two words:1", "tcp://user@h:1"})
    void whatIsNoHostAndPortIsShownAnExample(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(ConfigException.class)
                .hasMessage("endpoint '" + text
                + "': expected HOST:PORT after the scheme, as in tcp://127.0.0.1:8529 or tcp://[::1]:8529");
    }

    @Test
    void unspecifiedAddressIsReachedOverLoopback() {
        assertThat(Endpoint.tcp("0.0.0.0", 1).reachable()).isEqualTo(Endpoint.tcp("127.0.0.1", 1));
        assertThat(Endpoint.tcp("::", 1).reachable()).isEqualTo(Endpoint.tcp("::1", 1));
        assertThat(Endpoint.tcp("db", 1).reachable()).isEqualTo(Endpoint.tcp("db", 1));
        assertThat(Endpoint.unix(Path.of("/a")).reachable()).isEqualTo(Endpoint.parse("unix:///a"));
    }
}
