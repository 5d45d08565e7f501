package io.throughline.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/**
 * How simulators are started.
 *
 * @param basePort the port of the first system, the others at their offsets; 0 gives each a free port
 * @param dataDir the folder below which {@code simulators/<system>/journal.jsonl} is kept
 * @param seed what ids and invented data follow from; a data folder that is in use keeps the seed it began with
 * @param clock the time source of everything that is stamped
 * @param systems which systems to start
 */
public record SimulatorOptions(int basePort, Path dataDir, long seed, Clock clock, Set<SimulatedSystem> systems) {

    /** The seed when none is asked for. */
    public static final long DEFAULT_SEED = 1;

    /** Copies the systems. */
    public SimulatorOptions {
        systems = Set.copyOf(systems);
    }

    /** All systems with the default seed. */
    public static SimulatorOptions all(int basePort, Path dataDir, Clock clock) {
        return new SimulatorOptions(basePort, dataDir, DEFAULT_SEED, clock, EnumSet.allOf(SimulatedSystem.class));
    }

    /** The systems that the shipped regions bind, with the default seed: Salesforce, NetSuite and Kantata. */
    public static SimulatorOptions shipped(int basePort, Path dataDir, Clock clock) {
        return all(basePort, dataDir, clock)
                .only(EnumSet.of(SimulatedSystem.SALESFORCE, SimulatedSystem.NETSUITE, SimulatedSystem.KANTATA));
    }

    /** The same with another seed. */
    public SimulatorOptions withSeed(long other) {
        return new SimulatorOptions(basePort, dataDir, other, clock, systems);
    }

    /** The same with these systems only. */
    public SimulatorOptions only(Set<SimulatedSystem> chosen) {
        return new SimulatorOptions(basePort, dataDir, seed, clock, chosen);
    }
}
