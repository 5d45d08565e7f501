package io.throughline.desk;

import io.throughline.canonical.Json;
import io.throughline.ledger.CaseFile;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DecisionRecord.Approved;
import io.throughline.ledger.StepRecord;
import io.throughline.ledger.TransactionHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** D60: nobody approves what they prepared, and one person is one stage. Pure. */
final class Separation {

    /** Ids of Salesforce are the same record with and without their last three characters, which only check the case of the others. */
    private static final int SHORT = 15;

    private static final int LONG = 18;

    private Separation() {}

    /** Why the person may not approve; empty if nothing stands against it. */
    static Optional<String> againstApproving(Person person, CaseFile file, ApprovalAsked asked) {
        if (hasCorrected(person, file.decisions())) {
            return Optional.of("%s corrected this deal, and nobody approves what they prepared".formatted(person.id()));
        }
        if (hasApproved(person, file.decisions(), asked.approved())) {
            return Optional.of("%s approved another stage of this deal, and every stage needs a person of its own"
                    .formatted(person.id()));
        }
        return againstOwner(person, file.history().event().source(), owner(file).orElse(""));
    }

    /** Why the person may not correct; empty if nothing stands against it. */
    static Optional<String> againstCorrecting(Person person, CaseFile file) {
        return file.decisions().stream()
                        .anyMatch(decision ->
                                isBy(person, decision) && decision.judgement().approved() != null)
                ? Optional.of("%s approved this deal, and who approved it does not prepare it".formatted(person.id()))
                : Optional.empty();
    }

    private static boolean hasCorrected(Person person, List<DecisionRecord> decisions) {
        return decisions.stream()
                .anyMatch(decision ->
                        isBy(person, decision) && decision.judgement().action().equals(DeskAction.CORRECT.word()));
    }

    private static boolean hasApproved(Person person, List<DecisionRecord> decisions, Approved asked) {
        return decisions.stream()
                .filter(decision -> isBy(person, decision))
                .map(decision -> decision.judgement().approved())
                .anyMatch(approved -> approved != null
                        && approved.rule().equals(asked.rule())
                        && approved.amount().equals(asked.amount())
                        && approved.currency().equals(asked.currency())
                        && !approved.stage().equals(asked.stage()));
    }

    private static boolean isBy(Person person, DecisionRecord decision) {
        return decision.judgement().person().equals(person.id());
    }

    private static Optional<String> againstOwner(Person person, String crm, String owner) {
        if (owner.isEmpty()) {
            return Optional.of(
                    "nobody knows who owns this deal in %s; give it an owner there and retry".formatted(crm));
        }
        Optional<String> identity = person.identity(crm);
        if (identity.isEmpty()) {
            return Optional.of("nobody knows whether %s owns this deal; %s must say who %s is in %s (identities)"
                    .formatted(person.id(), People.FILE, person.id(), crm));
        }
        return isSame(identity.get(), owner)
                ? Optional.of(
                        "%s owns this deal in %s, and nobody approves what they prepared".formatted(person.id(), crm))
                : Optional.empty();
    }

    /** Who owns the deal in the CRM; empty text if it was read and names nobody; nothing if the transaction reads no deal. */
    static Optional<String> owner(CaseFile file) {
        return Stream.concat(Stream.of(file.history()), file.relatives().stream())
                .map(TransactionHistory::steps)
                .flatMap(List::stream)
                .filter(step -> step.id().equals("opportunity") && step.result() != null)
                .map(StepRecord::result)
                .map(deal -> Optional.ofNullable(Json.textAt(deal, "ownerId")).orElse(""))
                .findFirst();
    }

    /** Whether two ids of a system name the same user there. */
    static boolean isSame(String one, String other) {
        boolean comparable = isId(one) && isId(other);
        return comparable ? one.substring(0, SHORT).equals(other.substring(0, SHORT)) : one.equals(other);
    }

    private static boolean isId(String text) {
        return text.length() == SHORT || text.length() == LONG;
    }
}
