package io.throughline.simulator.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What the engine gives to a vendor: its records, its time, its seed, its knobs and its own address. */
public final class Surroundings {

    private final RecordStore store = new RecordStore();
    private final Knobs knobs = new Knobs();
    private final Faults faults = new Faults();
    private final AtomicInteger inFlight = new AtomicInteger();
    // guarded by the lock around each call
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Clock clock;
    private volatile Journal.Header start;
    private volatile String url;

    Surroundings(Clock clock) {
        this.clock = clock;
    }

    /** The records. */
    public RecordStore store() {
        return store;
    }

    /** The knobs. */
    public Knobs knobs() {
        return knobs;
    }

    Faults faults() {
        return faults;
    }

    /** The time source of everything that is stamped. */
    public Clock clock() {
        return clock;
    }

    /** When the account was opened: the time of all records it starts with. */
    public Instant openedAt() {
        return start.at();
    }

    /** The seed of the account; it outlives a restart. */
    public long seed() {
        return start.seed();
    }

    /** Chance that depends on nothing but the seed and a number, such as the number of a record. */
    public Random chance(long number) {
        return new Random(seed() * 0x9E3779B97F4A7C15L ^ number * 0xC2B2AE3D27D4EB4FL);
    }

    /** How many calls are in progress, this one included. */
    public AtomicInteger inFlight() {
        return inFlight;
    }

    /** The simulator's own base address, without a trailing slash. */
    public String url() {
        return url;
    }

    /** Has something done when the running call is journalled; never done for a call that is taken back. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed(boolean kept) {
        List<Runnable> work = List.copyOf(afterCommit);
        afterCommit.clear();
        if (kept) {
            work.forEach(Runnable::run);
        }
    }

    void url(String address) {
        this.url = address;
    }

    void start(Journal.Header header) {
        this.start = header;
    }
}
