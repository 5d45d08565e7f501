package io.throughline.runner.demo;

import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.Workload;
import io.throughline.runner.standalone.Patience;
import io.throughline.runner.terminal.StatusLine;
import io.throughline.workflow.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Shows how far the deals are, and waits for what the demonstration needs next. For one thread. */
final class Watch {

    private static final int ENOUGH = 3;

    private final Clock clock;
    private final StatusLine status;
    private final Script script;
    private final Ledger ledger;
    private final Instant began;
    private final Set<WonDeal> arrived = new HashSet<>();
    private final Set<WonDeal> ended = new HashSet<>();

    Watch(Clock clock, StatusLine status, Script script, Ledger ledger) {
        this.clock = clock;
        this.status = status;
        this.script = script;
        this.ledger = ledger;
        this.began = clock.instant();
    }

    /** Time since the first deal was about to be won. */
    Duration elapsed() {
        return Duration.between(began, clock.instant());
    }

    /** Shows progress until the condition holds; false if it does not in time. */
    boolean until(Duration limit, Predicate<Watch> condition) throws Exception {
        return Patience.until(limit, () -> {
                    show("");
                    return condition.test(this) ? Optional.of(true) : Optional.empty();
                })
                .isPresent();
    }

    /** Shows progress for a while. */
    void during(Duration time, String what) throws Exception {
        Instant end = clock.instant().plus(time);
        Patience.until(time, () -> {
            show("  [" + what + "]");
            return clock.instant().isBefore(end) ? Optional.empty() : Optional.of(true);
        });
    }

    /** Enough deals are done for an outage to hit the others in the middle of their work. */
    boolean someFinished() {
        return ended() >= ENOUGH;
    }

    /** Every deal arrived, and nothing goes on by itself any more. */
    boolean allStand() {
        Workload now = ledger.workload();
        return arrived() == script.deals().size() && now.due() + now.leased() + now.waiting() == 0;
    }

    private void show(String remark) {
        Workload now = ledger.workload();
        status.show(
                "%3d s  ".formatted(elapsed().toSeconds()),
                "%d deals won, %d arrived; transactions: %d ended, %d at work, %d waiting, %d with a person%s"
                        .formatted(
                                script.deals().size(),
                                arrived(),
                                now.ended(),
                                now.due() + now.leased(),
                                now.waiting(),
                                now.withPerson(),
                                remark));
    }

    private long arrived() {
        return count(arrived, deal -> !of(deal).isEmpty());
    }

    private long ended() {
        return count(ended, deal -> of(deal).stream().anyMatch(one -> one.state() == TransactionState.COMPLETED));
    }

    /** What is true of a deal once stays true: it is not asked again. */
    private long count(Set<WonDeal> known, Predicate<WonDeal> holds) {
        script.deals().stream()
                .filter(deal -> !known.contains(deal))
                .filter(holds)
                .forEach(known::add);
        return known.size();
    }

    private List<TransactionRecord> of(WonDeal deal) {
        return ledger.ofObject("opportunity", deal.id()).stream()
                .filter(one -> one.workflow().equals("opportunity-to-project"))
                .toList();
    }
}
