package io.throughline.simulation;

import io.throughline.ledger.Lease;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.Workload;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.simulation.SimulatedNetwork.Sender;
import io.throughline.workflow.TransactionState;
import java.util.ArrayList;
import java.util.List;

/**
 * One seed from the first event until all is at rest. First anything may break; then everything heals, and what is left must come to its end by itself.
 */
final class SimulatedRun {

    private static final int TURNS_IN_TROUBLE = 250;
    private static final int TURNS_TO_REST = 4000;
    private static final int TURNS_PER_NODE = 2;

    private final JdbcLedger ledger;
    private final SimulatedClock clock;
    private final List<SimulatedNode> nodes;
    private final Choices choices;
    private final Offers offers;
    private final SimulatedNetwork network = new SimulatedNetwork(this);
    private final StoredHistory stored = new StoredHistory();
    private final SimulatedPerson person = new SimulatedPerson(this);
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private Turn current;

    SimulatedRun(JdbcLedger ledger, List<SimulatedNode> nodes, Choices choices) {
        this.ledger = ledger;
        this.nodes = nodes;
        this.choices = choices;
        this.clock = new SimulatedClock(ledger.manualClock());
        this.offers = new Offers(choices);
        nodes.forEach(node -> node.enter(this));
    }

    /** Lets it happen. */
    void toRest() {
        for (int turn = 0; turn < TURNS_IN_TROUBLE; turn++) {
            next();
        }
        trace(null, "everything heals");
        choices.heal();
        for (int turn = 0; !isAtRest(); turn++) {
            if (turn == TURNS_TO_REST) {
                throw new AssertionError("does not come to rest: " + ledger.workload());
            }
            next();
        }
        histories()
                .forEach(history -> trace(
                        null,
                        history.transaction().id() + " ends "
                                + history.transaction().state()));
    }

    private void next() {
        List<Runnable> possible = new ArrayList<>();
        List.copyOf(turns).stream()
                .filter(turn -> turn.wakesAt() <= clock.now())
                .forEach(turn -> possible.add(() -> resume(turn)));
        if (offers.remain()) {
            possible.add(this::offer);
        }
        Workload load = ledger.workload();
        if (load.due() > 0) {
            freeNodes().forEach(node -> possible.add(() -> claim(node)));
        }
        if (load.withPerson() > 0 && person.mayAct()) {
            possible.add(person::act);
        }
        if (possible.isEmpty()) {
            advanceTo(nextMoment(load));
        } else if (choices.fault("time jump", "schedule")) {
            advanceTo(clock.now() + choices.pick("jump", 40_000));
        } else {
            possible.get(choices.pick("turn", possible.size())).run();
        }
    }

    private List<SimulatedNode> freeNodes() {
        return nodes.stream()
                .filter(node -> node.pausedUntil() <= clock.now())
                .filter(node ->
                        turns.stream().filter(turn -> turn.node() == node).count() < TURNS_PER_NODE)
                .toList();
    }

    private long nextMoment(Workload load) {
        long moment = clock.now() + 15_000;
        for (Turn turn : turns) {
            moment = Math.min(moment, turn.wakesAt());
        }
        if (network.nextArrival() != null) {
            moment = Math.min(moment, network.nextArrival());
        }
        if (turns.isEmpty() && load.nextDueIn() != null) {
            long due = clock.now() + load.nextDueIn().toMillis() + 1;
            moment = network.nextArrival() == null ? due : Math.min(due, network.nextArrival());
        }
        if (load.due() > 0) {
            moment = Math.max(moment, restart());
        }
        return Math.max(moment, clock.now() + 1);
    }

    private long restart() {
        return nodes.stream()
                .map(SimulatedNode::pausedUntil)
                .filter(until -> until > clock.now())
                .min(Long::compare)
                .orElse(0L);
    }

    private void advanceTo(long moment) {
        clock.advanceTo(moment);
        network.deliver(moment);
        nodes.forEach(node -> node.beatIfDue(moment));
    }

    private void claim(SimulatedNode node) {
        String workflow = SimulatedWorld.WORKFLOWS.get(choices.pick("workflow", SimulatedWorld.WORKFLOWS.size()));
        Turn turn = new Turn(node, () -> workOnce(node, workflow));
        turns.add(turn);
        resume(turn);
    }

    private static void workOnce(SimulatedNode node, String workflow) {
        try {
            node.driver(workflow).workOnce();
        } catch (LedgerUnavailableException away) {
            // As the consumer does: it asks again later.
        }
    }

    private void resume(Turn turn) {
        Turn before = current;
        current = turn;
        try {
            turn.resume();
        } finally {
            current = before;
        }
        if (turn.hasEnded()) {
            turns.remove(turn);
        }
    }

    private void offer() {
        SimulatedNode node = nodes.get(choices.pick("node of event", nodes.size()));
        try {
            offers.deliver(node, this);
        } catch (LedgerUnavailableException | NodeCrash notAccepted) {
            trace(node, "the sender gets no 2xx and will come again");
        }
    }

    /** Nothing will happen any more unless a person decides. */
    private boolean isAtRest() {
        return turns.isEmpty() && network.nextArrival() == null && !offers.remain() && areAllDone();
    }

    private boolean areAllDone() {
        Workload load = ledger.workload();
        if (load.due() > 0 || load.leased() > 0) {
            return false;
        }
        return load.nextDueIn() == null
                || load.withPerson() > 0 && histories().stream().allMatch(this::standsStill);
    }

    private boolean standsStill(TransactionHistory history) {
        TransactionState state = history.transaction().state();
        return state.isFinal()
                || state == TransactionState.WITH_PERSON
                || state == TransactionState.NEW
                || history.transaction().waitsFor() != null;
    }

    List<TransactionHistory> histories() {
        return ledger.recent(200);
    }

    void mayCrash(String kind, String where) {
        mayCrash(kind, where, current.node());
    }

    void mayCrash(String kind, String where, SimulatedNode node) {
        if (choices.fault(kind, where)) {
            trace(node, kind + ", " + where);
            crash(node);
        }
    }

    private void crash(SimulatedNode node) {
        node.pause(clock.now() + 1 + choices.pick("restart", 30_000));
        if (current != null && current.node() == node) {
            current.die();
        }
        List.copyOf(turns).stream()
                .filter(turn -> turn.node() == node && turn != current)
                .forEach(this::end);
        throw new NodeCrash();
    }

    /** Ends what is still under way. */
    void abandon() {
        List.copyOf(turns).forEach(this::end);
    }

    private void end(Turn turn) {
        turn.die();
        resume(turn);
    }

    void requireAlive() {
        if (current != null) {
            current.requireAlive();
        }
    }

    /** Others may act here, some of the time. */
    void mayGiveUp(String where) {
        if (current != null && choices.pick("give up at " + where, 100) < 30) {
            current.giveUp(clock.now());
        }
    }

    void sleep(long millis) {
        if (current != null) {
            current.giveUp(clock.now() + millis);
        }
    }

    void pauseNode(long millis) {
        trace(current.node(), "stands still for " + millis + " ms");
        current.node().pause(clock.now() + millis);
        current.giveUp(clock.now());
    }

    void claimed(Lease lease) {
        stored.claimed(lease, clock.now());
        current.claimed(lease);
    }

    void intended(String marker) {
        current.intended(marker, clock.now());
    }

    Sender sender(String marker) {
        return new Sender(current.lease(), current.intendedAt(marker));
    }

    void trace(SimulatedNode node, String what) {
        trace.add("%8.3f s  %-7s %s".formatted(clock.now() / 1000.0, node == null ? "" : node.name(), what));
    }

    List<String> trace() {
        return trace;
    }

    JdbcLedger ledger() {
        return ledger;
    }

    SimulatedClock clock() {
        return clock;
    }

    Choices choices() {
        return choices;
    }

    SimulatedNetwork network() {
        return network;
    }

    StoredHistory stored() {
        return stored;
    }

    Offers offers() {
        return offers;
    }
}
