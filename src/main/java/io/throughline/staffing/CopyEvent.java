package io.throughline.staffing;

import io.throughline.ledger.NewEvent;
import java.util.Map;

/**
 * The event that a copy changed; the copy itself is read where it is needed.
 *
 * @param key the fact, for deduplication (G2)
 * @param type such as {@code assignment.changed.v1}
 * @param source the system that owns the object
 * @param object the object; no event of it is ever superseded, because what is read is the copy
 */
record CopyEvent(String key, String type, String source, BusinessObject object) {

    /**
     * @param type kind of business object: the lane in which its events keep their order (G9)
     * @param id its id
     */
    record BusinessObject(String type, String id) {}

    /** The event with these data. */
    NewEvent with(Map<String, Object> data) {
        return new NewEvent(
                key, type, source, object.type(), object.id(), null, null, null, data, new byte[0], "application/json");
    }
}
