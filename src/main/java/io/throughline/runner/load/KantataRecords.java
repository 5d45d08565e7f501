package io.throughline.runner.load;

import io.throughline.runner.demo.Simulator;
import io.throughline.simulator.SimulatorCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes projects, people, time, expenses and their timesheets into the Kantata simulator. For one thread. */
final class KantataRecords {

    private static final long ROLES_FROM = 4001;
    private static final long SUBMISSIONS_FROM = 1_000_000_000;

    private static final String TIMESHEETS = "timesheet_submissions";
    private static final String REPORTS = "expense_report_submissions";
    private static final ZoneOffset ACCOUNT = ZoneOffset.ofHours(-8);

    private final Simulator simulator;
    private final RecordStream records;

    KantataRecords(Simulator simulator) {
        this.simulator = simulator;
        this.records =
                new RecordStream(simulator, "workspaces", "users", TIMESHEETS, REPORTS, "time_entries", "expenses");
    }

    void firm(LoadPlan plan) {
        plan.projects().forEach(project -> {
            Map<String, Object> workspace = new LinkedHashMap<>();
            workspace.put("id", project.recordId());
            workspace.put("title", project.id());
            workspace.put("currency", project.company().currency());
            workspace.put("creator_role", "maven");
            workspace.put("require_time_approvals", true);
            records.put("workspaces", workspace);
        });
        plan.people()
                .forEach(person -> records.put(
                        "users",
                        Map.of(
                                "id", person.recordId(),
                                "full_name", "Person " + (person.index() + 1),
                                "email_address", person.email())));
        records.flush();
    }

    /** @param changedAt when it last changed there; the feed is in this order */
    void entry(LoadPlan plan, LoadedEntry entry, Instant changedAt) {
        if (entry.kind() == LoadedEntry.Kind.TIME) {
            records.put("time_entries", time(plan, entry, changedAt));
            submission(TIMESHEETS, entry, changedAt);
        } else {
            records.put("expenses", expense(entry, changedAt));
            submission(REPORTS, entry, changedAt);
        }
    }

    private static Map<String, Object> time(LoadPlan plan, LoadedEntry entry, Instant changedAt) {
        LoadedPerson person = entry.person();
        Map<String, Object> record = common(entry, changedAt);
        record.put("role_id", String.valueOf(ROLES_FROM + person.role()));
        record.put("date_performed", entry.on().toString());
        record.put("time_in_minutes", entry.quantity());
        record.put("rate_in_cents", plan.prices().price(person.company(), person.role(), entry.on()));
        return record;
    }

    private static Map<String, Object> expense(LoadedEntry entry, Instant changedAt) {
        Map<String, Object> record = common(entry, changedAt);
        record.put("date", entry.on().toString());
        record.put("amount_in_cents", entry.quantity());
        record.put("category", "Travel");
        record.put("has_receipt", true);
        return record;
    }

    private static Map<String, Object> common(LoadedEntry entry, Instant changedAt) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", String.valueOf(entry.id()));
        record.put("workspace_id", entry.project().recordId());
        record.put("user_id", entry.person().recordId());
        record.put("billable", entry.billable());
        record.put("approved", entry.approved());
        record.put("currency", entry.project().company().currency());
        record.put("updated_at", stamp(changedAt));
        if (isHandedIn(entry)) {
            record.put("recent_submission_id", String.valueOf(SUBMISSIONS_FROM + entry.id()));
        }
        return record;
    }

    private static String stamp(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(ACCOUNT));
    }

    private static boolean isHandedIn(LoadedEntry entry) {
        return entry.state() == LoadedEntry.State.SUBMITTED || entry.state() == LoadedEntry.State.REJECTED;
    }

    private void submission(String type, LoadedEntry entry, Instant changedAt) {
        if (isHandedIn(entry)) {
            Map<String, Object> submission = new LinkedHashMap<>();
            submission.put("id", String.valueOf(SUBMISSIONS_FROM + entry.id()));
            submission.put("title", "Week of " + entry.on());
            submission.put("workspace_id", entry.project().recordId());
            submission.put("user_id", entry.person().recordId());
            submission.put("line_item_ids", List.of(String.valueOf(entry.id())));
            submission.put("status", entry.state() == LoadedEntry.State.REJECTED ? "rejected" : "pending");
            submission.put("updated_at", stamp(changedAt));
            records.put(type, submission);
        }
    }

    /** People delete through the API, so that the feed of events tells of it. */
    void delete(LoadedEntry entry) {
        String type = entry.kind() == LoadedEntry.Kind.TIME ? "time_entries" : "expenses";
        try {
            simulator.delete("/api/v1/" + type + "/" + entry.id(), SimulatorCredentials.KANTATA_TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("RUN-2401 the load was interrupted; load again into fresh simulators.", e);
        }
    }

    void flush() {
        records.flush();
    }
}
