package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the account demands of a record before it is kept, and what it fills in by itself. */
final class RecordRules {

    private final Books books;
    private final PostingRules postings;

    RecordRules(Books books) {
        this.books = books;
        this.postings = new PostingRules(books);
    }

    void complete(RecordType type, ObjectNode record) {
        switch (type.name()) {
            case "customer" -> customer(record);
            case "job" -> job(record);
            case "employee" ->
                fill(
                        record,
                        "entityId",
                        record.path("firstName").asText() + " "
                                + record.path("lastName").asText());
            case "projectTask" -> task(record);
            case "salesOrder" -> salesOrder(record);
            case "invoice" -> {
                transaction(record, "INV");
                postings.invoice(record);
            }
            case "customerPayment" -> postings.payment(record);
            case "resourceAllocation" -> postings.allocation(record);
            case "timeBill" -> postings.timeBill(record);
            case "journalEntry" -> postings.journal(record);
            default -> {
                // lists have no rules
            }
        }
        required(type, record);
        unique(type, record);
    }

    private void customer(ObjectNode record) {
        boolean person = record.path("isPerson").booleanValue();
        record.put("isPerson", person);
        List<String> names = person ? List.of("firstName", "lastName") : List.of("companyName");
        for (String name : names) {
            if (Json.blank(record, name)) {
                throw enter(name);
            }
        }
        fill(
                record,
                "entityId",
                person
                        ? Json.text(record, "firstName") + " " + Json.text(record, "lastName")
                        : Json.text(record, "companyName"));
        if (!record.hasNonNull("entityStatus")) {
            record.putObject("entityStatus").put("id", "13");
        }
        currencyOfSubsidiary(record);
        record.put("isInactive", record.path("isInactive").booleanValue());
        record.put("balance", BigDecimal.ZERO).put("overdueBalance", BigDecimal.ZERO);
    }

    private void job(ObjectNode record) {
        fill(record, "entityId", Json.text(record, "companyName"));
        books.find("customer", idOf(record, "parent")).ifPresent(parent -> {
            if (!record.hasNonNull("currency")) {
                record.set("currency", parent.get("currency"));
            }
            sameSubsidiary(record, parent);
        });
        record.put("isInactive", record.path("isInactive").booleanValue());
    }

    private static void sameSubsidiary(ObjectNode record, ObjectNode parent) {
        String own = idOf(record, "subsidiary");
        if (!own.isEmpty() && !own.equals(idOf(parent, "subsidiary"))) {
            throw Problems.user(
                    "subsidiary",
                    "Invalid subsidiary reference key " + own + " for entity "
                            + parent.get("id").textValue() + ".");
        }
    }

    private static void task(ObjectNode record) {
        if (!record.hasNonNull("status")) {
            record.putObject("status").put("id", "NOTSTART");
        }
        if (!record.hasNonNull("constraintType")) {
            record.putObject("constraintType").put("id", "ASAP");
        }
    }

    private void salesOrder(ObjectNode record) {
        if (!record.hasNonNull("orderStatus")) {
            record.putObject("orderStatus").put("id", "A");
        }
        transaction(record, "SO");
    }

    private void transaction(ObjectNode record, String prefix) {
        if (!(record.get("item") instanceof ArrayNode lines) || lines.isEmpty()) {
            throw Problems.user("item", "You must enter at least one line item for this transaction.");
        }
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            total = total.add(amount((ObjectNode) lines.get(i), i));
        }
        record.put("subtotal", total).put("total", total);
        fill(record, "tranId", prefix + record.get("id").textValue());
        fill(record, "tranDate", today());
        ofEntity(record);
    }

    private static BigDecimal amount(ObjectNode line, int index) {
        if (!line.hasNonNull("item")) {
            throw Problems.user("item.items[" + index + "].item", "Please enter value(s) for: Item.");
        }
        if (!line.hasNonNull("quantity")) {
            line.put("quantity", BigDecimal.ONE);
        }
        if (line.hasNonNull("rate") && !line.hasNonNull("amount")) {
            BigDecimal product = line.get("quantity")
                    .decimalValue()
                    .multiply(line.get("rate").decimalValue());
            line.put("amount", product.setScale(2, RoundingMode.HALF_UP));
        }
        return line.hasNonNull("amount") ? line.get("amount").decimalValue() : BigDecimal.ZERO;
    }

    private void ofEntity(ObjectNode record) {
        String id = idOf(record, "entity");
        books.holder("customer|job", id)
                .flatMap(type -> books.find(type.name(), id))
                .ifPresent(entity -> {
                    sameSubsidiary(record, entity);
                    record.set("subsidiary", entity.get("subsidiary"));
                    if (!record.hasNonNull("currency")) {
                        record.set("currency", entity.get("currency"));
                    }
                });
    }

    private void currencyOfSubsidiary(ObjectNode record) {
        if (!record.hasNonNull("currency")) {
            books.find("subsidiary", idOf(record, "subsidiary"))
                    .ifPresent(subsidiary -> record.set("currency", subsidiary.get("currency")));
        }
    }

    private static void required(RecordType type, ObjectNode record) {
        for (Property property : type.properties().values()) {
            JsonNode value = record.get(property.name());
            if (property.required() && (value == null || value.isNull())) {
                throw enter(property.name());
            }
        }
    }

    private void unique(RecordType type, ObjectNode record) {
        JsonNode id = record.get("id");
        String externalId = Json.text(record, "externalId");
        boolean taken = externalId != null
                && books.byExternalId(type.name(), externalId)
                        .filter(other -> !other.get("id").equals(id))
                        .isPresent();
        if (taken) {
            throw Problems.user(
                    "externalId",
                    "This record already exists: " + type.name() + " with external ID " + externalId + ".");
        }
        String entityId = type.entity() ? Json.text(record, "entityId") : null;
        if (entityId != null
                && books.entities(entityId).anyMatch(other -> !other.get("id").equals(id))) {
            throw Problems.user(
                    "entityId",
                    "A " + type.name() + " record with this ID already exists. You must enter a unique " + type.name()
                            + " ID for each record you create.");
        }
    }

    static RuntimeException enter(String property) {
        String spaced = property.replaceAll("([A-Z])", " $1");
        return Problems.user(
                property,
                "Please enter value(s) for: " + Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1) + ".");
    }

    static void fill(ObjectNode record, String name, String value) {
        if (Json.blank(record, name)) {
            record.put(name, value);
        }
    }

    static String idOf(ObjectNode record, String reference) {
        return record.path(reference).path("id").asText();
    }

    private String today() {
        return LocalDate.ofInstant(books.surroundings().clock().instant(), ZoneOffset.UTC)
                .toString();
    }
}
