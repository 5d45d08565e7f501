package io.throughline.canonical;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a field of a canonical object is to the people who may see it and to the systems it may go to: the annotation {@code x-class} of its
 * schema (D59, S-09).
 */
public enum FieldClass {
    /** An amount or a price that the customer pays or may see. */
    MONEY("money", false),
    /** What a person's work costs the firm, and pay data: never in the CRM, in logs or in tickets (D59). */
    COST_RATE("cost-rate", true),
    /** Tells who somebody is or how to reach them. */
    PERSONAL("personal", true),
    /** Words that somebody typed, such as the text of a worklog: may hold anything. */
    FREE_TEXT("free-text", true),
    /** Opens a door: a token, a key, a bank account. */
    CREDENTIAL("credential", true);

    /** The annotation in the schemas; its value is the {@link #word()} of a class. */
    public static final String ANNOTATION = "x-class";

    private final String word;
    private final boolean masked;

    FieldClass(String word, boolean masked) {
        this.word = word;
        this.masked = masked;
    }

    /** The class as files write it: {@code cost-rate}. */
    public String word() {
        return word;
    }

    /** Whether a value of this class is hidden wherever people read what the product writes: messages, logs, cases, transactions. */
    public boolean isMasked() {
        return masked;
    }

    /** The words of all classes. */
    static Set<String> words() {
        return Arrays.stream(values()).map(FieldClass::word).collect(Collectors.toSet());
    }

    /** The class of a word, if it is one. */
    public static Optional<FieldClass> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
