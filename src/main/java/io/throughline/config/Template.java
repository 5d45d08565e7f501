package io.throughline.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * How a kind of work is delivered: {@code config/templates/<name>.yaml}. Which template a deal gets, and its id in the PSA, say the regions.
 *
 * @param name kebab word, equal to the file's name
 * @param title for people
 * @param serviceLines the service lines it fits
 * @param billingMethods the billing methods it fits
 * @param plan its tasks
 * @param milestones its billing milestones, shares adding up to 100; empty if it bills no milestones
 */
public record Template(
        String name,
        String title,
        Set<String> serviceLines,
        Set<String> billingMethods,
        List<PlannedTask> plan,
        List<PlannedMilestone> milestones) {

    /**
     * A task of the plan.
     *
     * @param key kebab word, unique in the plan
     * @param title for people; {@code {line}} stands for the name of the sold line
     * @param eachLine one task per sold line with hours, instead of one task
     * @param work role and hours, if the plan itself staffs the task
     * @param billable whether its time can be billed
     * @param span when
     */
    public record PlannedTask(String key, String title, boolean eachLine, Work work, boolean billable, Span span) {}

    /**
     * @param role who does it, else null
     * @param hours how long, not negative; for a task of each line the hours of one piece, where the line sells pieces and not time
     */
    public record Work(String role, BigDecimal hours) {}

    /**
     * A part of the time between start and end of the deal.
     *
     * @param from begin in per cent, 0 to 100
     * @param to end in per cent, not below {@code from}
     */
    public record Span(int from, int to) {}

    /**
     * A billing milestone.
     *
     * @param key kebab word, unique among the milestones
     * @param title for people
     * @param share of the amount, in per cent
     * @param at when it is due, in per cent of the time between start and end
     */
    public record PlannedMilestone(String key, String title, BigDecimal share, int at) {}
}
