package io.throughline.docs;

import io.throughline.workflow.Lifecycle;
import io.throughline.workflow.Lifecycle.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A life cycle as a Mermaid state diagram and as a table, both made from its rows.
 *
 * @param title heading
 * @param first the state in which it begins
 * @param table the rows
 */
record LifecycleDiagram<S extends Enum<S>, E extends Enum<E>>(String title, S first, Lifecycle<S, E> table) {

    String asMarkdown() {
        return "\n## %s\n\n```mermaid\nstateDiagram-v2\n%s```\n\n| State | Event | Next | Action |\n|---|---|---|---|\n%s"
                .formatted(title, arrows(), rows());
    }

    /** One arrow for each pair of states, so that the picture stays readable. */
    private String arrows() {
        Map<String, List<String>> events = table.transitions().stream()
                .collect(Collectors.groupingBy(
                        row -> row.from() + " --> " + row.to(),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.event().name(), Collectors.toList())));
        String between = events.entrySet().stream()
                .map(arrow -> "  " + arrow.getKey() + ": " + String.join("<br/>", arrow.getValue()) + "\n")
                .collect(Collectors.joining());
        return "  [*] --> " + first + "\n" + between
                + ends().stream().map(end -> "  " + end + " --> [*]\n").collect(Collectors.joining());
    }

    private Set<S> ends() {
        Set<S> ends =
                new TreeSet<>(table.transitions().stream().map(Transition::to).toList());
        table.transitions().forEach(row -> ends.remove(row.from()));
        return ends;
    }

    private String rows() {
        return table.transitions().stream()
                .map(row -> "| %s | %s | %s | %s |\n".formatted(row.from(), row.event(), row.to(), row.action()))
                .collect(Collectors.joining());
    }
}
