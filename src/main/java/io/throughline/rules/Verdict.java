package io.throughline.rules;

import java.util.List;
import java.util.Map;

/** What the rules say about a deal: terms, or all the reasons why not. Never both. */
public sealed interface Verdict {

    /**
     * The deal goes on.
     *
     * @param terms fits {@code mappings/canonical/terms.schema.json}; plain values, unmodifiable
     */
    record Passed(Map<String, Object> terms) implements Verdict {}

    /**
     * The deal stops before anything is written.
     *
     * @param findings everything that was found, the most important team's first; never empty
     */
    record Held(List<Finding> findings) implements Verdict {

        /** Keeps a copy; a hold without a reason is a bug. */
        public Held {
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("A hold without a finding. This is a bug.");
            }
            findings = List.copyOf(findings);
        }

        /** The finding that a person should read first. */
        public Finding headline() {
            return findings.get(0);
        }
    }
}
