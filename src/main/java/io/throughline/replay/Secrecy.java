package io.throughline.replay;

/** Whether a value may be shown to everybody who may compare bundles. */
public enum Secrecy {
    /** Of no class that is hidden. */
    OPEN,
    /** Personal, a cost rate, typed by somebody or a credential (D59). */
    CLASSIFIED,
    /** No mapping made it and it stands nowhere in the deal's results: it may be anything, and is hidden as if it were classified. */
    UNTRACED;

    /** Whether the value is hidden. */
    public boolean isHidden() {
        return this != OPEN;
    }

    /** What holds for two values together. */
    Secrecy and(Secrecy other) {
        return this == CLASSIFIED || other == OPEN ? this : other;
    }
}
