package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import io.throughline.connector.vendor.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Kantata OX tells about an account: its roles, project templates, rate cards and custom fields. It has no description of its own
 * objects: whether the vendor added, renamed or dropped an attribute cannot be seen.
 */
record KantataChoices(VendorClient client, SystemConfig account) implements LiveSystem {

    private static final String ROOT = "/api/v1/";
    private static final Map<String, Map<String, String>> CHOICES = Map.of(
            "workspaces", Map.of("project_tracker_template_id", "project_templates", "rate_card_id", "rate_cards"),
            "workspace_resources", Map.of("role_id", "roles"),
            "time_entries", Map.of("role_id", "roles"));
    private static final Map<String, String> SUBJECTS = Map.of("workspaces", "Workspace", "stories", "Story");

    @Override
    public LiveObject describe(String object) {
        List<LiveField> fields = new ArrayList<>();
        CHOICES.getOrDefault(object, Map.of())
                .forEach((name, list) -> fields.add(field(name, "id", ids(all(list)), false)));
        if (SUBJECTS.containsKey(object)) {
            all("custom_fields").stream()
                    .filter(one -> SUBJECTS.get(object).equals(Answers.text(one, "subject_type")))
                    .forEach(one -> fields.add(field(
                            "custom_fields." + Answers.text(one, "id"),
                            Answers.text(one, "value_type"),
                            List.of(),
                            true)));
        }
        return LiveObject.of(object, false, fields);
    }

    private List<Object> all(String list) {
        return client.readAll(
                account.name(),
                VendorRequest.get(ROOT + list).withQuery(Map.of("per_page", "200")),
                Vendors.named("kantata").paging(),
                CallObserver.NONE);
    }

    private static List<String> ids(List<Object> records) {
        return records.stream()
                .filter(record -> Json.at(record, "deleted_at") == null)
                .map(record -> Answers.text(record, "id"))
                .toList();
    }

    private static LiveField field(String name, String type, List<String> picklist, boolean custom) {
        return new LiveField(name, type, "string", picklist, null, false, true, custom, "", "");
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public String source(String object) {
        return "roles, project templates, rate cards and custom fields for " + object;
    }

    @Override
    public String unseen() {
        return "Kantata describes none of its own attributes: only choices (roles, project templates, rate cards) and custom fields are compared.";
    }
}
