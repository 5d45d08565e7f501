package io.throughline.simulator.kantata;

import java.util.Map;
import java.util.Set;

/**
 * One resource of the API.
 *
 * @param key its plural in paths and envelopes
 * @param singular the root of single bodies
 * @param subject what external references and custom values call it
 * @param firstId ids of this resource count from here
 */
record ResourceType(String key, String singular, String subject, long firstId, Map<String, Attribute> attributes) {

    /** The resources that are kept in the order of their change. */
    static final Set<String> RANKED =
            Set.of("time_entries", "expenses", "timesheet_submissions", "expense_report_submissions");

    private static final Map<String, String> USUAL_ORDERS = Map.of(
            "time_entries", "date_performed:desc", "expenses", "date:desc", "subscribed_events", "subject_id:desc");

    /** The order that a list has when this one is asked for; expenses have none by their change. */
    String order(String asked) {
        boolean none = asked == null || (key.equals("expenses") && asked.startsWith("updated_at"));
        return none ? USUAL_ORDERS.getOrDefault(key, "id:asc") : asked;
    }
}
