package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last try of a transaction runs while no other one of its process does (G8). */
class SolitudeTest {

    private final Solitude solitude = new Solitude();

    @Test
    @DisplayName("G8 who wants to be alone waits until all others have left, and lets nobody in meanwhile")
    void g8whoWantsToBeAloneWaitsForTheOthers() {
        assertThat(solitude.enter()).isTrue();
        solitude.bring(1);
        assertThat(solitude.want()).isTrue();

        assertThat(solitude.isAlone()).isFalse();
        assertThat(solitude.enter()).as("a newcomer").isFalse();
        assertThat(solitude.want()).as("a second one").isFalse();
        solitude.leave();
        assertThat(solitude.isAlone()).isTrue();
        assertThat(solitude.enter()).isFalse();
        solitude.end();
        assertThat(solitude.enter()).isTrue();
    }
}
