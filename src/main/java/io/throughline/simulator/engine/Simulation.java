package io.throughline.simulator.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One vendor's records, journal and faults: does the work of a call, whole or not at all. Thread-safe. */
final class Simulation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final Operation UNKNOWN = Operation.open("unknown", "*", "/", call -> null);

    private final String system;
    private final Surroundings surroundings;
    private final Vendor vendor;
    private final Journal journal;

    /** Which operation a call means and what will go wrong with it. */
    record Plan(Operation operation, Fault fault) {}

    Simulation(VendorServer.Settings settings, Function<Surroundings, Vendor> factory) throws IOException {
        system = settings.system();
        surroundings = new Surroundings(settings.clock());
        vendor = factory.apply(surroundings);
        Path file = settings.folder().resolve("journal.jsonl");
        Journal.Header fresh =
                new Journal.Header(settings.seed(), settings.clock().instant());
        journal = new Journal(file, fresh, this::openAccount, node -> store().apply(Change.fromJson(node, store())));
    }

    private void openAccount(Journal.Header header) {
        surroundings.start(header);
        store().clear();
        vendor.seed();
        store().commit();
        surroundings.committed(false);
    }

    String system() {
        return system;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Vendor vendor() {
        return vendor;
    }

    Faults faults() {
        return surroundings.faults();
    }

    Journal journal() {
        return journal;
    }

    /** Finds the operation of a call and the fault that strikes it. */
    Plan plan(Call call) {
        Operation operation = vendor.find(call).orElse(UNKNOWN);
        return new Plan(operation, faults().next(vendor.carried(call, operation), call));
    }

    /** Does the work unless the fault prevents it, journals it, and answers what the caller is to see. */
    Answer perform(Call call, Plan plan) {
        Fault fault = plan.fault();
        Answer answer = commit(call, plan.operation().name(), fault, () -> {
            if (fault.skipsWork()) {
                throw new Refusal(fault.instead(vendor).orElseGet(Answer::noContent));
            }
            vendor.admit(call, plan.operation());
            return plan.operation() == UNKNOWN
                    ? vendor.failure(404, call.path())
                    : plan.operation().work().apply(call);
        });
        Optional<Answer> instead = fault.afterCommit() ? fault.instead(vendor) : Optional.empty();
        return instead.orElseGet(() -> vendor.finish(call, answer));
    }

    /** Runs work inside the lock: its changes and its journal lines are kept together or not at all. */
    Answer commit(Call call, String operation, Fault fault, Supplier<Answer> work) {
        synchronized (surroundings) {
            Answer answer = attempt(call, work);
            try {
                journal.append(lines(call, operation, fault));
                store().commit();
                surroundings.committed(true);
                return answer;
            } catch (IOException e) {
                takeBack(call);
                throw new UncheckedIOException("the journal of " + system + " cannot be written", e);
            }
        }
    }

    private Answer attempt(Call call, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            takeBack(call);
            return refusal.answer();
        } catch (MalformedBodyException e) {
            takeBack(call);
            return vendor.failure(400, e.getMessage());
        } catch (RuntimeException e) {
            takeBack(call);
            LOG.error("{}: {} {} failed; nothing was changed", system, call.method(), call.path(), e);
            return vendor.failure(500, "the simulator failed: " + e.getMessage());
        }
    }

    private void takeBack(Call call) {
        store().rollback(0);
        surroundings.committed(false);
        call.keepEffects(0);
    }

    private List<JournalLine> lines(Call call, String operation, Fault fault) {
        List<Effect> effects = call.effects();
        if (effects.isEmpty()) {
            effects = List.of(new Effect(Effect.Kind.NONE, null, null, call.marker()));
        }
        Instant at = surroundings.clock().instant();
        List<JournalLine> lines = new ArrayList<>();
        List<Change> changes = store().pending();
        for (Effect effect : effects) {
            String request = call.method() + " " + call.target();
            String name = effect.operation() == null ? operation : effect.operation();
            lines.add(new JournalLine(at, system, name, effect, request, fault.text(), changes));
            // the first line carries what the whole call changed
            changes = List.of();
        }
        return lines;
    }

    /** Opens a fresh account: no records but the seeded ones, no faults, knobs as declared, an empty journal. */
    void reset(Long seed) throws IOException {
        synchronized (surroundings) {
            Journal.Header fresh = new Journal.Header(
                    seed == null ? surroundings.seed() : seed,
                    surroundings.clock().instant());
            journal.restart(fresh);
            faults().clear();
            surroundings.knobs().reset();
            openAccount(fresh);
        }
    }

    private RecordStore store() {
        return surroundings.store();
    }

    @Override
    public void close() {
        vendor.close();
        synchronized (surroundings) {
            try {
                journal.close();
            } catch (IOException e) {
                LOG.warn("the journal of {} could not be closed: {}", system, e.getMessage());
            }
        }
    }
}
