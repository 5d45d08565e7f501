package io.throughline.config;

/** What a problem does to the start. */
public enum Severity {
    /** Nothing starts before it is mended. */
    ERROR,
    /** Told by {@code validate}, but nothing is refused; {@code validate --strict} counts it as an error. */
    WARNING
}
