package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.TransactionHistory;
import io.throughline.testkit.Facts;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Safety;
import io.throughline.workflow.TransactionState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A ledger that is away for a moment, and a runner that stops while it works with it. */
class DisturbedLedgerTest {

    private static final String TWO_STEPS = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:letter?call=psa-letter-send"
                    - to: "step:link?call=crm-opportunity-link"
            """;

    private static final Map<String, Object> NO_DATA = Map.of();

    @Test
    @DisplayName("R-26 an answer is not lost because the database is away when the next intent is stored")
    void r26AnAnswerIsNotLostBecauseTheDatabaseIsAwayForAMoment() {
        AtomicInteger commits = new AtomicInteger();
        UnaryOperator<Ledger> awayOnce = disturbed("commit", answer -> {
            if (commits.incrementAndGet() == 2) {
                throw new LedgerUnavailableException("LED-2001 away for a moment.", null);
            }
            return answer.call();
        });
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS, awayOnce)) {
            bed.declare("psa-letter-send", Safety.BLIND, null, false);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("psa-letter-send").calls()).hasSize(1);
        }
    }

    @Test
    @DisplayName("R-25 a commit that was stored although its answer was lost is not stored again by whoever tries on")
    void r25WhatWasStoredAlthoughItsAnswerWasLostIsNotStoredAgain() {
        AtomicInteger commits = new AtomicInteger();
        UnaryOperator<Ledger> answerLost = disturbed("commit", answer -> {
            Object stored = answer.call();
            if (commits.incrementAndGet() == 2) {
                throw new LedgerUnavailableException("LED-2002 the answer to a commit was lost.", null);
            }
            return stored;
        });
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS, answerLost)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.step(id, "link").attempts()).isEqualTo(1);
            assertThat(bed.history(id).transaction().epoch()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("G8 runs that a living process had to abandon, because the ledger was away, are no crashes")
    void g8runsAbandonedByALivingProcessAreNoCrashes() {
        AtomicInteger claims = new AtomicInteger();
        UnaryOperator<Ledger> away = disturbed("history", answer -> {
            if (claims.incrementAndGet() <= 6) {
                throw new LedgerUnavailableException("LED-2001 away for a moment.", null);
            }
            return answer.call();
        });
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS, away)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            for (int i = 1; i <= 6; i++) {
                int epoch = i;
                Facts.await(() -> isTakenBack(bed.history(id), epoch) ? Optional.of(true) : Optional.empty());
                bed.advance(Duration.ofSeconds(61));
            }
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.history(id).transaction().epoch()).isEqualTo(7);
            assertThat(bed.history(id).desk()).isEmpty();
        }
    }

    @Test
    @DisplayName("G14 what is claimed while the route stops is given back, and nobody is interrupted")
    void g14WhatIsClaimedWhileTheRouteStopsIsGivenBack() throws Exception {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        UnaryOperator<Ledger> slowClaim = disturbed("claim", answer -> {
            List<?> leases = (List<?>) answer.call();
            if (!leases.isEmpty() && claimed.getCount() == 1) {
                claimed.countDown();
                interrupted.set(!waited(stopping));
            }
            return leases;
        });
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS, slowClaim)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            claimed.await();
            Thread stop = stopOf(bed);
            stopping.countDown();
            stop.join();
            assertThat(interrupted).isFalse();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WAITING);
            assertThat(bed.given("psa-letter-send").calls()).isEmpty();
            bed.context().getRouteController().startRoute("example");
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    private static boolean isTakenBack(TransactionHistory history, int epoch) {
        return history.transaction().epoch() == epoch && history.transaction().crashes() == 0;
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    /** Stops the route in another thread; returns when the stop is under way. */
    private static Thread stopOf(WorkflowBed bed) {
        DefaultConsumer consumer =
                (DefaultConsumer) bed.context().getRoute("example").getConsumer();
        Thread stop = new Thread(() -> stopRoute(bed));
        stop.start();
        Facts.await(() -> consumer.isStarted() ? Optional.empty() : Optional.of(true));
        return stop;
    }

    private static void stopRoute(WorkflowBed bed) {
        try {
            bed.context().getRouteController().stopRoute("example");
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    @FunctionalInterface
    private interface Answer {
        Object call() throws Exception;
    }

    @FunctionalInterface
    private interface Disturbance {
        Object around(Answer answer) throws Exception;
    }

    private static UnaryOperator<Ledger> disturbed(String method, Disturbance disturbance) {
        return ledger -> (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, called, arguments) -> {
                    Answer answer = () -> {
                        try {
                            return called.invoke(ledger, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw (Exception) thrown.getCause();
                        }
                    };
                    return called.getName().equals(method) ? disturbance.around(answer) : answer.call();
                });
    }
}
