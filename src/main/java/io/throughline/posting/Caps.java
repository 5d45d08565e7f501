package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.entries.BilledProject;
import io.throughline.ledger.entries.BilledSeen;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.rules.billing.CapAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may still be billed of the projects of a page (D33): limits of their contracts less what the ledger has made ready so far. For one thread. */
final class Caps {

    private final Set<String> capped;
    private final Map<String, List<BilledProject>> billed = new HashMap<>();
    private final Map<String, List<CapAccount>> now = new HashMap<>();

    Caps(EntryLedger ledger, EntryFacts facts) {
        capped = facts.projects().values().stream()
                .filter(project -> isCapped(project.contract()))
                .map(KnownProjects.Project::id)
                .collect(Collectors.toSet());
        ledger.billed(capped)
                .forEach(one -> billed.computeIfAbsent(one.projectId(), any -> new ArrayList<>())
                        .add(one));
    }

    private static boolean isCapped(Map<String, Object> contract) {
        return contract.get("notToExceed") != null
                || lines(contract).stream().anyMatch(line -> Json.at(line, "notToExceed") != null);
    }

    private static List<Object> lines(Map<String, Object> contract) {
        return Json.asList(contract.getOrDefault("lines", List.of()));
    }

    /**
     * The caps that an entry meets.
     *
     * @param lineKey contract line of the entry, or null
     */
    List<CapAccount> of(Companies.Company company, KnownProjects.Project project, String lineKey) {
        if (!isCapped(project.contract())) {
            return List.of();
        }
        return now.computeIfAbsent(key(project, lineKey), any -> read(company, project, lineKey));
    }

    /** What was billed of those of these projects that are capped, when the page was begun. */
    BilledSeen seen(Set<String> projectIds) {
        Set<String> ofPage = new HashSet<>(projectIds);
        ofPage.retainAll(capped);
        return new BilledSeen(
                ofPage,
                billed.entrySet().stream()
                        .filter(one -> ofPage.contains(one.getKey()))
                        .flatMap(one -> one.getValue().stream())
                        .toList());
    }

    /** After an entry took its part. The contract's cap is the same for all of its lines. */
    void used(KnownProjects.Project project, String lineKey, List<CapAccount> after) {
        if (after.isEmpty()) {
            return;
        }
        now.put(key(project, lineKey), after);
        String contract = "contract ";
        after.stream()
                .filter(cap -> cap.name().startsWith(contract))
                .forEach(cap -> now.replaceAll((key, caps) -> key.startsWith(project.id() + '|')
                        ? caps.stream()
                                .map(one -> one.name().equals(cap.name()) ? cap : one)
                                .toList()
                        : caps));
    }

    private static String key(KnownProjects.Project project, String lineKey) {
        return project.id() + '|' + lineKey;
    }

    private List<CapAccount> read(Companies.Company company, KnownProjects.Project project, String lineKey) {
        CapAccount.Over otherwise = CapAccount.Over.of(company.entity().policies());
        List<CapAccount> caps = new ArrayList<>();
        CapAccount.ofContract(project.contract(), otherwise)
                .map(cap -> counted(cap, sum(project, null, cap.limit().currency())))
                .ifPresent(caps::add);
        Optional.ofNullable(lineKey)
                .flatMap(key -> lineCap(project, key, otherwise))
                .ifPresent(caps::add);
        return caps;
    }

    private Optional<CapAccount> lineCap(KnownProjects.Project project, String lineKey, CapAccount.Over otherwise) {
        String currency = Json.textAt(project.contract(), "currency");
        Money none = Money.none(currency);
        return CapAccount.ofLine(project.contract(), lineKey, none, none, otherwise)
                .map(cap -> counted(cap, sum(project, lineKey, cap.limit().currency())));
    }

    /** The ledger's lines hold what is invoiced and what is not: the limit does not ask which. */
    private static CapAccount counted(CapAccount cap, Money billed) {
        Money none = Money.none(cap.limit().currency());
        return new CapAccount(cap.name(), cap.limit(), none, billed, cap.over());
    }

    private Money sum(KnownProjects.Project project, String lineKey, String currency) {
        return billed.getOrDefault(project.id(), List.of()).stream()
                .filter(one -> lineKey == null || Objects.equals(lineKey, one.contractLineKey()))
                .map(BilledProject::bill)
                .filter(bill -> bill.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
    }
}
