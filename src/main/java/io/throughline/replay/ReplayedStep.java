package io.throughline.replay;

import java.util.List;
import java.util.Map;

/**
 * One step of a replay.
 *
 * @param id path of names and item keys
 * @param operation what it calls; {@code join} for one that waits for another transaction
 * @param system the system that the region binds; null if the operation is bound to none
 * @param sent requests in order, those that only read among them
 * @param result what later steps read; null if there is none
 * @param made how the result was made; null if no mapping made it as a whole
 * @param stop why the replay ended here; null if it went on
 */
public record ReplayedStep(
        String id, String operation, String system, List<Sent> sent, Map<String, Object> result, Made made, Stop stop) {

    /** The name of the step without item keys. */
    public String name() {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    /** The role of its operation, such as {@code erp}. */
    public String role() {
        int dash = operation.indexOf('-');
        return dash < 0 ? operation : operation.substring(0, dash);
    }
}
