package io.throughline.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects everything that is wrong, so that a person sees it at once. For one thread. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Notes one problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Notes one problem. */
    public void add(String code, Position position, String path, String message, String action) {
        add(new Problem(code, position, path, message, action));
    }

    /** Notes one problem at a node. */
    public void add(String code, YamlNode node, String message, String action) {
        add(code, node.position(), node.path(), message, action);
    }

    /** Notes a problem that explains all others at its place: they are forgotten. */
    public void addInstead(Problem problem) {
        found.removeIf(other -> other.position().equals(problem.position()));
        found.add(problem);
    }

    /** Notes something that is told but refuses nothing. */
    public void warn(String code, Position position, String path, String message, String action) {
        add(new Problem(code, position, path, message, action, Severity.WARNING));
    }

    /** Notes several problems. */
    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    /** Whether no error was found; there may be warnings. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many errors were found so far: lets a reader tell whether a part added any. */
    public int size() {
        return (int) found.stream().filter(Problem::isError).count();
    }

    /** Whether an error was found in this file. */
    public boolean isAbout(String file) {
        return found.stream()
                .anyMatch(problem ->
                        problem.isError() && problem.position().file().equals(file));
    }

    /** All problems without repetition, by file, line and column. */
    public List<Problem> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /**
     * Ends the start if an error was found; warnings do not.
     *
     * @throws ConfigurationException with all errors
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ConfigurationException(
                    sorted().stream().filter(Problem::isError).toList());
        }
    }
}
