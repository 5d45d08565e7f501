package io.throughline.desk;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.Change;
import io.throughline.ledger.DecisionRecord.Edit;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.Repinning;
import io.throughline.ledger.Ruling.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the plan of a decision and asks whether this person may take it. Pure but for the files it was made with. */
final class Planner {

    private static final String D60 = "DSK-1008";
    private static final String LIMIT = "DSK-1009";

    private final DeskFiles files;
    private final Repinning repinning;

    Planner(DeskFiles files, Repinning repinning) {
        this.files = files;
        this.repinning = repinning;
    }

    Plan plan(Person person, CaseFile file, DeskRequest request) {
        Situation situation = new Situation(file, files.contracts());
        Plan plan = plan(person, situation, request);
        Optional<Plan.Impossible> objection = objection(person, situation, request.action());
        return plan instanceof Plan.Possible && objection.isPresent() ? objection.get() : plan;
    }

    /** What people call the files that a transaction is pinned to. */
    String version(String bundle) {
        return repinning.version(bundle);
    }

    private Plan plan(Person person, Situation situation, DeskRequest request) {
        Optional<Plan.Impossible> late = decidedElsewhere(situation);
        if (late.isPresent()) {
            return late.get();
        }
        if (request.options().withCurrent() && request.action() != DeskAction.RETRY) {
            return Plan.impossible("Only a retry can go on with the present files: retry --with-current.");
        }
        return switch (request.action()) {
            case APPROVE -> new Approving(situation, files.schemas()).plan(request.as());
            case RETRY ->
                request.options().withCurrent() ? withCurrentFiles(situation) : new Retrying(situation).plan();
            case CORRECT -> new Correcting(situation, files.corrections(), files.schemas()).plan(person, request.set());
            case DISMISS -> new Dismissing(situation).plan(request.options().acceptLooseEnds());
        };
    }

    /** The same retry, with the files that are current here (G11). */
    private Plan withCurrentFiles(Situation situation) {
        Optional<String> refusal = repinning.refusal(situation.file().history());
        if (refusal.isPresent()) {
            return Plan.impossible(refusal.get());
        }
        Plan plan = new Retrying(situation).plan();
        if (!(plan instanceof Plan.Possible possible)) {
            return plan;
        }
        String bundle = repinning.currentBundle();
        Effects effects = possible.effects();
        List<Change> changes = new ArrayList<>(effects.changes());
        changes.add(new Change.Repin(bundle));
        return new Plan.Possible(
                possible.does() + " It goes on with the present workflows, mappings and regions.",
                new Effects(
                        effects.next(),
                        effects.steps(),
                        changes,
                        effects.corrections(),
                        effects.closesOthers(),
                        "with the files %s (version %s)".formatted(bundle, repinning.version(bundle))));
    }

    private static Optional<Plan.Impossible> decidedElsewhere(Situation situation) {
        if (situation.file().desk().decidedAt() != null) {
            return Optional.of(Plan.impossible("The case is decided."));
        }
        return situation.isWithPerson() && !situation.isNewest()
                ? Optional.of(Plan.impossible("A later case of the same transaction is to be decided first: %s."
                        .formatted(
                                situation.file().history().desk().orElseThrow().id())))
                : Optional.empty();
    }

    /** Why this person may not take a decision that is possible as such: D60, or the person's limit. */
    Optional<Plan.Impossible> objection(Person person, Situation situation, DeskAction action) {
        if (action == DeskAction.CORRECT) {
            return Separation.againstCorrecting(person, situation.file())
                    .map(why -> new Plan.Impossible(D60, "D60: %s. Nothing was decided.".formatted(why)));
        }
        Optional<ApprovalAsked> asked =
                action == DeskAction.APPROVE ? new Approving(situation, files.schemas()).asked() : Optional.empty();
        return asked.flatMap(approval -> againstApproving(person, situation.file(), approval));
    }

    private static Optional<Plan.Impossible> againstApproving(Person person, CaseFile file, ApprovalAsked asked) {
        Optional<String> prepared = Separation.againstApproving(person, file, asked);
        if (prepared.isPresent()) {
            return Optional.of(new Plan.Impossible(
                    D60,
                    "D60: %s. Nothing was decided; let somebody else of the team approve.".formatted(prepared.get())));
        }
        return person.mayApprove(asked.amount())
                ? Optional.empty()
                : Optional.of(new Plan.Impossible(
                        LIMIT,
                        "%s may not approve %s: %s. Nothing was decided; let somebody with a higher limit approve."
                                .formatted(person.id(), asked.amount(), limit(person, asked))));
    }

    private static String limit(Person person, ApprovalAsked asked) {
        String currency = asked.amount().currency();
        return person.limits().containsKey(currency)
                ? "the limit is %s %s".formatted(person.limits().get(currency).toPlainString(), currency)
                : "%s states no limit in %s".formatted(People.FILE, currency);
    }

    /** Whether a stored decision is this one, sent again. */
    boolean isSame(Judgement stored, Person person, DeskRequest request) {
        return stored.person().equals(person.id())
                && stored.action().equals(request.action().word())
                && (request.as() == null || request.as().equals(stored.chosen()))
                && isSame(stored, request.set());
    }

    private boolean isSame(Judgement stored, Map<String, String> set) {
        return stored.edits().size() == set.size()
                && stored.edits().stream().allMatch(edit -> isSame(edit, set.get(edit.path())));
    }

    private boolean isSame(Edit edit, String text) {
        return text != null
                && files.corrections()
                        .find(edit.path())
                        .flatMap(field -> field.form().read(text))
                        .filter(edit.after()::equals)
                        .isPresent();
    }

    /** What HTTP calls it: not allowed for this person, or impossible for everybody. */
    int status(Plan.Impossible impossible) {
        return impossible.code().equals(D60) || impossible.code().equals(LIMIT) ? 403 : 422;
    }
}
