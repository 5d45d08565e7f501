package io.throughline.runner.load;

import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.entries.ReferenceLedger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes the copies that decisions need of a plan into a ledger: projects, contracts, assignments, rate cards, people and accounting periods, as feeds would have
 * brought them. Writing them again changes nothing.
 */
final class ReferenceCopies {

    private static final String VERSION = "1";
    private static final String PSA = "kantata";
    private static final String ALWAYS = "2020-01-01";
    private static final int AT_ONCE = 500;

    private final LoadPlan plan;
    private final String erp;
    private final ReferenceLedger ledger;
    private final List<Reference> waiting = new ArrayList<>();

    ReferenceCopies(LoadPlan plan, String erp, ReferenceLedger ledger) {
        this.plan = plan;
        this.erp = erp;
        this.ledger = ledger;
    }

    void write() {
        plan.projects().forEach(project -> {
            project(project, this::keep);
            keep(copy("contract", project.id(), project.id(), contract(project)));
            keep(copy("rate-card", "card-" + project.id(), project.id(), rateCard(project)));
        });
        plan.people().forEach(person -> {
            keep(copy("employee-in:" + PSA, person.recordId(), null, employee(person)));
            plan.projects(person).forEach(project -> assignment(person, project));
        });
        plan.companies().forEach(this::periods);
        flush();
    }

    private void keep(Reference reference) {
        waiting.add(reference);
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        ledger.keep(List.copyOf(waiting));
        waiting.clear();
    }

    private static Reference copy(String kind, String id, String scope, Map<String, Object> body) {
        return new Reference(kind, id, VERSION, scope, body);
    }

    private void project(LoadedProject project, Consumer<Reference> to) {
        Map<String, Object> body = Map.of(
                "id", project.id(),
                "legalEntity", project.company().id(),
                "ids", Map.of(PSA, project.recordId(), erp, project.recordId()));
        to.accept(copy("project", project.id(), project.id(), body));
        to.accept(copy("project-in:" + PSA, project.recordId(), project.id(), Map.of("projectId", project.id())));
    }

    private Map<String, Object> contract(LoadedProject project) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", project.contractId());
        contract.put("projectId", project.id());
        contract.put("legalEntity", project.company().id());
        contract.put("status", "active");
        contract.put("currency", project.company().currency());
        contract.put("markUps", List.of(Map.of("class", "expense", "markUp", Map.of("percent", "5"))));
        if (project.method() == LoadedProject.Method.NOT_TO_EXCEED) {
            Map<String, Object> limit = money(project.company(), plan.cap(project));
            contract.put("notToExceed", Map.of("limit", limit, "over", "non-chargeable"));
        }
        contract.put("lines", lines(project));
        return contract;
    }

    private static List<Map<String, Object>> lines(LoadedProject project) {
        return switch (project.method()) {
            case TIME_AND_MATERIALS -> List.of(line("work", "time-and-materials"));
            case FIXED_PRICE -> List.of(line("work", "fixed-price"));
            case RETAINER -> List.of(line("work", "retainer"));
            case NOT_TO_EXCEED -> {
                Map<String, Object> line = line("work", "time-and-materials");
                line.put("includes", List.of("expense"));
                yield List.of(line);
            }
            case MIXED -> List.of(line("hours", "time-and-materials"), line("fixed", "fixed-price"));
        };
    }

    private static Map<String, Object> line(String key, String method) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("billingMethod", method);
        return line;
    }

    private Map<String, Object> rateCard(LoadedProject project) {
        List<Map<String, Object>> rows = new ArrayList<>();
        LocalDate change = plan.prices().change();
        for (int role = 0; role < LoadedPrices.ROLES.size(); role++) {
            Map<String, Object> before = row(project, role, change.minusDays(1), "before");
            before.put("validFrom", ALWAYS);
            before.put("validTo", change.minusDays(1).toString());
            Map<String, Object> after = row(project, role, change, "after");
            after.put("validFrom", change.toString());
            rows.add(before);
            rows.add(after);
        }
        return Map.of(
                "id", "card-" + project.id(),
                "currency", project.company().currency(),
                "scope", Map.of("level", "contract", "id", project.contractId()),
                "approval", Map.of("status", "approved"),
                "rows", rows);
    }

    private Map<String, Object> row(LoadedProject project, int role, LocalDate day, String key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", "role-%d-%s".formatted(role, key));
        row.put("role", LoadedPrices.ROLES.get(role));
        row.put("price", money(project.company(), plan.prices().price(project.company(), role, day)));
        row.put("unit", "hour");
        return row;
    }

    private Map<String, Object> employee(LoadedPerson person) {
        LocalDate change = plan.prices().change();
        Map<String, Object> before = costRate(person, change.minusDays(1));
        before.put("validFrom", ALWAYS);
        before.put("validTo", change.minusDays(1).toString());
        Map<String, Object> after = costRate(person, change);
        after.put("validFrom", change.toString());
        return Map.of(
                "id", person.recordId(),
                "ids", Map.of(PSA, person.recordId(), erp, person.recordId()),
                "costRates", List.of(before, after));
    }

    private Map<String, Object> costRate(LoadedPerson person, LocalDate day) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("price", money(person.company(), plan.prices().cost(person, day)));
        rate.put("unit", "hour");
        return rate;
    }

    private void assignment(LoadedPerson person, LoadedProject project) {
        Map<String, Object> body = new LinkedHashMap<>();
        String id = person.recordId() + "-" + project.number();
        body.put("id", id);
        body.put("projectId", project.id());
        body.put("employee", Map.of("id", person.recordId()));
        body.put("role", LoadedPrices.ROLES.get(person.role()));
        body.put("synced", true);
        if (project.method() == LoadedProject.Method.MIXED) {
            body.put("contractLineKey", project.charges(person) ? "hours" : "fixed");
        }
        keep(copy("assignment", PSA + ':' + id, project.id(), body));
    }

    /** The month before the work is closed; those of the work and some after are open. */
    private void periods(LoadedCompany company) {
        YearMonth end = plan.order().last().plusMonths(2);
        Stream.iterate(plan.order().closed(), month -> !month.isAfter(end), month -> month.plusMonths(1))
                .forEach(month -> {
                    Map<String, Object> body = Map.of(
                            "id", "load-" + month,
                            "legalEntity", company.id(),
                            "startOn", month.atDay(1).toString(),
                            "endOn", month.atEndOfMonth().toString(),
                            "state", month.equals(plan.order().closed()) ? "closed" : "open");
                    keep(copy("accounting-period", company.id() + ":load-" + month, company.id(), body));
                });
    }

    private static Map<String, Object> money(LoadedCompany company, long minor) {
        return Map.of("value", company.amount(minor).toPlainString(), "currency", company.currency());
    }
}
