package io.throughline.testkit.connector;

import java.util.List;

/**
 * A step of the way from a won deal to a project, as the workflow {@code opportunity-to-project} takes it.
 *
 * @param name under which later steps find its result
 * @param items the list of the terms of which it is called once an item; empty: once a deal
 */
public record DealStep(String operation, String name, String items) {

    /** The writing steps in their order; each needs the results of those before it. */
    public static final List<DealStep> WAY = List.of(
            new DealStep("erp-customer-confirm", "customer", ""),
            new DealStep("psa-project-provision", "project", ""),
            new DealStep("psa-budget-set", "budget", ""),
            new DealStep("psa-task-create", "task", "tasks"),
            new DealStep("psa-milestone-create", "milestone", "milestones"),
            new DealStep("psa-staffing-request", "staffing", "staffing"),
            new DealStep("crm-opportunity-status", "status", ""),
            new DealStep("erp-project-create", "erp-project", ""),
            new DealStep("erp-contract-create", "contract", ""),
            new DealStep("crm-opportunity-link", "link", ""));

    @Override
    public String toString() {
        return operation;
    }
}
