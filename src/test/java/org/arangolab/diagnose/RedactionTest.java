package org.arangolab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--server.password s3cr3t --log.level info | --server.password ***** --log.level info",
        "--server.password=s3cr3t | --server.password=*****",
        "--server.jwt-secret 'a b' -x | --server.jwt-secret ***** -x",
        "{\"passwd\": \"s3\\\"cr3t\", \"user\": \"anna\"} | {\"passwd\": \"*****\", \"user\": \"anna\"}",
        "{\"server.jwt-secret\":\"s3cr3t\"} | {\"server.jwt-secret\":\"*****\"}",
        "Authorization: bearer abcdef.ghi | Authorization: bearer *****",
        "Authorization: Basic cm9vdDpwdw== | Authorization: Basic *****",
        "token eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln used | token ***** used",
        "http://root:pw@127.0.0.1:8529/ | http://root:*****@127.0.0.1:8529/"})
    void secretsAreStarred(String text, String starred) {
        assertThat(Redaction.stars(text)).isEqualTo(starred);
    }

    @Test
    void privateKeysAreStarredAlsoWhenTheyAreCut() {
        assertThat(Redaction.stars("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb"))
                .isEqualTo("a\n*****\nb");
        assertThat(Redaction.stars("a\n-----BEGIN PRIVATE KEY-----\nMIIE")).isEqualTo("a\n*****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.jwt-secret-keyfile /run/secrets/jwt", "--ssl.keyfile server.pem",
        "the password is wrong", "{\"user\":\"anna\"}", "basic auth", "arangod [4711]: a secret word"})
    void textThatOnlyMentionsSecretsStays(String text) {
        assertThat(Redaction.stars(text)).isEqualTo(text);
    }
}
