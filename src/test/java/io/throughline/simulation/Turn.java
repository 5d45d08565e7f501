package io.throughline.simulation;

import io.throughline.ledger.Lease;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Work of a node that stands still whenever it gives up its turn: a thread of its own that runs only while the simulation waits for it, so that never two run at
 * once and the simulation alone decides who goes on.
 */
final class Turn {

    private final SimulatedNode node;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Map<String, Long> intents = new HashMap<>();
    private Lease lease;
    private long wakesAt;
    private boolean ended;
    private boolean dead;
    private Throwable failure;

    Turn(SimulatedNode node, Runnable work) {
        this.node = node;
        // A new one each time: what a crash leaves in the locals of a thread is gone with its process.
        Thread thread = new Thread(() -> run(work), node.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable work) {
        go.acquireUninterruptibly();
        try {
            work.run();
        } catch (NodeCrash crash) {
            dead = true;
        } catch (Throwable fault) {
            failure = fault;
        }
        ended = true;
        back.release();
    }

    /** Lets it go on until it gives up its turn again or ends; throws what it failed with. */
    void resume() {
        go.release();
        back.acquireUninterruptibly();
        if (failure != null) {
            throw new AssertionError("work on " + node.name() + " failed", failure);
        }
    }

    /** Called by the work itself: stands still until it is resumed, not before the given virtual time. */
    void giveUp(long until) {
        wakesAt = until;
        back.release();
        go.acquireUninterruptibly();
        requireAlive();
    }

    /** Its process is gone: nothing of it is stored or sent any more. */
    void die() {
        dead = true;
    }

    void requireAlive() {
        if (dead) {
            throw new NodeCrash();
        }
    }

    SimulatedNode node() {
        return node;
    }

    boolean hasEnded() {
        return ended;
    }

    long wakesAt() {
        return Math.max(wakesAt, dead ? 0 : node.pausedUntil());
    }

    void claimed(Lease taken) {
        lease = taken;
    }

    /** What it works under; null before it has claimed. */
    Lease lease() {
        return lease;
    }

    void intended(String marker, long at) {
        intents.put(marker, at);
    }

    long intendedAt(String marker) {
        return intents.getOrDefault(marker, Long.MAX_VALUE);
    }
}
