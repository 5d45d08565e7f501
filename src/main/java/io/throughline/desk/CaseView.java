package io.throughline.desk;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseRecord;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.TransactionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case as plain values for people: no payloads, no personal data. */
final class CaseView {

    private static final String MASK = "•••";

    private final DeskFiles files;
    private final Choices choices;
    private final Planner planner;

    CaseView(DeskFiles files, Planner planner) {
        this.files = files;
        this.choices = new Choices(files, planner);
        this.planner = planner;
    }

    /** What a list shows. */
    Map<String, Object> row(Person person, CaseFile file) {
        CaseRecord desk = file.desk();
        NewCase opened = desk.opened();
        TransactionRecord transaction = file.history().transaction();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", desk.id());
        row.put("version", desk.version());
        row.put("state", desk.decidedAt() == null ? "open" : "decided");
        row.put("kind", opened.kind());
        row.put("team", opened.team());
        row.put("code", opened.code());
        row.put("title", opened.title());
        row.put("amount", opened.amount());
        row.put("currency", opened.currency());
        row.put("region", transaction.region());
        row.put("objectType", transaction.objectType());
        row.put("object", transaction.objectId());
        row.put("deal", deal(file));
        row.put("transaction", transaction.id());
        row.put("transactionState", transaction.state().name());
        row.put("opened", text(desk.openedAt()));
        row.put("ageSeconds", Duration.between(desk.openedAt(), file.asOf()).toSeconds());
        row.put("deadline", text(desk.deadlineAt()));
        row.put("overdue", isOverdue(file));
        row.put("can", choices.can(person, file));
        row.put("decision", desk.decision());
        return row;
    }

    /** The whole story. */
    Map<String, Object> whole(Person person, CaseFile file) {
        NewCase opened = file.desk().opened();
        Situation situation = new Situation(file, files.contracts());
        Map<String, Object> whole = row(person, file);
        whole.put("workflow", file.history().transaction().workflow());
        String bundle = file.history().transaction().bundle();
        whole.put("bundle", bundle);
        whole.put("bundleVersion", bundle == null ? null : planner.version(bundle));
        whole.put("step", opened.stepId());
        whole.put("detail", opened.detail());
        whole.put("fix", opened.fix());
        whole.put("behind", file.behind());
        whole.put(
                "approval",
                ApprovalAsked.in(opened.facts()).map(CaseView::asked).orElse(null));
        whole.put(
                "asked",
                opened.facts().get("asked") instanceof Map<?, ?> asked ? flat(Json.asObject(asked)) : Map.of());
        whole.put(
                "candidates",
                Approving.candidates(situation).stream().map(this::candidate).toList());
        whole.put("looseEnds", Dismissing.described(situation.looseEnds()));
        whole.put("decisions", file.decisions().stream().map(this::decision).toList());
        whole.put("choices", choices.all(person, file));
        return whole;
    }

    /** What people call the deal, unless the schema calls its name personal; null if it was not read. */
    private String deal(CaseFile file) {
        if (files.schemas().isMasked("opportunity", "name")) {
            return null;
        }
        return file.history().steps().stream()
                .filter(step -> step.id().equals("opportunity") && step.result() != null)
                .map(step -> Json.textAt(step.result(), "name"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOverdue(CaseFile file) {
        CaseRecord desk = file.desk();
        return desk.decidedAt() == null
                && desk.deadlineAt() != null
                && desk.deadlineAt().isBefore(file.asOf());
    }

    private static Map<String, Object> asked(ApprovalAsked asked) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", asked.rule());
        view.put("stage", asked.stage());
        view.put("number", asked.number());
        view.put("of", asked.of());
        view.put("amount", asked.amount().plain());
        return view;
    }

    /** Ids and numbers side by side; what the record holds beside them may be personal and is not shown. */
    private Map<String, Object> candidate(Map<String, Object> candidate) {
        Map<String, Object> view = flat(candidate);
        for (String known : List.of("number", "code", "url", "existed")) {
            Object value = Json.at(candidate, "result." + known);
            if (value != null) {
                view.putIfAbsent(known, value);
            }
        }
        return view;
    }

    /** Single values and amounts; parts that hold more are left out. */
    private static Map<String, Object> flat(Map<String, Object> facts) {
        Map<String, Object> view = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            Optional<Money> money = Money.ofPlain(value);
            if (money.isPresent()) {
                view.put(name, money.get().toString());
            } else if (!(value instanceof Map) && !(value instanceof List)) {
                view.put(name, value);
            }
        });
        return view;
    }

    private Map<String, Object> decision(DecisionRecord decision) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", text(decision.at()));
        view.put("case", decision.caseId());
        view.put("action", decision.judgement().action());
        view.put("person", decision.judgement().person());
        view.put("reason", decision.judgement().reason());
        view.put("chosen", decision.judgement().chosen());
        if (decision.judgement().approved() != null) {
            view.put("stage", decision.judgement().approved().stage());
            view.put("amount", decision.judgement().approved().amount());
            view.put("currency", decision.judgement().approved().currency());
        }
        view.put("edits", decision.judgement().edits().stream().map(this::edit).toList());
        return view;
    }

    private Map<String, Object> edit(Edit edit) {
        boolean personal = files.corrections().isPersonal(edit.path());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("path", edit.path());
        view.put("before", personal && edit.before() != null ? MASK : edit.before());
        view.put("after", personal ? MASK : edit.after());
        return view;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
