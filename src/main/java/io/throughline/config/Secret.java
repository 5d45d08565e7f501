package io.throughline.config;

import java.util.Objects;

/** A text that must not be seen: it prints itself masked, in messages, logs and debuggers alike (S-42). Immutable. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a text. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /** The text itself, for the place that sends or signs with it and for no other. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "******";
    }
}
