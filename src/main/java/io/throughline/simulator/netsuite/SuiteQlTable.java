package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A record type as a table: lower-case columns, every value a text, references as ids, booleans as T and F. */
record SuiteQlTable(RecordType type, Books books) {

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("customer", "customer"),
            Map.entry("job", "job"),
            Map.entry("employee", "employee"),
            Map.entry("subsidiary", "subsidiary"),
            Map.entry("currency", "currency"),
            Map.entry("projecttask", "projectTask"),
            Map.entry("item", "serviceSaleItem"),
            Map.entry("transaction", "salesOrder"),
            Map.entry("salesorder", "salesOrder"),
            Map.entry("timebill", "timeBill"),
            Map.entry("accountingperiod", "accountingPeriod"),
            Map.entry("account", "account"),
            Map.entry("department", "department"),
            Map.entry("currencyrate", "currencyRate"),
            Map.entry("nexttransactionlinelink", "nextTransactionLineLink"));
    /** What {@code type} says of a transaction, and its record type. */
    private static final Map<String, String> TRANSACTIONS = Map.of(
            "SalesOrd", "salesOrder", "CustInvc", "invoice", "CustPymt", "customerPayment", "Journal", "journalEntry");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "datecreated", "dateCreated",
            "lastmodifieddate", "lastModifiedDate",
            "customer", "parent",
            "foreigntotal", "total",
            "foreignamountpaid", "amountPaid",
            "foreignamountunpaid", "amountRemaining");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** The table of a statement; one over {@code transaction} is read as over the type that it names, sales orders if it names none. */
    static SuiteQlTable of(String name, String statement, Books books) {
        if (!name.equalsIgnoreCase("transaction")) {
            return named(name, books);
        }
        return TRANSACTIONS.entrySet().stream()
                .filter(type -> statement.contains("'" + type.getKey() + "'"))
                .map(type -> new SuiteQlTable(books.type(type.getValue()), books))
                .findFirst()
                .orElseGet(() -> named(name, books));
    }

    private static SuiteQlTable named(String name, Books books) {
        String type = TABLES.get(name.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw SuiteQlTokens.invalid("Record '" + name + "' was not found");
        }
        return new SuiteQlTable(books.type(type), books);
    }

    Collection<ObjectNode> rows() {
        return books.all(type);
    }

    /** The rows that have one of these values in a column that is looked up without going through the table; empty: it is not. */
    Optional<Collection<ObjectNode>> rows(String property, Collection<String> values) {
        return switch (property) {
            case "id" -> Optional.of(found(values.stream().flatMap(id -> books.find(type.name(), id).stream())));
            case "externalId" ->
                Optional.of(found(values.stream().flatMap(id -> books.byExternalId(type.name(), id).stream())));
            default -> Optional.empty();
        };
    }

    private static Collection<ObjectNode> found(Stream<ObjectNode> records) {
        return records.distinct().toList();
    }

    /** The property behind a column name, whatever its case. */
    String property(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        if (lower.equals("type") && TRANSACTIONS.containsValue(type.name())) {
            return lower;
        }
        List<String> names = type.properties().keySet().stream()
                .filter(name -> name.equalsIgnoreCase(lower))
                .toList();
        if (!names.isEmpty()) {
            return names.get(0);
        }
        String other = OTHER_NAMES.getOrDefault(lower, lower);
        return type.property(other)
                .map(Property::name)
                .orElseThrow(() -> SuiteQlTokens.invalid("Unknown identifier '" + column + "'"));
    }

    /** All columns that hold one value. */
    List<String> columns() {
        return type.properties().values().stream()
                .filter(property -> property.kind() != Property.Kind.LIST)
                .map(Property::name)
                .toList();
    }

    /** The value as the account shows it, or null. */
    String text(ObjectNode record, String property) {
        return type.property(property)
                .map(Property::kind)
                .filter(kind -> kind == Property.Kind.DATE || kind == Property.Kind.DATETIME)
                .map(kind -> Json.text(record, property))
                .map(SuiteQlTable::accountDate)
                .orElseGet(() -> sortable(record, property));
    }

    /** The value as it is compared and sorted, or null. */
    String sortable(ObjectNode record, String property) {
        if (property.equals("type")) {
            return TRANSACTIONS.entrySet().stream()
                    .filter(one -> one.getValue().equals(type.name()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
        JsonNode value = record.get(property);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "T" : "F";
        }
        return value.isObject() ? value.path("id").asText() : value.asText();
    }

    /** {@code BUILTIN.DF}: the name behind a reference or enumeration. */
    String display(ObjectNode record, String property) {
        String id = sortable(record, property);
        Property declared = type.property(property).orElse(null);
        if (id == null || declared == null) {
            return id;
        }
        if (declared.kind() == Property.Kind.ENUM) {
            return declared.values().get(id);
        }
        return declared.kind() != Property.Kind.REF
                ? id
                : books.holder(declared.target(), id)
                        .map(target -> books.nameOf(
                                target, books.find(target.name(), id).orElseThrow()))
                        .orElse(id);
    }

    /** {@code TO_CHAR} with an ISO picture, which may end with the letter Z. */
    String iso(ObjectNode record, String property, String picture) {
        String value = sortable(record, property);
        return value == null || value.length() == 10
                ? value
                : ISO.format(Instant.parse(value).atOffset(ZoneOffset.UTC)) + (picture.contains("\"Z\"") ? "Z" : "");
    }

    private static String accountDate(String value) {
        return QConditions.ACCOUNT_DATE.format(LocalDate.parse(value.substring(0, 10)));
    }
}
