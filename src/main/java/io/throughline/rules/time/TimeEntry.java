package io.throughline.rules.time;

import io.throughline.rules.money.TimeUnit;
import java.time.LocalDate;
import java.util.Map;

/**
 * A canonical time entry, read once. Parts that it does not have are null.
 *
 * @param source where it comes from
 * @param approval status of its approval: {@code approved} and so on; null: never asked
 * @param work what was worked
 * @param billing what is to be billed of it
 * @param invoice the invoice it is on
 * @param unadjustable it is a reversal itself (D14)
 * @param data the plain entry
 */
public record TimeEntry(
        Source source,
        String approval,
        Work work,
        Billing billing,
        OnInvoice invoice,
        boolean unadjustable,
        Map<String, Object> data) {

    /**
     * @param system it was recorded in
     * @param id its id there
     * @param version its version there (D18)
     * @param deleted it is gone there (D19)
     */
    public record Source(String system, String id, String version, boolean deleted) {}

    /**
     * @param employeeId who worked
     * @param projectId our project
     * @param taskId task, if it is known already
     * @param assignmentId assignment, if it names one (D21)
     * @param workedOn day as the entry says; {@link D9WorkDate} decides
     * @param seconds worked; negative in a correction of the source's own
     */
    public record Work(
            String employeeId,
            String projectId,
            String taskId,
            String assignmentId,
            LocalDate workedOn,
            long seconds) {}

    /**
     * @param contractLineKey line of the contract
     * @param role role that is priced
     * @param kind {@code regular}, {@code overtime} and so on; null: regular
     * @param billable false: not billed at all; null: as assignment and line say
     * @param seconds billed as somebody decided; null: increments decide (D6)
     * @param unit unit that it is sold in
     * @param resourcingEntity company whose person worked (D50)
     */
    public record Billing(
            String contractLineKey,
            String role,
            String kind,
            Boolean billable,
            Long seconds,
            TimeUnit unit,
            String resourcingEntity) {}

    /** The entry of its plain form. */
    public static TimeEntry of(Map<String, Object> entry) {
        Map<?, ?> from = PlainParts.part(entry, "source");
        String ownId = PlainParts.text(entry, "id");
        String sourceId = PlainParts.text(from, "id");
        String system = PlainParts.text(from, "system");
        Source source = new Source(
                system == null ? "unknown" : system,
                sourceId == null ? String.valueOf(ownId) : sourceId,
                PlainParts.text(from, "version"),
                from != null && Boolean.TRUE.equals(from.get("deleted")));
        return new TimeEntry(
                source,
                PlainParts.text(PlainParts.part(entry, "approval"), "status"),
                work(entry),
                billing(entry),
                OnInvoice.of(PlainParts.part(entry, "invoice")),
                "unadjustable".equals(PlainParts.text(PlainParts.part(entry, "correction"), "adjustment")),
                entry);
    }

    private static Work work(Map<String, Object> entry) {
        Long seconds = PlainParts.whole(entry, "workedSeconds");
        return new Work(
                PlainParts.text(PlainParts.part(entry, "employee"), "id"),
                PlainParts.text(entry, "projectId"),
                PlainParts.text(entry, "taskId"),
                PlainParts.text(entry, "assignmentId"),
                PlainParts.date(entry, "workedOn"),
                seconds == null ? 0 : seconds);
    }

    private static Billing billing(Map<String, Object> entry) {
        return new Billing(
                PlainParts.text(entry, "contractLineKey"),
                PlainParts.text(entry, "role"),
                PlainParts.text(entry, "kind"),
                PlainParts.flag(entry, "billable"),
                PlainParts.whole(entry, "billedSeconds"),
                TimeUnit.of(PlainParts.text(PlainParts.part(entry, "bill"), "unit"))
                        .orElse(null),
                PlainParts.text(entry, "resourcingEntity"));
    }

    /** Whether it is approved (D11). */
    public boolean isApproved() {
        return "approved".equals(approval);
    }
}
