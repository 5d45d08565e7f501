package io.throughline;

import java.time.Duration;
import java.util.List;

/**
 * How a connected system is.
 *
 * @param system the name of the account
 * @param connector its vendor
 * @param address where it is
 * @param version the version of its interface that is used; empty if it could not be asked
 * @param problem why it could not be asked, with the code of the failure; empty if it could
 * @param clockSkew how far its clock is ahead of ours; null if it did not tell the time
 * @param drift in what it differs from what the files were written for
 * @param uncaptured types that mappings use and of which no schema was captured
 * @param unseen what such a system cannot tell about itself; empty if nothing that matters
 */
public record SystemDiagnosis(
        String system,
        String connector,
        String address,
        String version,
        String problem,
        Duration clockSkew,
        List<AffectedFinding> drift,
        List<String> uncaptured,
        String unseen) {

    /** Whether it answers, and nothing must wait because of it. */
    public boolean isWell() {
        return problem.isEmpty()
                && drift.stream().noneMatch(one -> one.finding().stops());
    }
}
