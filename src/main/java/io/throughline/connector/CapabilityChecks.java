package io.throughline.connector;

import io.throughline.config.Position;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.YamlFields;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;

/** Rules that a promise must keep. */
final class CapabilityChecks {

    private CapabilityChecks() {}

    /** What every operation that writes has to say, and what contradicts itself. */
    static void promise(YamlFields fields, Safety safety, Problems problems) {
        if (safety.writes()) {
            fields.require("settle");
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
