package io.throughline.connector;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.YamlFields;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.util.Optional;

/** Rules that a promise must keep. */
final class CapabilityChecks {

    private CapabilityChecks() {}

    /** What every operation that writes has to say, and what contradicts itself. */
    static void promise(YamlFields fields, Safety safety, Problems problems) {
        if (safety.writes()) {
            fields.require("settle");
            keyRetention(fields, safety, problems);
        }
        if (safety.writes() && safety != Safety.BLIND && fields.text("probe").isEmpty()) {
            problems.add(
                    "CAP-1003",
                    fields.map(),
                    "an operation that writes has no probe: after a lost answer nobody could ask whether it was carried out.",
                    "Name a read route under probe, or declare safety: blind, which sends every lost answer to a person.");
        }
        if (!safety.writes() && fields.text("probe").isPresent()) {
            problems.add("CAP-1004", fields.map(), "a read needs no probe: it is read again.", "Remove probe.");
        }
        if (fields.bool("shared").orElse(false) && fields.text("subject").isEmpty()) {
            problems.add(
                    "CAP-1005",
                    fields.map(),
                    "a shared result has no subject, so no other transaction could find it.",
                    "Write subject: with what must exist once.");
        }
    }

    /** Nobody may forget to think about how long the target tells a repetition from a new call (G5). */
    private static void keyRetention(YamlFields fields, Safety safety, Problems problems) {
        Optional<String> said = fields.text("keyRetention");
        if (said.isEmpty()) {
            problems.add(
                    "CAP-1010",
                    fields.map(),
                    "an operation that writes does not say how long the target knows our key or reference.",
                    "Write keyRetention: unlimited, a time such as 24h, or none for a blind operation.");
        } else if (said.get().equals("none") && safety != Safety.BLIND) {
            problems.add(
                    "CAP-1018",
                    fields.map(),
                    "without a key or reference that the target keeps, the operation is blind.",
                    "Write how long the target keeps it, or safety: blind.");
        }
    }

    /** A probe before the late end of a call would ask too early. */
    static void settle(OperationContract operation, SystemConfig system, Problems problems) {
        if (operation.safety().writes() && operation.settle().compareTo(system.callTimeout()) <= 0) {
            problems.add(
                    "CAP-1006",
                    Position.of("config/systems/" + system.name() + ".yaml"),
                    "callTimeout",
                    "a call may take " + system.callTimeout().toSeconds() + "s, but " + operation.name()
                            + " settles in " + operation.settle().toSeconds()
                            + "s: its probe could ask while the call is still under way.",
                    "Make settle longer or callTimeout shorter.");
        }
    }
}
