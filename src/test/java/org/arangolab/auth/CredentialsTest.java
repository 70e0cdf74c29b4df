package org.arangolab.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void secretIsNeverPrinted() {
        Secret secret = new Secret("s3cret");
        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("s3cret");
        assertThat(new Credentials.Basic("root", secret)).hasToString("Basic[user=root, password=***]");
        assertThat(secret).isEqualTo(new Secret("s3cret")).hasSameHashCodeAs(new Secret("s3cret"))
                .isNotEqualTo(new Secret("other"));
    }

    @Test
    void basicIsTheHeaderOfRfc7617() {
        assertThat(new Credentials.Basic("Aladdin", new Secret("open sesame")).authorization())
                .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(new Credentials.Basic("test", new Secret("123£")).authorization())
                .contains("Basic dGVzdDoxMjPCow==");
        assertThat(Credentials.ROOT.authorization()).contains("Basic cm9vdDo=");
        assertThat(Credentials.NONE.authorization()).isEmpty();
    }
}
