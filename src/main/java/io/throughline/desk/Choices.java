package io.throughline.desk;

import io.throughline.canonical.Json;
import io.throughline.ledger.CaseFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person can decide about a case, told before it is decided. */
final class Choices {

    private final DeskFiles files;
    private final Planner planner;

    Choices(DeskFiles files, Planner planner) {
        this.files = files;
        this.planner = planner;
    }

    /** The words of what this person can decide now. */
    List<String> can(Person person, CaseFile file) {
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

    /** Each decision: whether it is possible, what it would do or why it is not, and the arguments to copy. */
    List<Object> all(Person person, CaseFile file) {
        Situation situation = new Situation(file, files.contracts());
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
        String as = onlyCandidate(situation).orElse(null);
        return planner.plan(
                person,
                file,
                new DeskRequest(action, file.desk().version(), "", as, Map.of(), DeskRequest.Options.NONE));
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
                        : " --as " + onlyCandidate(situation).orElse("ID");
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

    /** Of several candidates none is proposed: the person chooses. Nor is one whose id a shell would obey: the line is there to be copied. */
    private static Optional<String> onlyCandidate(Situation situation) {
        List<Map<String, Object>> candidates = Approving.candidates(situation);
        return candidates.size() == 1
                ? Optional.of(Json.textAt(candidates.get(0), "id")).filter(Approving::isId)
                : Optional.empty();
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
}
