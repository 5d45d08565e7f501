package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.TransactionRecord;
import io.throughline.ledger.entries.Reference;
import io.throughline.posting.KnownProjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Projects that our own deals made: which deal it was says the crosswalk, and on which terms the deal was won says the transaction that made the project.
 */
record DealProjects(Ledger ledger) implements KnownProjects.Origin {

    private static final String PSA = "psa-project";
    private static final String ERP = "erp-project";
    private static final String ORDER = "erp-contract";

    @Override
    public List<Reference> of(String system, String id) {
        return List.of(PSA, ERP).stream()
                .flatMap(kind -> project(kind, system, id).stream())
                .findFirst()
                .flatMap(project -> terms(project).map(terms -> references(project, terms)))
                .orElse(List.of());
    }

    /** The project, by its id in the ERP, of an order that one of our deals made there. */
    Optional<String> ofContract(String system, String contractId) {
        return project(ORDER, system, contractId)
                .map(project -> ledger.bindings(ERP, ERP + ':' + project).get(system));
    }

    private Optional<String> project(String kind, String system, String id) {
        return ledger.boundTo(kind, system, id).stream()
                .findFirst()
                .map(subject -> subject.substring(kind.length() + 1));
    }

    /** With the tasks that time may be logged on (D10), and the contract line that each was planned for. */
    private Map<String, Object> withTasks(String project, Map<String, Object> contract, Map<String, Object> terms) {
        Map<String, Object> lineOfTask = new LinkedHashMap<>();
        Json.asList(terms.getOrDefault("tasks", List.of()))
                .forEach(task -> lineOfTask.put(Json.textAt(task, "key"), Json.at(task, "lineKey")));
        Map<String, Object> tasks = new LinkedHashMap<>();
        Map<String, Object> lines = new LinkedHashMap<>();
        tasks(project).forEach((key, id) -> {
            tasks.put(id, id);
            if (lineOfTask.get(key) != null) {
                lines.put(id, lineOfTask.get(key));
            }
        });
        contract.put("tasks", tasks);
        contract.put(KnownProjects.LINE_OF_TASK, lines);
        return contract;
    }

    /** The project's id is that of the deal and its won-generation. */
    private Optional<Map<String, Object>> terms(String project) {
        String deal = project.substring(0, Math.max(project.lastIndexOf(':'), 0));
        return ledger.ofObject("opportunity", deal).stream()
                .map(TransactionRecord::id)
                .flatMap(id -> ledger.history(id).stream())
                .map(TransactionHistory::steps)
                .flatMap(List::stream)
                .filter(step -> step.id().equals("terms") && step.result() != null)
                .map(StepRecord::result)
                .reduce((earlier, later) -> later);
    }

    private List<Reference> references(String project, Map<String, Object> terms) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.putAll(ledger.bindings(PSA, PSA + ':' + project));
        ids.putAll(ledger.bindings(ERP, ERP + ':' + project));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", project);
        body.put("legalEntity", terms.get("legalEntity"));
        body.put("ids", ids);
        String version = String.valueOf(ids.size()); // grows with each system that gets the project
        List<Reference> references = new ArrayList<>();
        references.add(new Reference(KnownProjects.PROJECT, project, version, project, body));
        references.add(new Reference(
                KnownProjects.CONTRACT,
                project,
                version,
                project,
                withTasks(project, contract(project, terms), terms)));
        return references;
    }

    /** Ids in the PSA of the tasks that the deal made there, by their keys. */
    private Map<String, String> tasks(String project) {
        String deal = project.substring(0, Math.max(project.lastIndexOf(':'), 0));
        Map<String, String> tasks = new LinkedHashMap<>();
        ledger.ofObject("opportunity", deal).stream()
                .flatMap(made -> ledger.history(made.id()).stream())
                .flatMap(history -> history.steps().stream())
                .filter(step -> step.id().startsWith("task/") && step.result() != null)
                .forEach(step -> tasks.put(step.id().substring("task/".length()), Json.textAt(step.result(), "id")));
        return tasks;
    }

    /** The terms as a canonical contract. */
    private static Map<String, Object> contract(String project, Map<String, Object> terms) {
        Map<String, Object> sold = Json.asObject(terms.get("contract"));
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", project);
        contract.put("projectId", project);
        contract.put("opportunityId", project.substring(0, Math.max(project.lastIndexOf(':'), 0)));
        party(terms, "soldTo").ifPresent(id -> contract.put("soldToId", id));
        party(terms, "billTo").ifPresent(id -> contract.put("billToId", id));
        List.of("legalEntity", "currency", "accountingCurrency", "rounding", "startOn", "endOn")
                .forEach(name -> copy(terms, contract, name));
        List.of("signedOn", "poNumber", "paymentTerms").forEach(name -> copy(sold, contract, name));
        contract.put(
                "lines",
                Json.asList(sold.get("lines")).stream()
                        .map(Json::asObject)
                        .map(line -> line(line, terms))
                        .toList());
        return contract;
    }

    /** That the customer's number is there is all that is asked of it; the number itself stays with the deal. */
    private static Map<String, Object> tax(Map<String, Object> terms) {
        Map<String, Object> tax = new LinkedHashMap<>();
        List.of("treatment", "place", "provenOn", "exemptUntil").forEach(name -> copy(terms, tax, name));
        if (terms.get("customerNumber") != null) {
            tax.put("customerRegistration", "see the deal");
        }
        return tax;
    }

    private static Optional<String> party(Map<String, Object> terms, String role) {
        return Optional.ofNullable(Json.textAt(terms, role + ".id"));
    }

    private static Map<String, Object> line(Map<String, Object> sold, Map<String, Object> terms) {
        Map<String, Object> line = new LinkedHashMap<>();
        List.of("key", "description", "role", "unit", "rate", "amount").forEach(name -> copy(sold, line, name));
        line.put("taxes", List.of(tax(Json.asObject(terms.getOrDefault("tax", Map.of())))));
        line.put("billingMethod", sold.getOrDefault("billingMethod", terms.get("billingMethod")));
        return line;
    }

    private static void copy(Map<String, Object> from, Map<String, Object> to, String name) {
        if (from.get(name) != null) {
            to.put(name, from.get(name));
        }
    }
}
