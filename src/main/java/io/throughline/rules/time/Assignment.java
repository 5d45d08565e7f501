package io.throughline.rules.time;

import io.throughline.rules.Fields;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A canonical assignment, read once. Null where it says nothing.
 *
 * @param id of the assignment
 * @param fit when and for whom it is
 * @param role role that is priced
 * @param contractLineKey line of the contract
 * @param resourcing whose person it is
 * @param billable false: work of it is not billed
 * @param billRate agreed price
 * @param costRate what the person costs
 */
public record Assignment(
        String id,
        Fit fit,
        String role,
        String contractLineKey,
        Resourcing resourcing,
        boolean billable,
        UnitPrice billRate,
        UnitPrice costRate) {

    /**
     * @param employeeId who is assigned; null while nobody is named
     * @param projectId its project
     * @param taskIds tasks it is limited to; empty: all
     * @param startOn first day
     * @param endOn last day
     * @param open marked for sync and neither tentative nor withdrawn
     */
    public record Fit(
            String employeeId,
            String projectId,
            Set<String> taskIds,
            LocalDate startOn,
            LocalDate endOn,
            boolean open) {}

    /**
     * @param entity company whose person it is; null: the one that contracts
     * @param unit organisational unit
     */
    public record Resourcing(String entity, String unit) {}

    /** The assignment of its plain form. */
    public static Assignment of(Map<String, Object> assignment) {
        Fields fields = new Fields(assignment);
        String status = fields.text("status").orElse("confirmed");
        return new Assignment(
                fields.text("id").orElse("unknown"),
                new Fit(
                        fields.text("employee.id").orElse(null),
                        fields.text("projectId").orElse(null),
                        Set.copyOf(fields.texts("taskIds")),
                        fields.date("startOn").orElse(LocalDate.MIN),
                        fields.date("endOn").orElse(LocalDate.MAX),
                        fields.flag("synced")
                                && !List.of("tentative", "withdrawn").contains(status)),
                fields.text("role").orElse(null),
                fields.text("contractLineKey").orElse(null),
                new Resourcing(
                        fields.text("resourcingEntity").orElse(null),
                        fields.text("organisationalUnit").orElse(null)),
                !Boolean.FALSE.equals(assignment.get("billable")),
                price(fields, "billRate"),
                price(fields, "costRate"));
    }

    private static UnitPrice price(Fields fields, String name) {
        return fields.money(name + ".price")
                .flatMap(price ->
                        TimeUnit.of(fields.text(name + ".unit").orElse("hour")).map(unit -> new UnitPrice(price, unit)))
                .orElse(null);
    }

    /** Whether work of a person on a task and a day may belong to it. */
    boolean fits(String employeeId, String projectId, String taskId, LocalDate day) {
        return fit.open()
                && employeeId != null
                && employeeId.equals(fit.employeeId())
                && (projectId == null || fit.projectId() == null || projectId.equals(fit.projectId()))
                && (fit.taskIds().isEmpty() || (taskId != null && fit.taskIds().contains(taskId)))
                && !day.isBefore(fit.startOn())
                && !day.isAfter(fit.endOn());
    }
}
