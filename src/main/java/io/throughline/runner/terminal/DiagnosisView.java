package io.throughline.runner.terminal;

import io.throughline.AffectedFinding;
import io.throughline.SystemDiagnosis;
import io.throughline.canonical.Json;
import io.throughline.config.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code doctor} found, as the plain JSON object that it prints. */
public final class DiagnosisView {

    private DiagnosisView() {}

    /**
     * The view.
     *
     * @param ledger what the ledger knows: {@code place}, {@code workload}, {@code transactions}, or {@code problem}; empty if none was named
     */
    public static Map<String, Object> of(
            List<SystemDiagnosis> systems, List<Problem> problems, String version, Map<String, Object> ledger) {
        List<Object> transactions = ledger.get("transactions") instanceof List<?> list ? Json.asList(list) : List.of();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("well", problems.isEmpty() && systems.stream().allMatch(SystemDiagnosis::isWell));
        view.put("version", version);
        view.put("java", Runtime.version().toString());
        view.put("problems", problems.stream().<Object>map(Problem::toString).toList());
        view.put(
                "systems",
                systems.stream()
                        .<Object>map(system -> system(system, transactions))
                        .toList());
        if (!ledger.isEmpty()) {
            Map<String, Object> known = new LinkedHashMap<>(ledger);
            known.remove("transactions");
            view.put("ledger", known);
        }
        return view;
    }

    private static Map<String, Object> system(SystemDiagnosis system, List<Object> transactions) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("system", system.system());
        view.put("connector", system.connector());
        view.put("address", system.address());
        view.put("answers", system.problem().isEmpty());
        view.put("problem", system.problem().isEmpty() ? null : system.problem());
        view.put("version", system.version().isEmpty() ? null : system.version());
        view.put(
                "clockAheadSeconds",
                system.clockSkew() == null
                        ? null
                        : Math.round(system.clockSkew().toMillis() / 1000.0));
        view.put("notCaptured", new ArrayList<Object>(system.uncaptured()));
        view.put("cannotTell", system.unseen().isEmpty() ? null : system.unseen());
        view.put(
                "drift",
                system.drift().stream()
                        .<Object>map(one -> finding(one, transactions))
                        .toList());
        return view;
    }

    private static Map<String, Object> finding(AffectedFinding affected, List<Object> transactions) {
        Map<String, Object> view = new LinkedHashMap<>(affected.finding().toPlain());
        view.put("operations", new ArrayList<Object>(affected.operations()));
        view.put("workflows", new ArrayList<Object>(affected.workflows().keySet()));
        view.put("feeds", new ArrayList<Object>(affected.feeds()));
        view.put(
                "openTransactions",
                transactions.stream()
                        .filter(transaction -> mustStillCall(transaction, affected))
                        .<Object>map(transaction -> Json.textAt(transaction, "id"))
                        .toList());
        return view;
    }

    /** Whether an open transaction has one of the operations before it. */
    private static boolean mustStillCall(Object transaction, AffectedFinding affected) {
        Set<String> waiting = affected.workflows().get(Json.textAt(transaction, "workflow"));
        if (waiting == null || Json.at(transaction, "ended") != null) {
            return false;
        }
        Set<String> done = Json.asList(Json.at(transaction, "steps")).stream()
                .filter(step -> "DONE".equals(Json.textAt(step, "state")))
                .map(step -> Json.textAt(step, "operation"))
                .collect(Collectors.toSet());
        return !done.containsAll(waiting);
    }
}
