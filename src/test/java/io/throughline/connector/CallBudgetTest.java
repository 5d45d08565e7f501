package io.throughline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connector.http.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger runners = new AtomicInteger(1);

    private static boolean taken(CallBudget budget) throws InterruptedException {
        return budget.take(Deadline.in(Duration.ZERO));
    }

    @Test
    void asManyCallsAreUnderWayAsTheAccountBears() throws InterruptedException {
        CallBudget budget = new CallBudget(2, 0, runners::get, nanos::get);

        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).isFalse();
        budget.release();
        assertThat(taken(budget)).isTrue();
    }

    @Test
    void severalRunnersHaveEqualPartsAndOnePlaceAtLeast() throws InterruptedException {
        CallBudget budget = new CallBudget(5, 0, runners::get, nanos::get);

        runners.set(2);
        assertThat(budget.places()).isEqualTo(2);
        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).isFalse();
        runners.set(9);
        assertThat(budget.places()).isEqualTo(1);
    }

    @Test
    void theCallsOfAMinuteAreSpreadOverItAndAmongTheRunners() throws InterruptedException {
        CallBudget budget = new CallBudget(100, 60, runners::get, nanos::get);
        runners.set(2);

        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).isFalse();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1999));
        assertThat(taken(budget)).isFalse();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(taken(budget)).isTrue();
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(taken(budget)).isTrue();
        assertThat(taken(budget)).as("an idle hour saves nothing up").isFalse();
    }

    @Test
    void whoWaitsForAPlaceGetsItWhenOneIsGivenBack() throws Exception {
        CallBudget budget = new CallBudget(1, 0, runners::get, nanos::get);
        assertThat(taken(budget)).isTrue();
        AtomicInteger got = new AtomicInteger();
        Thread waiting = new Thread(() -> {
            try {
                got.set(budget.take(Deadline.in(Duration.ofSeconds(20))) ? 1 : 2);
            } catch (InterruptedException e) {
                got.set(3);
            }
        });
        waiting.start();
        budget.release();
        waiting.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(got).hasValue(1);
    }
}
