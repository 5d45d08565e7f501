package io.throughline.simulator.dynamics365;

import static io.throughline.simulator.dynamics365.EntityRules.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Journals only draft: a batch job posts them, and what is posted stays. Nothing is posted to a completed project or into a closed period. */
final class JournalRules {

    /**
     * How one kind of journal is made.
     *
     * @param number the journal's number on its lines
     * @param posted the mark on the header
     */
    private record Kind(
            String headers, String lines, String number, String posted, String date, String quantity, String type) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "ProjectHourJournalHeaders",
                    "ProjectHourJournalLines",
                    "JournalId",
                    "Posted",
                    "ProjectDate",
                    "Hours",
                    "Hour"),
            new Kind(
                    "ProjectExpenseJournalHeaders",
                    "ProjectExpenseJournalLines",
                    "JournalBatchNumber",
                    "IsPosted",
                    "TransactionDate",
                    "TransactionAmount",
                    "Expense"));

    private final Environment environment;

    JournalRules(Environment environment) {
        this.environment = environment;
    }

    void check(EntitySet set, ObjectNode record) {
        kindOfLines(set).ifPresent(kind -> {
            refusePosted(set, kind, record);
            boolean done = environment
                    .inCompany("ProjectsV2", text(record, EntitySet.COMPANY), text(record, "ProjectID"))
                    .filter(project -> text(project, "ProjectStage").equals("Completed"))
                    .isPresent();
            if (done) {
                throw Problems.write(
                        set,
                        "Project " + text(record, "ProjectID")
                                + " is in stage Completed, which does not allow journals.");
            }
            if (!open(text(record, EntitySet.COMPANY), text(record, kind.date()))) {
                throw Problems.write(
                        set, "Period for " + text(record, kind.date()).substring(0, 10) + " is not open.");
            }
        });
    }

    void beforeDelete(EntitySet set, ObjectNode record) {
        kindOfLines(set).ifPresent(kind -> refusePosted(set, kind, record));
        boolean postedHeader = KINDS.stream()
                .anyMatch(kind -> kind.headers().equals(set.name())
                        && text(record, kind.posted()).equals("Yes"));
        if (postedHeader) {
            throw Problems.write(set, "Posted journals cannot be deleted.");
        }
    }

    private void refusePosted(EntitySet set, Kind kind, ObjectNode line) {
        boolean posted = environment
                .inCompany(kind.headers(), text(line, EntitySet.COMPANY), text(line, kind.number()))
                .filter(header -> text(header, kind.posted()).equals("Yes"))
                .isPresent();
        if (posted) {
            throw Problems.write(set, "Journal " + text(line, kind.number()) + " is posted and cannot be changed.");
        }
    }

    private static Optional<Kind> kindOfLines(EntitySet set) {
        return KINDS.stream().filter(kind -> kind.lines().equals(set.name())).findFirst();
    }

    /** Whether a day lies in no period of the company that is closed or on hold. */
    private boolean open(String company, String day) {
        return environment.store().by("FiscalCalendarPeriodStatuses", "LedgerName", company).stream()
                .filter(period -> text(period, "PeriodStartDate").compareTo(day) <= 0
                        && text(period, "PeriodEndDate").compareTo(day) >= 0)
                .allMatch(period -> text(period, "PeriodStatus").equals("Open"));
    }

    /** The batch job: posts every journal that has lines; how many. */
    int post() {
        int posted = 0;
        for (Kind kind : KINDS) {
            for (ObjectNode header : List.copyOf(environment.store().all(kind.headers()))) {
                List<ObjectNode> lines = lines(kind, header);
                if (!lines.isEmpty() && text(header, kind.posted()).equals("No")) {
                    lines.forEach(line -> post(kind, line));
                    environment.keep(
                            environment.set(kind.headers()), header.deepCopy().put(kind.posted(), "Yes"));
                    posted++;
                }
            }
        }
        return posted;
    }

    private List<ObjectNode> lines(Kind kind, ObjectNode header) {
        return environment.store().by(kind.lines(), kind.number(), text(header, "JournalBatchNumber")).stream()
                .filter(line -> text(line, EntitySet.COMPANY).equals(text(header, EntitySet.COMPANY)))
                .toList();
    }

    private void post(Kind kind, ObjectNode line) {
        EntitySet actuals = environment.set("PSAActuals");
        String number = "T-" + environment.store().next("PSAActuals");
        String voucher = "V" + number.substring(2);
        BigDecimal quantity = line.path(kind.quantity()).decimalValue();
        BigDecimal price = kind.type().equals("Hour") ? line.path("SalesPrice").decimalValue() : BigDecimal.ONE;
        ObjectNode actual = Json.object();
        actual.put(EntitySet.COMPANY, text(line, EntitySet.COMPANY))
                .put("TransId", number)
                .put("ProjId", text(line, "ProjectID"))
                .put("ProjTransDate", text(line, kind.date()))
                .put("ProjTransType", kind.type())
                .put("Qty", kind.type().equals("Hour") ? quantity : BigDecimal.ONE)
                .put("AmountMst", quantity.multiply(price))
                .put("Voucher", voucher);
        environment.keep(actuals, actual);
        environment.keep(environment.set(kind.lines()), line.deepCopy().put("Voucher", voucher));
    }
}
