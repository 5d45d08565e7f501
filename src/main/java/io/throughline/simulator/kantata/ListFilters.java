package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The filters and orders that lists share. Parameters that a list does not know are ignored, as the vendor does. */
final class ListFilters {

    private static final Set<String> BELOW = Set.of(
            "stories",
            "workspace_resources",
            "workspace_allocations",
            "time_entries",
            "expenses",
            "timesheet_submissions",
            "expense_report_submissions");

    private final Account account;
    private final ResourceType type;
    private final BiPredicate<Call, ObjectNode> listed;

    ListFilters(Account account, ResourceType type, BiPredicate<Call, ObjectNode> listed) {
        this.account = account;
        this.type = type;
        this.listed = listed;
    }

    List<ObjectNode> apply(Call call) {
        Map<String, String> query = call.query();
        Stream<ObjectNode> found = candidates(query).filter(record -> listed.test(call, record));
        for (Attribute attribute : type.attributes().values()) {
            found = column(found, attribute, query);
        }
        if (query.containsKey("only")) {
            Set<String> ids = Set.copyOf(Arrays.asList(query.get("only").split(",")));
            found = found.filter(record -> ids.contains(record.get("id").textValue()));
        }
        if (query.containsKey("search")) {
            found = found.filter(record -> says(record, query.get("search")));
        }
        if (query.containsKey("updated_after")) {
            Instant after = instant(query.get("updated_after"));
            found = found.filter(
                    record -> instant(Json.text(record, "updated_at")).isAfter(after));
        }
        if (query.containsKey("created_after")) {
            Instant after = instant(query.get("created_after"));
            found = found.filter(
                    record -> instant(Json.text(record, "created_at")).isAfter(after));
        }
        if (query.containsKey("by_custom_text_value")) {
            found = found.filter(CustomText.parse(account, type, query.get("by_custom_text_value")));
        }
        return ReferenceIndex.filter(account, type, query)
                .map(found::filter)
                .orElse(found)
                .sorted(order(type.order(query.get("order"))))
                .toList();
    }

    /** One reference or one project leads to few records without a scan. */
    private Stream<ObjectNode> candidates(Map<String, String> query) {
        String reference = query.get("external_reference_service_model_ref");
        String message = query.get("external_reference_external_message");
        if (reference != null || message != null) {
            String field = reference != null ? "service_model_ref" : "external_message";
            return account.belonging("external_references", field, reference != null ? reference : message).stream()
                    .filter(one -> type.subject().equals(Json.text(one, "subject_type")))
                    .map(one -> Json.text(one, "subject_id"))
                    .distinct()
                    .flatMap(id -> account.find(type.key(), id).stream());
        }
        String event = query.get("event_types");
        if (event != null && type.key().equals("subscribed_events")) {
            return Arrays.stream(event.split(","))
                    .flatMap(word -> account.belonging(type.key(), "event_type", word).stream());
        }
        String workspace = query.get("workspace_id");
        if (workspace != null && BELOW.contains(type.key())) {
            return account.belonging(type.key(), "workspace_id", workspace).stream();
        }
        if (query.containsKey("updated_after") && ResourceType.RANKED.contains(type.key())) {
            long after = instant(query.get("updated_after")).getEpochSecond();
            return account.store().after(type.key(), after, 0, account.store().countAfter(type.key(), after)).stream();
        }
        return account.store().all(type.key()).stream();
    }

    /** Columns of ids and options filter by their names; everything else is not a filter. */
    private static Stream<ObjectNode> column(Stream<ObjectNode> found, Attribute attribute, Map<String, String> query) {
        String wanted = query.get(attribute.name());
        boolean filter = wanted != null
                && Set.of(Attribute.Kind.ID, Attribute.Kind.NUMBERID, Attribute.Kind.OPTION, Attribute.Kind.STRING)
                        .contains(attribute.kind());
        return filter ? found.filter(record -> wanted.equals(Json.text(record, attribute.name()))) : found;
    }

    private static boolean says(ObjectNode record, String words) {
        String folded = words.toLowerCase(Locale.ROOT);
        return Stream.of("title", "name", "full_name", "description")
                .map(field -> Json.text(record, field))
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(folded));
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Complaints.badRequest("not a timestamp: " + text);
        }
    }

    private static Comparator<ObjectNode> order(String wanted) {
        String[] parts = (wanted == null ? "id:asc" : wanted).split(":");
        Comparator<ObjectNode> byId =
                Comparator.comparingLong(record -> record.get("id").asLong());
        Comparator<ObjectNode> order = parts[0].endsWith("_at")
                ? Comparator.comparingLong(record -> Account.second(record, parts[0]))
                : Comparator.comparing(record -> record.path(parts[0]).asText());
        Comparator<ObjectNode> whole = parts[0].equals("id") ? byId : order.thenComparing(byId);
        return parts.length > 1 && parts[1].equals("desc") ? whole.reversed() : whole;
    }
}
