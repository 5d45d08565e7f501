package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.billing.D33NotToExceed;
import io.throughline.rules.money.D6Increment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds out what the books should hold of an approved entry, and tells every rule that had a say. For one entry and one thread. */
final class Enrichment {

    private final TimeEntry entry;
    private final Surroundings around;
    private final Map<String, Live> live;
    private final Pricing pricing;
    private final Rulings rulings;
    private List<CapAccount> caps;

    Enrichment(
            TimeEntry entry,
            Known known,
            Surroundings around,
            Map<String, Live> live,
            boolean reRate,
            Rulings rulings) {
        this.entry = entry;
        this.around = around;
        this.live = live;
        this.rulings = rulings;
        this.pricing = new Pricing(entry, known, around, Live.revenue(live), reRate, rulings);
        this.caps = around.running().caps();
    }

    /** The caps with this entry counted. */
    List<CapAccount> caps() {
        return caps;
    }

    /** Lines that the books should hold; empty if there is nothing to post, and without meaning once something is held. */
    List<Wanted> wanted() {
        ProjectTerms project = around.project();
        LocalDate day = D9WorkDate.of(
                entry.data(),
                entry.work().workedOn(),
                around.company().time().workDate(),
                around.company().zone());
        if (project == null || day == null) {
            return unplaced(day);
        }
        String task = task(project);
        day20(day);
        Assignment assignment = assignment(project, task, day);
        boolean nothing = entry.work().seconds() == 0
                && (entry.billing().seconds() == null || entry.billing().seconds() == 0);
        return nothing || rulings.stopped()
                ? List.of()
                : facts(project, new Placed(day, task, assignment, lineKey(assignment)));
    }

    private List<Wanted> unplaced(LocalDate day) {
        boolean undated = day == null;
        rulings.add(Ruling.held(
                undated ? "D9" : "D10",
                undated ? "The entry has no readable work date." : "Nobody knows the project of the entry.",
                Numbers.of("project", entry.work().projectId())
                        .and("seconds", entry.work().seconds())
                        .map(),
                around.company().rules().team(undated ? Rule.D9 : Rule.D10),
                undated
                        ? "Enter the day of the work at the source and retry."
                        : "Link the project, or log the work on another, and retry.",
                null));
        return List.of();
    }

    private String task(ProjectTerms project) {
        String issue = PlainParts.text(entry.data(), "issueId");
        if (entry.work().taskId() != null || issue == null) {
            return entry.work().taskId();
        }
        List<String> ancestors = entry.data().get("issueAncestors") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        D10NearestSynced nearest = D10NearestSynced.of(
                issue, ancestors, project.tasks(), around.company().rules().team(Rule.D10));
        rulings.add(nearest.ruling());
        return nearest.taskId();
    }

    private void day20(LocalDate day) {
        if (around.company().rules().run(Rule.D20)) {
            D20DayHours.judge(
                            day,
                            entry.work().seconds(),
                            around.running().otherSecondsOfDay(),
                            true,
                            around.company().calendar(),
                            around.company().time().day())
                    .forEach(rulings::add);
        }
    }

    private Assignment assignment(ProjectTerms project, String task, LocalDate day) {
        D21OneAssignment one = D21OneAssignment.of(
                project.assignments(),
                entry.work().assignmentId(),
                entry.work(),
                task,
                day,
                around.company().rules().team(Rule.D21));
        if (around.company().rules().run(Rule.D21)) {
            rulings.add(one.ruling());
        }
        return one.assignment();
    }

    private String lineKey(Assignment assignment) {
        String own = entry.billing().contractLineKey();
        return own != null || assignment == null ? own : assignment.contractLineKey();
    }

    private List<Wanted> facts(ProjectTerms project, Placed placed) {
        ProjectTerms.Line line = project.line(placed.lineKey());
        if (line.billing().ruling().effect() == Ruling.Effect.HELD) {
            rulings.add(line.billing().ruling());
            return List.of();
        }
        Pricing.Result price = pricing.of(line, placed);
        long billed = price.charged() ? billedSeconds(project) : 0;
        CostOfWork cost = CostOfWork.of(entry, placed, around, rulings);
        D12Facts facts = D12Facts.of(
                entry.work().seconds(),
                billed,
                cost.rate(),
                price.priced(),
                around.running().secondsBefore(),
                around.company().calendar().hoursPerDay(),
                around.company().rounding());
        if (price.charged() && price.priced() != null && facts.bill() == null) {
            pricing.outsideOfTiers(placed);
        }
        if (rulings.stopped()) {
            return List.of();
        }
        Money chargeable = price.charged() ? facts.bill() : null;
        D33NotToExceed.CapSplit split = split(chargeable);
        Charge charge = Charge.of(price, billed, chargeable, facts.nonChargeable(), split);
        charge.tell(entry.work().seconds(), facts, rulings);
        return rulings.stopped() ? List.of() : new Lines(entry, around, placed, rulings).of(cost, facts.cost(), charge);
    }

    /** D6: what somebody decided counts, else the steps of the contract. */
    private long billedSeconds(ProjectTerms project) {
        Long decided = entry.billing().seconds();
        if (decided != null) {
            return decided;
        }
        long worked = entry.work().seconds();
        D6Increment step = project.increment() == null ? around.company().time().increment() : project.increment();
        long billed = step.billed(worked);
        if (billed != worked) {
            rulings.add(Ruling.applied(
                    "D6",
                    "Time is billed in steps; worked and billed time are both kept.",
                    Numbers.of("worked seconds", worked)
                            .and("step in seconds", step.seconds())
                            .and("billed seconds", billed)
                            .map()));
        }
        return billed;
    }

    /** D33: what stands of this entry in the books already does not count against the cap twice. */
    private D33NotToExceed.CapSplit split(Money chargeable) {
        if (chargeable == null || caps.isEmpty() || !around.company().rules().run(Rule.D33)) {
            return null;
        }
        Money standing = Live.billed(live, chargeable.currency());
        KnownLine revenue = Live.revenue(live);
        boolean here = standing != null
                && Objects.equals(around.project().projectId(), revenue.place().projectId());
        List<CapAccount> before = caps.stream()
                .map(cap -> here ? cap.without(standing, PlainParts.text(revenue.body(), "contractLineKey")) : cap)
                .toList();
        D33NotToExceed.CapSplit split = D33NotToExceed.split(before, chargeable);
        rulings.add(split.ruling().forTeam(around.company().rules().team(Rule.D33)));
        caps = split.after();
        return split;
    }
}
