package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the account demands of time and of journals: people who are active, projects that are open for it, days in open periods, sides that balance. */
final class PostingRules {

    static final String CLOSED =
            "You cannot create or edit a transaction in a period that is closed or locked. Choose a date in an open period.";

    private static final Pattern HOURS = Pattern.compile("-?\\d{1,6}:[0-5]\\d");
    private static final List<String> SIDES = List.of("debit", "credit");

    private final Books books;

    PostingRules(Books books) {
        this.books = books;
    }

    void timeBill(ObjectNode record) {
        String hours = Json.text(record, "hours");
        if (hours != null && !HOURS.matcher(hours).matches()) {
            throw Problems.content(
                    "hours", "Invalid value for the resource or sub-resource field 'hours'. Provide a valid value.");
        }
        active("employee", record, "employee", "employee");
        project(record);
        openOn(record, "tranDate");
        if (!record.hasNonNull("timeType")) {
            record.putObject("timeType").put("id", "A");
        }
        if (!record.hasNonNull("approvalStatus")) {
            record.putObject("approvalStatus").put("id", "3");
        }
        record.put("isBillable", record.path("isBillable").booleanValue());
        books.find("job", RecordRules.idOf(record, "customer"))
                .ifPresent(job -> record.set("subsidiary", job.get("subsidiary")));
    }

    /** Who is allocated works here, and the days are in order. */
    void allocation(ObjectNode record) {
        active("employee", record, "allocationResource", "allocationResource");
        String start = Json.text(record, "startDate");
        String end = Json.text(record, "endDate");
        if (start != null && end != null && end.compareTo(start) < 0) {
            throw Problems.user("endDate", "The end date must be on or after the start date.");
        }
        if (record.path("allocationAmount").decimalValue().signum() < 0) {
            throw Problems.user("allocationAmount", "Enter an amount of zero or more.");
        }
    }

    /** Time goes to projects that allow it and are still open. */
    private void project(ObjectNode record) {
        Optional<ObjectNode> job = books.find("job", RecordRules.idOf(record, "customer"));
        boolean refused = job.filter(found -> found.path("isInactive").booleanValue()
                        || found.hasNonNull("allowTime")
                                && !found.path("allowTime").booleanValue())
                .isPresent();
        if (refused) {
            throw Problems.user("customer", "This project does not accept time.");
        }
    }

    private void active(String type, ObjectNode record, String reference, String path) {
        boolean left = books.find(type, RecordRules.idOf(record, reference))
                .filter(found -> found.path("isInactive").booleanValue())
                .isPresent();
        if (left) {
            throw Problems.user(path, "Invalid " + reference + " reference key: the record is inactive.");
        }
    }

    private void openOn(ObjectNode record, String field) {
        String day = Json.text(record, field);
        if (day == null) {
            return;
        }
        Optional<ObjectNode> period = periodOf(day);
        if (period.isEmpty()) {
            throw Problems.user(
                    field,
                    "The transaction date you specified is not within the date range of your accounting period.");
        }
        if (period.get().path("closed").booleanValue()
                || period.get().path("allLocked").booleanValue()) {
            throw Problems.user(field, CLOSED);
        }
    }

    private Optional<ObjectNode> periodOf(String day) {
        return books.store().all("accountingPeriod").stream()
                .filter(period -> !period.path("isYear").booleanValue()
                        && !period.path("isQuarter").booleanValue()
                        && period.path("startDate").asText().compareTo(day) <= 0
                        && period.path("endDate").asText().compareTo(day) >= 0)
                .findFirst();
    }

    /** What is paid and open; an invoice is in the books of the period of its day. */
    void invoice(ObjectNode record) {
        openOn(record, "tranDate");
        BigDecimal total = number(record, "subtotal").add(number(record, "taxTotal"));
        BigDecimal paid = number(record, "amountPaid");
        boolean voided = RecordRules.idOf(record, "status").equals("V");
        BigDecimal remaining = voided ? BigDecimal.ZERO : total.subtract(paid);
        record.put("total", total).put("amountPaid", paid).put("amountRemaining", remaining);
        if (!voided) {
            record.putObject("status").put("id", remaining.signum() > 0 ? "A" : "B");
        }
    }

    /** A payment is applied to invoices, which are then paid by so much; a discount that is taken settles too. */
    void payment(ObjectNode record) {
        RecordRules.fill(
                record,
                "tranDate",
                LocalDate.ofInstant(books.surroundings().clock().instant(), ZoneOffset.UTC)
                        .toString());
        RecordRules.fill(record, "tranId", "PYMT" + record.get("id").textValue());
        openOn(record, "tranDate");
        String id = record.get("id").textValue();
        if (books.find("customerPayment", id).isPresent()) {
            throw Problems.user("apply", "An applied payment cannot be changed here. Void it.");
        }
        for (JsonNode line : record.path("apply")) {
            ObjectNode invoice = books.find(
                            "invoice", line.path("doc").path("id").asText())
                    .orElseThrow()
                    .deepCopy();
            BigDecimal settled = number(line, "amount").add(number(line, "disc"));
            if (settled.compareTo(number(invoice, "amountRemaining")) > 0) {
                throw Problems.user("apply", "You cannot apply more than the amount that is due.");
            }
            invoice.put("amountPaid", number(invoice, "amountPaid").add(settled))
                    .put("lastModifiedDate", books.now());
            invoice(invoice);
            books.store().put("invoice", invoice.get("id").textValue(), invoice);
            link(record, invoice, "Payment", number(line, "amount"));
            link(record, invoice, "Discount", number(line, "disc"));
        }
    }

    private void link(ObjectNode payment, ObjectNode invoice, String kind, BigDecimal amount) {
        if (amount.signum() != 0) {
            String id = books.nextId(books.type("nextTransactionLineLink"));
            ObjectNode link = Json.object()
                    .put("id", id)
                    .put("previousDoc", invoice.get("id").textValue())
                    .put("nextDoc", payment.get("id").textValue())
                    .put("nextDate", Json.text(payment, "tranDate"))
                    .put("nextType", "CustPymt")
                    .put("linkType", kind)
                    .put("foreignAmount", amount);
            books.store().put("nextTransactionLineLink", id, link);
        }
    }

    private static BigDecimal number(JsonNode record, String field) {
        return record.hasNonNull(field) ? record.get(field).decimalValue() : BigDecimal.ZERO;
    }

    void journal(ObjectNode record) {
        RecordRules.fill(
                record,
                "tranDate",
                LocalDate.ofInstant(books.surroundings().clock().instant(), ZoneOffset.UTC)
                        .toString());
        openOn(record, "tranDate");
        periodOf(Json.text(record, "tranDate"))
                .ifPresent(period -> record.putObject("postingPeriod")
                        .put("id", period.get("id").textValue()));
        RecordRules.fill(record, "tranId", "JRN" + record.get("id").textValue());
        if (!record.hasNonNull("currency")) {
            books.find("subsidiary", RecordRules.idOf(record, "subsidiary"))
                    .ifPresent(subsidiary -> record.set("currency", subsidiary.get("currency")));
        }
        record.put(
                "approved", !record.has("approved") || record.path("approved").booleanValue());
        lines(record);
    }

    private void lines(ObjectNode record) {
        if (!(record.get("line") instanceof ArrayNode lines) || lines.size() < 2) {
            throw Problems.user("line", "You must enter at least two lines for this transaction.");
        }
        BigDecimal balance = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            balance = balance.add(amount(lines.get(i), "line.items[" + i + "]."));
            entity((ObjectNode) lines.get(i), "line.items[" + i + "].entity");
        }
        if (balance.signum() != 0) {
            throw Problems.user("line", "Transaction was not in balance. Total = " + balance.toPlainString());
        }
    }

    private void entity(ObjectNode line, String path) {
        active("job", line, "entity", path);
        active("employee", line, "entity", path);
        active("customer", line, "entity", path);
    }

    private static BigDecimal amount(JsonNode line, String at) {
        if (!line.hasNonNull("account")) {
            throw Problems.user(at + "account", "Please enter value(s) for: Account.");
        }
        List<String> given = SIDES.stream().filter(line::hasNonNull).toList();
        if (given.size() != 1 || line.get(given.get(0)).decimalValue().signum() < 0) {
            throw Problems.user(at + "debit", "Enter either a debit or a credit, as a positive amount.");
        }
        BigDecimal amount = line.get(given.get(0)).decimalValue();
        return given.get(0).equals("debit") ? amount : amount.negate();
    }
}
