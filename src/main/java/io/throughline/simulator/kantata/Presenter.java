package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/** Shapes records as the API shows them: empty dates are {@code ""}, prices are texts, some ids are numbers. */
final class Presenter {

    private static final Map<String, String> SYMBOLS =
            Map.of("USD", "$", "CAD", "$", "AUD", "$", "EUR", "€", "GBP", "£", "INR", "₹", "JPY", "¥");

    private final Account account;

    Presenter(Account account) {
        this.account = account;
    }

    ObjectNode show(ResourceType type, ObjectNode record) {
        ObjectNode shown = Json.object().put("id", record.get("id").textValue());
        for (Attribute attribute : type.attributes().values()) {
            if (attribute.shown()) {
                shown.set(attribute.name(), value(attribute, record.path(attribute.name())));
            }
        }
        shown.set("created_at", record.get("created_at"));
        shown.set("updated_at", record.get("updated_at"));
        if (type.key().equals("workspaces")) {
            workspace(record, shown);
        }
        if (type.key().equals("time_entries") || type.key().equals("expenses")) {
            line(record, shown);
        }
        if (type.key().equals("subscribed_events")) {
            subject(record, shown);
        }
        references(type, record, shown);
        return shown;
    }

    private static JsonNode value(Attribute attribute, JsonNode value) {
        boolean missing = value.isMissingNode() || value.isNull();
        return switch (attribute.kind()) {
            case DATE -> missing ? Json.of("") : value;
            case BOOL -> missing ? Json.of(false) : value;
            case NUMBERID -> missing ? Json.object().nullNode() : Json.of(value.asLong());
            default -> missing ? Json.object().nullNode() : value;
        };
    }

    private static void line(ObjectNode record, ObjectNode shown) {
        String currency = record.path("currency").asText();
        shown.put("is_invoiced", record.hasNonNull("invoice_id"))
                .put("currency_symbol", SYMBOLS.getOrDefault(currency, ""))
                .put("currency_base_unit", currency.equals("JPY") ? 1 : 100);
        if (shown.has("reimbursable")) {
            // written as billable, read as is_billable
            shown.set("is_billable", shown.remove("billable"));
        }
    }

    private void subject(ObjectNode record, ObjectNode shown) {
        String subject = record.path("subject_type").asText();
        String id = record.path("subject_id").asText();
        account.types().all().stream()
                .filter(type -> type.subject().equals(subject))
                .filter(type -> account.find(type.key(), id).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        type -> shown.putObject("subject_ref")
                                .put("key", type.key())
                                .put("id", id),
                        () -> shown.putNull("subject_ref"));
    }

    private static void workspace(ObjectNode record, ObjectNode shown) {
        String currency = record.path("currency").asText();
        int unit = currency.equals("JPY") ? 1 : 100;
        String symbol = SYMBOLS.getOrDefault(currency, "");
        shown.put("currency_symbol", symbol).put("currency_base_unit", unit);
        String price = Json.text(record, "price");
        if (price == null) {
            shown.put("price", "TBD").putNull("price_in_cents");
        } else {
            BigDecimal amount = new BigDecimal(price);
            String picture = unit == 1 ? "#,##0" : "#,##0.00";
            shown.put(
                    "price",
                    symbol + new DecimalFormat(picture, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount));
            shown.put(
                    "price_in_cents", amount.multiply(BigDecimal.valueOf(unit)).longValue());
        }
        shown.set("status", Statuses.of(record.path("status_key").asInt(Statuses.FIRST)));
        shown.put("effective_due_date", shown.path("due_date").asText());
    }

    private void references(ResourceType type, ObjectNode record, ObjectNode shown) {
        ArrayNode ids = shown.putArray("external_reference_ids");
        for (ObjectNode reference :
                ReferenceIndex.of(account, type, record.get("id").textValue())) {
            ids.add(reference.get("id"));
        }
    }
}
