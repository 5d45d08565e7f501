package io.throughline.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be decided about a case, and the right that it needs. */
public enum DeskAction {
    APPROVE(Right.APPROVE),
    RETRY(Right.PREPARE),
    CORRECT(Right.PREPARE),
    DISMISS(Right.DISMISS);

    private final Right right;

    DeskAction(Right right) {
        this.right = right;
    }

    /** The right that a person needs for it. */
    public Right right() {
        return right;
    }

    /** The word for commands, addresses and records: {@code approve}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this word. */
    public static Optional<DeskAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
