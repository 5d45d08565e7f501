package io.throughline.camel.lint;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which variables an expression may name at one place of a workflow. Names that are set in a split or multicast are gone after it; those of choice,
 * filter and loop stay. Not thread-safe.
 */
final class Scope {

    private final Set<String> names;
    private final boolean inItems;

    private Scope(Set<String> names, boolean inItems) {
        this.names = names;
        this.inItems = inItems;
    }

    static Scope ofWorkflow() {
        return new Scope(new TreeSet<>(), false);
    }

    void add(String name) {
        names.add(name);
    }

    boolean knows(String name) {
        return names.contains(name);
    }

    /** Whether a step here runs once per item. */
    boolean inItems() {
        return inItems;
    }

    /** The scope inside a node: its own for what works on copies, else this one. */
    Scope inside(String pattern) {
        return switch (pattern) {
            case "split" -> new Scope(new TreeSet<>(names), true);
            case "multicast" -> new Scope(new TreeSet<>(names), inItems);
            // a loop works on the same exchange, so that its names stay, but each round is an item
            case "loop" -> new Scope(names, true);
            default -> this;
        };
    }

    Collection<String> names() {
        return names;
    }
}
