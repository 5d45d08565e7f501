package io.throughline.ledger.check;

import io.throughline.workflow.Safety;
import java.util.Optional;

/** What operations promise; in a runner the capability files. */
@FunctionalInterface
public interface Promises {

    /** How safe an operation of a system is; empty if nothing says so: then it is judged like the weakest that still promises one effect. */
    Optional<Safety> safety(String operation, String system);
}
