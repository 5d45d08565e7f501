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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A case as plain values for people: no payloads, no personal data. */
final class CaseView {

    private static final String MASK = "•••";
    private static final DeskRequest.Options AGREED = new DeskRequest.Options(false, false);

    private final DeskFiles files;
    private final Planner planner;

    CaseView(DeskFiles files, Planner planner) {
        this.files = files;
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
        row.put("can", can(person, file));
        row.put("decision", desk.decision());
        return row;
    }

    /** The whole story. */
    Map<String, Object> whole(Person person, CaseFile file) {
        NewCase opened = file.desk().opened();
        Situation situation = new Situation(file, files.contracts());
        Map<String, Object> whole = row(person, file);
        whole.put("workflow", file.history().transaction().workflow());
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
        whole.put("choices", choices(person, file, situation));
        return whole;
    }

    /** What people call the deal, unless the schema calls its name personal; null if it was not read. */
    private String deal(CaseFile file) {
        if (files.schemas().isPersonal("opportunity", "name")) {
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

    private List<String> can(Person person, CaseFile file) {
        Situation situation = new Situation(file, files.contracts());
        List<String> can = new ArrayList<>();
        for (DeskAction action : DeskAction.values()) {
            if (person.may(action.right())
                    && obstacle(person, file, situation, action).isEmpty()) {
                can.add(action.word());
            }
        }
        return can;
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

    private List<Object> choices(Person person, CaseFile file, Situation situation) {
        List<Object> choices = new ArrayList<>();
        for (DeskAction action : DeskAction.values()) {
            choices.add(choice(person, file, situation, action));
        }
        return choices;
    }

    private Map<String, Object> choice(Person person, CaseFile file, Situation situation, DeskAction action) {
        Optional<Plan.Impossible> obstacle = obstacle(person, file, situation, action);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("action", action.word());
        view.put("possible", obstacle.isEmpty());
        view.put("allowed", person.may(action.right()));
        view.put("right", action.right().name().toLowerCase(Locale.ROOT));
        view.put("says", obstacle.map(Plan.Impossible::why).orElseGet(() -> does(person, file, situation, action)));
        view.put("arguments", arguments(file, situation, action));
        if (action == DeskAction.CORRECT && obstacle.isEmpty()) {
            view.put("fields", fields(situation));
        }
        return view;
    }

    /** Why nobody, or not this person, can decide so; a missing right is told apart. */
    private Optional<Plan.Impossible> obstacle(Person person, CaseFile file, Situation situation, DeskAction action) {
        Plan plan = sample(person, file, situation, action);
        boolean onlyIncomplete =
                plan instanceof Plan.Impossible impossible && isIncomplete(impossible, situation, action);
        return plan instanceof Plan.Impossible impossible && !onlyIncomplete
                ? Optional.of(impossible)
                : Optional.empty();
    }

    private String does(Person person, CaseFile file, Situation situation, DeskAction action) {
        return sample(person, file, situation, action) instanceof Plan.Possible possible
                ? possible.does()
                : waiting(situation, action);
    }

    private Plan sample(Person person, CaseFile file, Situation situation, DeskAction action) {
        String as = Approving.candidates(situation).stream()
                .findFirst()
                .map(candidate -> Json.textAt(candidate, "id"))
                .orElse(null);
        return planner.plan(person, file, new DeskRequest(action, file.desk().version(), "", as, Map.of(), AGREED));
    }

    /** Whether the plan only lacks what the person is to say: the record, the values, the consent to loose ends. */
    private boolean isIncomplete(Plan.Impossible impossible, Situation situation, DeskAction action) {
        return switch (action) {
            case APPROVE ->
                situation.isWithPerson()
                        && situation.isNewest()
                        && situation.doubt().isPresent();
            case CORRECT -> impossible.code().equals("DSK-1012");
            case DISMISS -> impossible.code().equals("DSK-1011");
            case RETRY -> false;
        };
    }

    private String waiting(Situation situation, DeskAction action) {
        return switch (action) {
            case APPROVE ->
                "Says that the call in doubt was carried out, as the record that --as names. Choose it only after looking in the system.";
            case CORRECT ->
                "Corrects values for this deal only, applies the rules anew and goes on. The record in the CRM is not changed.";
            case DISMISS ->
                "Gives the deal up. These stay in other systems, to which --accept-loose-ends agrees: %s."
                        .formatted(Dismissing.described(situation.looseEnds()));
            case RETRY -> "";
        };
    }

    private String arguments(CaseFile file, Situation situation, DeskAction action) {
        String more = switch (action) {
            case APPROVE ->
                situation.doubt().isEmpty()
                        ? ""
                        : " --as "
                                + Approving.candidates(situation).stream()
                                        .findFirst()
                                        .map(candidate -> Json.textAt(candidate, "id"))
                                        .orElse("ID");
            case CORRECT ->
                correcting(situation).fields().stream()
                        .findFirst()
                        .map(field -> " --set " + field.path() + "=VALUE")
                        .orElse("");
            case DISMISS -> situation.looseEnds().isEmpty() ? "" : " --accept-loose-ends";
            case RETRY -> "";
        };
        return "%s %s --version %d%s"
                .formatted(action.word(), file.desk().id(), file.desk().version(), more);
    }

    private List<Object> fields(Situation situation) {
        List<Object> fields = new ArrayList<>();
        for (Correctable field : correcting(situation).fields()) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("path", field.path());
            view.put("name", field.name());
            view.put("expected", field.form().expected());
            view.put("teams", List.copyOf(field.teams()));
            fields.add(view);
        }
        return fields;
    }

    private Correcting correcting(Situation situation) {
        return new Correcting(situation, files.corrections(), files.schemas());
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
