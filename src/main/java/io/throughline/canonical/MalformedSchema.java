package io.throughline.canonical;

import java.util.Set;

/** A schema text cannot be used; the message says which and why. */
public final class MalformedSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String object;
    private final int line;
    private final int column;
    private final String word;
    private final transient Set<String> words;

    private MalformedSchema(String object, String why, int line, int column, String word, Set<String> words) {
        super(why);
        this.object = object;
        this.line = line;
        this.column = column;
        this.word = word;
        this.words = words;
    }

    MalformedSchema(String object, String why, int line, int column) {
        this(object, why, line, column, "", Set.of());
    }

    MalformedSchema(String object, String why) {
        this(object, why, 0, 0);
    }

    /** At the first place of some text in the schema. */
    static MalformedSchema at(String place, String text, String object, String why) {
        return unknown(place, text, object, why, "", Set.of());
    }

    /** The same, of a word that is none of those that may stand there. */
    static MalformedSchema unknown(
            String place, String text, String object, String why, String word, Set<String> words) {
        String before = text.substring(0, Math.max(0, text.indexOf(place)));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new MalformedSchema(object, why, line, before.length() - before.lastIndexOf('\n'), word, words);
    }

    /** From 1; 0: the schema as a whole. */
    public int line() {
        return line;
    }

    /** From 1; 0: the schema as a whole. */
    public int column() {
        return column;
    }

    /** The object whose schema it is. */
    public String object() {
        return object;
    }

    /** The word that is not known; empty if the problem is another. */
    public String word() {
        return word;
    }

    /** The words that are known in its place. */
    public Set<String> words() {
        return words == null ? Set.of() : words;
    }
}
