package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.Lease;
import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.Ledger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a worker may assume about its lease: always less than the database grants it. */
class LeaseClockTest {

    private static final Lease LEASE = new Lease("t-1", 1, "node-1");

    private final HandClock clock = new HandClock();
    private final LeaseClock lease = new LeaseClock(LEASE, Duration.ofSeconds(60), clock, clock.nanos());

    @Test
    void g7ALeaseEndsByTheMonotonicClock() {
        clock.pass(Duration.ofSeconds(35));

        assertThat(lease.holdsFor(Duration.ofSeconds(24))).isTrue();
        assertThat(lease.holdsFor(Duration.ofSeconds(25))).isFalse();
        assertThatThrownBy(() -> lease.requireFor(Duration.ofSeconds(25))).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void g7AHeartbeatCountsFromBeforeItWasSent() {
        lease.prolong(heartbeats(() -> {
            clock.pass(Duration.ofSeconds(40));
            return true;
        }));

        assertThat(lease.holdsFor(Duration.ofSeconds(19))).isTrue();
        assertThat(lease.holdsFor(Duration.ofSeconds(20))).isFalse();
    }

    @Test
    void g6AHeartbeatThatChangedNothingEndsTheLeaseForGood() {
        lease.prolong(heartbeats(() -> false));
        assertThat(lease.holdsFor(Duration.ZERO)).isFalse();

        lease.prolong(heartbeats(() -> true));
        assertThat(lease.holdsFor(Duration.ZERO)).isFalse();
    }

    private static Ledger heartbeats(BooleanSupplier answer) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("heartbeat");
                    assertThat(arguments[0]).isEqualTo(LEASE);
                    return answer.getAsBoolean();
                });
    }
}
