package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes what happened into the list of subscribed events; each seventeenth is there twice, as the vendor says may be. */
final class Events {

    private static final int TWICE = 17;
    private static final Map<String, String> WORDS = Map.of(
            "time_entries", "time_entry",
            "expenses", "expense",
            "timesheet_submissions", "timesheet",
            "expense_report_submissions", "expense_report",
            "invoices", "invoice",
            "workspaces", "workspace",
            "workspace_allocations", "workspace_allocation",
            "workspace_resources", "workspace_resource");

    private final Account account;

    Events(Account account) {
        this.account = account;
    }

    /** Nothing for a resource that the vendor tells nothing of. */
    void tell(String verb, ResourceType subject, ObjectNode record) {
        String word = WORDS.get(subject.key());
        if (word == null) {
            return;
        }
        ResourceType type = account.type("subscribed_events");
        ObjectNode event = event(word + ":" + verb, subject, record);
        account.put(type, event);
        if (Long.parseLong(event.get("id").textValue()) % TWICE == 0) {
            account.put(type, event(word + ":" + verb, subject, record));
        }
    }

    private ObjectNode event(String name, ResourceType subject, ObjectNode record) {
        return account.blank(account.type("subscribed_events"), account.now())
                .put("event_type", name)
                .put("user_id", Users.TOKEN_USER)
                .put("subject_id", record.get("id").textValue())
                .put("subject_type", subject.subject())
                .put("subject_changed_at", Account.stamp(account.now()));
    }
}
