package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.rules.billing.CapAccount;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import io.throughline.rules.rates.RateBook;
import io.throughline.rules.time.Costs;
import io.throughline.rules.time.Decision;
import io.throughline.rules.time.ProjectTerms;
import io.throughline.rules.time.Resourcing;
import io.throughline.rules.time.Surroundings;
import io.throughline.rules.time.TimeDecision;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Time entries of a page under the rules of time, with the terms of each project compiled once for the page. For one thread. */
final class RuledTime {

    private final EntryFacts facts;
    private final Companies companies;
    private final WorkedDays days;
    private final PageBooks books;
    private final Map<String, Surroundings> surroundings = new HashMap<>();

    RuledTime(EntryFacts facts, Companies companies, WorkedDays days, PageBooks books) {
        this.facts = facts;
        this.companies = companies;
        this.days = days;
        this.books = books;
    }

    Decision decide(
            Candidate one,
            Map<String, Object> entry,
            Companies.Company company,
            KnownProjects.Project project,
            List<CapAccount> caps) {
        Surroundings around = surroundings
                .computeIfAbsent(project.id(), any -> around(company, project))
                .with(new Surroundings.Running(days.beside(one), 0, caps));
        return TimeDecision.decide(entry, books.known(one), around);
    }

    private Surroundings around(Companies.Company company, KnownProjects.Project project) {
        Map<String, Object> contract = project.contract();
        String currency = Objects.requireNonNullElse(
                Json.textAt(contract, "currency"), company.entity().books().currency());
        ProjectTerms terms = ProjectTerms.of(
                project.id(),
                contract,
                cards(project),
                new RateBook.Buyer(
                        currency,
                        company.entity().id(),
                        Json.textAt(contract, "id"),
                        null,
                        Json.textAt(contract, "soldToId")),
                facts.assignments().getOrDefault(project.id(), List.of()),
                tasks(contract));
        return new Surroundings(
                company.profile(),
                terms,
                new Surroundings.Books(books.periods(company), books.rates(company)),
                costs(),
                Surroundings.Running.NONE,
                code -> resourcing(code, company));
    }

    private List<Map<String, Object>> cards(KnownProjects.Project project) {
        return Stream.of(
                        EntryFacts.GENERAL,
                        project.id(),
                        Json.textAt(project.contract(), "id"),
                        Json.textAt(project.contract(), "soldToId"))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(scope -> facts.rateCards().getOrDefault(scope, List.of()).stream())
                .toList();
    }

    private static Map<String, String> tasks(Map<String, Object> contract) {
        Map<String, String> tasks = new LinkedHashMap<>();
        Json.asObject(contract.getOrDefault("tasks", Map.of()))
                .forEach((issue, task) -> tasks.put(issue, String.valueOf(task)));
        return tasks;
    }

    private Costs costs() {
        return (employeeId, workedOn) -> Json.asList(facts.employees()
                        .getOrDefault(String.valueOf(employeeId), Map.of())
                        .getOrDefault("costRates", List.of()))
                .stream()
                .filter(rate -> covers(rate, workedOn))
                .findFirst()
                .flatMap(RuledTime::price);
    }

    private static boolean covers(Object row, LocalDate day) {
        String from = Json.textAt(row, "validFrom");
        String to = Json.textAt(row, "validTo");
        return (from == null || !day.isBefore(LocalDate.parse(from)))
                && (to == null || !day.isAfter(LocalDate.parse(to)));
    }

    private static Optional<UnitPrice> price(Object row) {
        return Money.ofPlain(Json.at(row, "price"))
                .flatMap(price -> TimeUnit.of(Json.textAt(row, "unit")).map(unit -> new UnitPrice(price, unit)));
    }

    /** What one of our companies pays another stands on the rate card of the one that sells, with the one that buys as its customer (D50). */
    private Resourcing resourcing(String code, Companies.Company owner) {
        return companies
                .find(code)
                .map(company -> new Resourcing(
                        company.profile(),
                        books.periods(company),
                        transfer(code, owner).orElse(null)))
                .orElse(null);
    }

    private Optional<UnitPrice> transfer(String seller, Companies.Company buyer) {
        return facts.rateCards().getOrDefault(buyer.entity().id(), List.of()).stream()
                .filter(card -> seller.equals(card.get("legalEntity")))
                .flatMap(card -> Json.asList(card.getOrDefault("rows", List.of())).stream())
                .findFirst()
                .flatMap(RuledTime::price);
    }
}
