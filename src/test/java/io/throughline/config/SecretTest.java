package io.throughline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void g16ASecretNeverPrintsItself() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret.reveal()).isEqualTo("hunter2");
        assertThat(secret).hasToString("******");
        assertThat("%s".formatted(secret)).doesNotContain("hunter2");
    }
}
