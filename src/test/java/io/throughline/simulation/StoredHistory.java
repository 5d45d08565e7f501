package io.throughline.simulation;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.workflow.StepState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes claimed and stored, in order, as seen from outside of the ledger. */
final class StoredHistory {

    /** One thing of a transaction. */
    record Entry(long epoch, Change change) {}

    private final Map<String, List<Long>> epochs = new LinkedHashMap<>();
    private final Set<String> commits = new HashSet<>();
    private final Map<String, Long> firstClaim = new LinkedHashMap<>();
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    void claimed(Lease lease, long at) {
        epochs.computeIfAbsent(lease.transactionId(), any -> new ArrayList<>()).add(lease.epoch());
        firstClaim.putIfAbsent(lease.transactionId(), at);
    }

    /** Whether a commit of this name was noted before. */
    boolean isKnown(Lease lease, String commitId) {
        return !commits.add(lease.transactionId() + " " + commitId);
    }

    void stored(Lease lease, Change change) {
        entries.computeIfAbsent(lease.transactionId(), any -> new ArrayList<>()).add(new Entry(lease.epoch(), change));
    }

    List<Long> epochs(String transactionId) {
        return epochs.getOrDefault(transactionId, List.of());
    }

    boolean hasNewerEpoch(Lease lease) {
        return epochs(lease.transactionId()).stream().anyMatch(epoch -> epoch > lease.epoch());
    }

    List<Entry> entries(String transactionId) {
        return entries.getOrDefault(transactionId, List.of());
    }

    /** Whether an intent of a transaction was ever stored. */
    boolean wroteSomething(String transactionId) {
        return entries(transactionId).stream().anyMatch(entry -> entry.change() instanceof Change.Intend);
    }

    /** When it was first claimed; null if never. */
    Long firstClaim(String transactionId) {
        return firstClaim.get(transactionId);
    }

    static String brief(Change change) {
        if (change instanceof Change.Intend intend) {
            return "intent of " + intend.stepId() + " as " + intend.marker();
        }
        if (change instanceof Change.Conclude conclude) {
            return conclude.stepId() + " " + conclude.state() + because(conclude.problem());
        }
        if (change instanceof Change.Undo undo) {
            return (undo.state() == StepState.COMP_INTENT ? "intent to undo " : undo.state() + " ") + undo.stepId();
        }
        if (change instanceof Change.Move move) {
            return move.state() + because(move.reason());
        }
        if (change instanceof Change.OpenCase opened) {
            return "case " + opened.desk().code() + " " + opened.desk().title();
        }
        return change.getClass().getSimpleName();
    }

    private static String because(String reason) {
        return reason == null ? "" : " (" + reason + ")";
    }
}
