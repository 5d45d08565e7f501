package io.throughline.connector;

import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoStyle;
import io.throughline.workflow.UndoWay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a customer may rely on for one operation: its promise in one plain sentence, made from what its capability file declares (G5).
 *
 * @param contract what is declared; its system is the connector
 * @param undoneBy the operations that take it back, as the workflows say, with their styles; empty: nothing does
 * @param instead what happens in its place, if the vendor cannot do what the name says
 */
public record Guarantee(OperationContract contract, Map<String, UndoStyle> undoneBy, Optional<String> instead) {

    private static final List<String> OUR_OWN = List.of("rules", "ledger");

    /** Copies the undos. */
    public Guarantee {
        undoneBy = Map.copyOf(undoneBy);
    }

    /** The promise. */
    public String promise() {
        String effect = OUR_OWN.contains(contract.system()) ? ofOurOwn() : ofTarget();
        return effect
                + shared()
                + contract.undo().map(this::undo).orElse("")
                + instead.map(words -> " Instead: " + words).orElse("");
    }

    private String ofOurOwn() {
        if (!contract.safety().writes()) {
            return "Reads and decides; writes nothing.";
        }
        return contract.subject().isPresent()
                ? "One reservation: it is made in our own ledger, in the commit of the step's intent, and repeating changes nothing."
                : "One change in our own ledger, in a database transaction of its own; repeating changes nothing.";
    }

    private String ofTarget() {
        String system = contract.system();
        String late = "a call that arrives later than %s after we stopped waiting ".formatted(words(contract.settle()));
        return switch (contract.safety()) {
            case READ -> "Reads; may be repeated at will.";
            case KEYED ->
                "One effect, as long as %s knows our key (%s); older calls are %s."
                        .formatted(
                                system,
                                keyRetention(),
                                contract.probe().isPresent() ? "asked for first" : "left to a person");
            case CONDITIONAL ->
                "One effect: %s refuses a call whose expected state is gone, and is then asked.".formatted(system);
            case NATURAL ->
                contract.undo().isPresent()
                        ? "Taken back once: repeating finds nothing left to do."
                        : "One record: repeating changes the same one; %scan put older content over newer."
                                .formatted(late);
            case LOOK_UP ->
                "One effect, as long as %s finds our reference; %scan make a second record, and whoever asks for it then is told of both."
                        .formatted(system, late);
            case BLIND ->
                "At most one call unless a person asks for another: %s cannot be asked, so every lost answer is a desk case."
                        .formatted(system);
        };
    }

    private String shared() {
        return contract.shared() ? " Shared by all deals that need it, and never taken back." : "";
    }

    private String undo(UndoRule rule) {
        String states = rule.states().entrySet().stream()
                .map(state -> state.getKey() + ": " + what(state.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        return states.isEmpty() ? "" : " By the state of the record: " + states + ".";
    }

    private static String what(UndoWay way) {
        if (way instanceof UndoWay.By by) {
            return by.style().word() + by.operation().map(" with "::concat).orElse("");
        }
        return way instanceof UndoWay.Already ? "nothing left to do" : "left to a person";
    }

    /** How long the target knows our key, in the words of the file; empty for a read. */
    public String keyRetention() {
        if (!contract.safety().writes()) {
            return "";
        }
        return contract.keyRetention()
                .map(kept -> kept.isZero() ? "none" : words(kept))
                .orElse("unlimited");
    }

    /** What the operation is to other operations: how it takes back, or what takes it back; empty if neither. */
    public String undoWords() {
        Optional<String> takesBack =
                contract.undo().map(rule -> "takes back itself (" + rule.style().word() + ")");
        return takesBack.orElseGet(() -> undoneBy.entrySet().stream()
                .map(undo -> undo.getKey() + " (" + undo.getValue().word() + ")")
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    /** Whether the operation may change its target. */
    public boolean writes() {
        return contract.safety().writes();
    }

    /** The word for {@link Safety} in capability files. */
    public String safety() {
        return contract.safety().word();
    }

    /** A time as capability files write it: {@code 30s}, {@code 24h}. */
    public static String words(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + "ms";
        }
        long seconds = time.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + "m" : seconds + "s";
    }
}
