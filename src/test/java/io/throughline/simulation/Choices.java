package io.throughline.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * All that is random in a simulated run. A draw depends on the seed, the place that asks and how often that place has asked, so that leaving one fault out does not
 * move all others. Each seed has its own mixture of faults: some kinds never happen in it, some often.
 */
final class Choices {

    /** Per mille, for what befalls a call; what befalls a process or its ledger, at each of many places, is rarer. */
    private static final int[] RATES = {0, 0, 20, 60, 150};

    private static final int RARER = 10;

    private final long seed;
    private final Set<String> leftOut;
    private final Map<String, Integer> visits = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean healed;

    /** @param leftOut faults that do not happen although the seed says so, as {@link #faults} names them */
    Choices(long seed, Set<String> leftOut) {
        this.seed = seed;
        this.leftOut = leftOut;
    }

    /** A number from 0 to bound - 1. */
    int pick(String place, int bound) {
        return Math.floorMod(draw(place), bound);
    }

    /** A number that is the same for a name whenever it is asked in a seed. */
    int fixed(String name, int bound) {
        return Math.floorMod(mixed(name, 0), bound);
    }

    /** Whether a fault of a kind happens here and now. */
    boolean fault(String kind, String where) {
        int rate = RATES[fixed("rate of " + kind, RATES.length)];
        int outOf = kind.startsWith("crash") || kind.startsWith("ledger") ? 1000 * RARER : 1000;
        String name = kind + " at " + where;
        return !healed && pick(name, outOf) < rate && happens(name + " #" + visits.get(name));
    }

    /** Whether something is always so for a name in this seed, for example a refusal for good. */
    boolean trait(String kind, String name, int percent) {
        String trait = kind + " of " + name;
        return fixed(trait, 100) < percent && happens(trait);
    }

    private boolean happens(String fault) {
        if (leftOut.contains(fault)) {
            return false;
        }
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
        return true;
    }

    /** From now on nothing new breaks. */
    void heal() {
        healed = true;
    }

    /** What broke, in the order in which it did. */
    List<String> faults() {
        return faults;
    }

    private long draw(String place) {
        return mixed(place, visits.merge(place, 1, Integer::sum));
    }

    private long mixed(String place, int visit) {
        CRC32 hash = new CRC32();
        hash.update(place.getBytes(StandardCharsets.UTF_8));
        long z = seed * 0x9E3779B97F4A7C15L + (hash.getValue() << 20) + visit * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
