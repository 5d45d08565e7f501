package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.simulator.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilentSystemsTest {

    private final SettableClock clock = new SettableClock();
    private final SilentSystems silent = new SilentSystems(clock);

    @Test
    void i4AMomentOfSilenceIsNoNewsHoweverOftenTheSystemIsAsked() {
        for (int i = 0; i < 5; i++) {
            assertThat(silent.isNewsThatSilent("netsuite")).isFalse();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(silent.isNewsThatTold("netsuite")).isFalse();
        clock.advance(Duration.ofMinutes(2));
        assertThat(silent.isNewsThatSilent("netsuite")).as("silent anew").isFalse();
    }

    @Test
    void i4ALongSilenceAndItsEndAreNewsOnce() {
        assertThat(silent.isNewsThatSilent("netsuite")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(silent.isNewsThatSilent("netsuite")).isTrue();
        assertThat(silent.isNewsThatSilent("netsuite")).isFalse();
        assertThat(silent.isNewsThatTold("netsuite")).isTrue();
        assertThat(silent.isNewsThatTold("netsuite")).isFalse();
    }
}
