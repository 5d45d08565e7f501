package io.throughline.runner.soak;

import io.throughline.ledger.check.Verdict;
import io.throughline.runner.check.VerdictText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a soak came to.
 *
 * @param seed repeats the plan
 * @param seconds of winning and breaking
 * @param deals won
 * @param done how often each thing was done to the product
 * @param atRest whether everything came to rest in time
 * @param verdict of the history checker
 */
public record SoakResult(long seed, long seconds, long deals, Map<String, Long> done, boolean atRest, Verdict verdict) {

    /** Whether nothing was violated and everything came to rest. */
    public boolean holds() {
        return atRest && verdict.holds();
    }

    /** For people. */
    public String toText() {
        return "seed %d: %d s, %d deals won%ndone to it: %s%n%s%n%s"
                .formatted(
                        seed,
                        seconds,
                        deals,
                        done.entrySet().stream()
                                .map(one -> one.getValue() + " × " + one.getKey())
                                .collect(Collectors.joining(", ")),
                        atRest ? "came to rest" : "DID NOT COME TO REST in time",
                        VerdictText.of(verdict));
    }

    /** Plain values, for JSON. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("ok", holds());
        plain.put("seed", seed);
        plain.put("seconds", seconds);
        plain.put("deals", deals);
        plain.put("done", new LinkedHashMap<>(done));
        plain.put("atRest", atRest);
        plain.put("verdict", verdict.toPlain());
        return plain;
    }
}
