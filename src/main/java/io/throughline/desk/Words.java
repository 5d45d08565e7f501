package io.throughline.desk;

import io.throughline.workflow.TransactionState;
import java.util.Locale;

/** States in words for people. */
final class Words {

    private Words() {}

    static String of(TransactionState state) {
        return switch (state) {
            case WITH_PERSON -> "with a person";
            case COMPENSATING -> "being undone";
            case COMPENSATED -> "undone";
            default -> state.name().toLowerCase(Locale.ROOT);
        };
    }
}
