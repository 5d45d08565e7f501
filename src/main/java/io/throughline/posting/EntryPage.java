package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.ledger.entries.BilledSeen;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryState;
import io.throughline.rules.Numbers;
import io.throughline.rules.Rule;
import io.throughline.rules.Ruling;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.time.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The entries of one page while they are judged one after the other: what an earlier one uses up, a later one does not have. For one thread. */
final class EntryPage {

    private final String transactionId;
    private final EntryFacts facts;
    private final Companies companies;
    private final Caps caps;
    private final RuledTime time;
    private final RuledExpenses expenses;

    EntryPage(
            String system,
            EntryFacts facts,
            Companies companies,
            EntryLedger ledger,
            List<Candidate> candidates,
            String transactionId) {
        this.transactionId = transactionId;
        this.facts = facts;
        this.companies = companies;
        this.caps = new Caps(ledger, facts);
        PageBooks books = new PageBooks(facts);
        this.time = new RuledTime(facts, companies, WorkedDays.of(system, candidates, ledger), books);
        this.expenses = new RuledExpenses(books);
    }

    String transactionId() {
        return transactionId;
    }

    /** What was billed of the capped projects that these decisions bill. */
    BilledSeen seen(List<Decided> decisions) {
        return caps.seen(decisions.stream()
                .flatMap(one -> one.lines().stream())
                .map(line -> line.batch().projectId())
                .collect(Collectors.toSet()));
    }

    /** The project of an entry, if it has a contract with one of our companies. */
    Optional<KnownProjects.Project> project(Map<String, Object> entry) {
        return Optional.ofNullable(facts.projects().get(Json.textAt(entry, "projectId")))
                .filter(project -> company(project).isPresent());
    }

    private Optional<Companies.Company> company(KnownProjects.Project project) {
        return companies.find(Json.textAt(project.contract(), "legalEntity"));
    }

    /** @param entry canonical entry with the project's id in its system; afterwards with ours */
    Decided decide(Candidate one, Map<String, Object> entry) {
        KnownProjects.Project project = project(entry).orElseThrow();
        Companies.Company company = company(project).orElseThrow();
        if (entry.get("contractLineKey") == null) {
            line(entry, project.contract()).ifPresent(key -> entry.put("contractLineKey", key));
        }
        String lineKey = Json.textAt(entry, "contractLineKey");
        List<CapAccount> now = caps.of(company, project, lineKey);
        entry.put("projectId", project.id());
        Decision decision = one.key().kind().equals("expense")
                ? expenses.decide(one, entry, company, project, now)
                : time.decide(one, entry, company, project, now);
        RuledEntries.Owner owner = new RuledEntries.Owner(company.entity().id(), project.id());
        Optional<Ruling> unknown =
                decision.status() == Decision.Status.POST ? unknownPerson(entry, company) : Optional.empty();
        if (unknown.isPresent()) {
            return new Decided(
                    RuledEntries.record(one, this, EntryState.HELD, List.of(unknown.get()), owner), List.of());
        }
        caps.used(project, lineKey, decision.caps());
        return new Decided(
                RuledEntries.record(one, this, state(decision.status(), one), decision.rulings(), owner),
                decision.lines().stream().map(line -> PageBooks.line(one, line)).toList());
    }

    /** Whoever was compared with the people of the ERP and is none of them. Of people who were never compared, the ERP says whether it takes their lines. */
    private Optional<Ruling> unknownPerson(Map<String, Object> entry, Companies.Company company) {
        Map<String, Object> person = facts.employees().get(Json.textAt(entry, "employee.id"));
        Optional<String> erp = company.region().system("erp", company.entity().id());
        boolean unknown = person != null
                && erp.isPresent()
                && company.profile().rules().run(Rule.KNOWN_PERSON)
                && Json.at(person, "ids." + erp.get()) == null;
        return unknown
                ? Optional.of(Ruling.held(
                        Rule.KNOWN_PERSON.id(),
                        "The person who worked is not known in the ERP, so the line would have no employee.",
                        Numbers.of("person", Json.textAt(entry, "employee.id"))
                                .and("ERP", erp.get())
                                .map(),
                        company.profile().rules().team(Rule.KNOWN_PERSON),
                        "Give the person the same personnel number or work e-mail in both systems; people are compared again from time to time. Then try again.",
                        null))
                : Optional.empty();
    }

    /** The line that the entry's task was planned for; else the only one of its role. What is left open, the assignment decides. */
    private static Optional<String> line(Map<String, Object> entry, Map<String, Object> contract) {
        Object task = Json.asObject(contract.getOrDefault(KnownProjects.LINE_OF_TASK, Map.of()))
                .get(String.valueOf(entry.get("taskId")));
        if (task instanceof String key) {
            return Optional.of(key);
        }
        List<String> ofRole = Json.asList(contract.getOrDefault("lines", List.of())).stream()
                .filter(line -> entry.get("role") != null && entry.get("role").equals(Json.at(line, "role")))
                .map(line -> Json.textAt(line, "key"))
                .toList();
        return ofRole.size() == 1 ? Optional.of(ofRole.get(0)) : Optional.empty();
    }

    private static EntryState state(Decision.Status status, Candidate one) {
        return switch (status) {
            case POST -> EntryState.DECIDED;
            case HOLD -> EntryState.HELD;
            case RETURN -> EntryState.RETURNED;
            case WAITING -> EntryState.WAITING;
            case NOTHING -> one.lines().isEmpty() ? EntryState.SKIPPED : EntryState.DECIDED;
        };
    }
}
