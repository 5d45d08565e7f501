package io.throughline.mapping;

import io.throughline.config.Nearest;
import io.throughline.mapping.ExpressionWords.Kind;
import io.throughline.mapping.ExpressionWords.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what an expression may not contain (S-20): only functions of an allow-list, only variables it was given or binds itself, only names
 * that it says it reads; no regular expressions, no transforms, joins, signatures, partial application, and no function handed on by name,
 * so that everything that repeats goes through the budget.
 */
final class ExpressionCheck {

    static final int MAX_LENGTH = 4000;
    private static final int MAX_WORDS = 600;
    private static final int MAX_DEPTH = 25;

    /** What is wrong, and where in the expression. */
    record Finding(int at, String message, String action) {}

    private final List<Word> words;
    private final Set<String> given;
    private final Set<String> names;
    private final Set<String> bound = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private ExpressionCheck(List<Word> words, Set<String> given, Set<String> names) {
        this.words = words;
        this.given = given;
        this.names = names;
    }

    /**
     * @param given variables that the mapping gives, without {@code $}
     * @param names every name on the paths that the expression says it reads
     */
    static List<Finding> of(String expression, Set<String> given, Set<String> names) {
        if (expression.length() > MAX_LENGTH) {
            return List.of(new Finding(
                    MAX_LENGTH, "the expression is longer than " + MAX_LENGTH + " characters.", "Make it shorter."));
        }
        Set<String> known = new TreeSet<>(names);
        List<Word> words = ExpressionWords.of(expression);
        if (words.size() > MAX_WORDS) {
            return List.of(new Finding(
                    words.get(MAX_WORDS).start(),
                    "the expression has more than " + MAX_WORDS + " words.",
                    "Make it shorter, or make several fields of it."));
        }
        words.stream().filter(word -> word.kind() == Kind.TEXT).map(Word::text).forEach(known::add);
        ExpressionCheck check = new ExpressionCheck(words, given, known);
        check.bindings();
        check.depth();
        for (int i = 0; i < words.size(); i++) {
            check.word(i);
        }
        return check.findings;
    }

    private void find(Word at, String message, String action) {
        findings.add(new Finding(at.start(), message, action));
    }

    private Word word(int i, int step) {
        int index = i + step;
        return index < 0 || index >= words.size() ? new Word(Kind.OPERATOR, "", 0) : words.get(index);
    }

    private void bindings() {
        boolean parameters = false;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            parameters = parameters ? !word.is(")") : word.is("(") && isFunction(word(i, -1));
            boolean assigned = word.kind() == Kind.VARIABLE && word(i, 1).is(":=");
            if (word.kind() != Kind.VARIABLE || !assigned && !parameters) {
                continue;
            }
            if (word.text().startsWith("_") || word.text().isEmpty() || isTaken(word.text())) {
                find(word, "$" + word.text() + " cannot be bound anew.", "Give the variable another name.");
            }
            bound.add(word.text());
            if (assigned && isFunction(word(i, 2))) {
                functions.add(word.text());
            }
        }
    }

    private boolean isTaken(String name) {
        return name.startsWith("$") || given.contains(name) || ExpressionFunctions.isKnown(name);
    }

    private static boolean isFunction(Word word) {
        return word.kind() == Kind.NAME
                && (word.text().equals("function") || word.text().equals("λ"));
    }

    private void depth() {
        int depth = 0;
        for (Word word : words) {
            depth += word.is("(") || word.is("[") || word.is("{") ? 1 : 0;
            depth -= word.is(")") || word.is("]") || word.is("}") ? 1 : 0;
            if (depth > MAX_DEPTH) {
                find(word, "brackets are nested deeper than " + MAX_DEPTH + ".", "Make the expression flatter.");
                return;
            }
        }
    }

    private void word(int i) {
        Word word = words.get(i);
        switch (word.kind()) {
            case REGEX ->
                find(
                        word,
                        "regular expressions cannot be bounded, so they are not allowed.",
                        "Use $contains, $split or $replace with plain text.");
            case BROKEN -> find(word, "this is no word of JSONata, or a quotation is not closed.", "Mend it.");
            case VARIABLE -> variable(i, word);
            case NAME -> name(i, word);
            case OPERATOR -> operator(i, word);
            default -> {
                // texts and numbers do nothing
            }
        }
    }

    private void variable(int i, Word word) {
        String name = word.text();
        boolean called = word(i, 1).is("(");
        if (ExpressionFunctions.ALLOWED.contains(name)) {
            if (!called) {
                find(
                        word,
                        "the function $" + name + " is handed on by its name.",
                        "Write function($x){ $" + name + "($x) }.");
            }
        } else if (called && !functions.contains(name)) {
            find(word, "$" + name + " is not a function that a mapping may call.", nearest(name, callable()));
        } else if (!name.isEmpty() && !name.equals("$") && !given.contains(name) && !bound.contains(name)) {
            find(word, "$" + name + " is neither given by 'reads' nor bound here.", nearest(name, variables()));
        }
    }

    private Set<String> callable() {
        Set<String> callable = new TreeSet<>(ExpressionFunctions.ALLOWED);
        callable.addAll(functions);
        return callable;
    }

    private Set<String> variables() {
        Set<String> variables = new TreeSet<>(given);
        variables.addAll(bound);
        return variables;
    }

    private static String nearest(String name, Set<String> known) {
        if (known.isEmpty()) {
            return "Nothing is known here: 'reads' is empty and nothing is bound.";
        }
        Optional<String> near = Nearest.to(name, known);
        return near.map(found -> "Did you mean $" + found + "?")
                .orElse("Known here: "
                        + known.stream().map(found -> "$" + found).collect(Collectors.joining(", ")) + ".");
    }

    private void name(int i, Word word) {
        if (isFunction(word)) {
            signature(i);
        } else if (word(i, 1).is("(")) {
            find(word, word.text() + " is called without its '$'.", nearest(word.text(), callable()));
        } else if (!names.contains(word.text())) {
            find(
                    word,
                    "it reads " + word.text() + ", which 'reads' does not name.",
                    Nearest.to(word.text(), names)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Add its path to 'reads'."));
        }
    }

    /** A signature after the parameters is turned into a regular expression by the library. */
    private void signature(int i) {
        int end = i + 1;
        while (end < words.size() && !words.get(end).is(")")) {
            end++;
        }
        if (word(end, 1).is("<")) {
            find(word(end, 1), "a function must not have a signature.", "Remove <…>.");
        }
    }

    private void operator(int i, Word word) {
        Word before = word(i, -1);
        boolean placeholder = word.is("?") && (before.is("(") || before.is(","));
        boolean parent =
                word.is("%") && before.kind() == Kind.OPERATOR && !before.is(")") && !before.is("]") && !before.is("}");
        boolean call = word.is("(")
                && (before.is(")")
                        || before.is("]")
                        || before.is("}")
                        || before.kind() == Kind.TEXT
                        || before.kind() == Kind.NUMBER);
        if (placeholder || parent || call || word.is("|") || word.is("@") || word.is("#")) {
            find(
                    word,
                    placeholder
                            ? "functions are not applied in part ('?')."
                            : call
                                    ? "what this calls is not known without running it."
                                    : "'" + word.text() + "' is not allowed here.",
                    "Mappings know no transforms (|), joins (@, #), parents (%) and no calls of computed functions.");
        }
    }
}
