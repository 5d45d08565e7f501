package io.throughline.mapping;

import io.throughline.canonical.Json;
import io.throughline.config.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One example of a mapping: an input with the result or the errors that it must give.
 *
 * @param name says what the example shows
 * @param mapping the name of the mapping
 * @param place whose overlays and rows count
 * @param context the values behind {@code $}
 * @param input the plain input
 * @param output the whole plain result; null if errors are expected
 * @param errors code, or code and path, of every problem; empty if a result is expected
 * @param position where the example stands
 */
public record MappingExample(
        String name,
        String mapping,
        Place place,
        Map<String, Object> context,
        Object input,
        Object output,
        List<String> errors,
        Position position) {

    /**
     * Whose overlays and rows count; each may be empty.
     *
     * @param region the code of a region or of a layer such as {@code emea}
     * @param legalEntity the id of a legal entity
     * @param customer the key of a customer
     * @param position where the example says so
     */
    public record Place(String region, String legalEntity, String customer, Position position) {

        /** The chain, the narrowest first; empty if there is nobody of these names. */
        Optional<List<String>> chain(Map<String, List<String>> chains) {
            Optional<List<String>> found = legalEntity.isEmpty()
                    ? ofRegion(chains)
                    : Optional.ofNullable(chains.get(RowLimits.ENTITIES + legalEntity))
                            .filter(chain -> region.isEmpty() || chain.contains(region));
            String own = RowLimits.CUSTOMERS + customer;
            return customer.isEmpty()
                    ? found
                    : found.filter(chain -> chains.containsKey(own))
                            .map(chain -> Stream.concat(Stream.of(own), chain.stream())
                                    .toList());
        }

        private Optional<List<String>> ofRegion(Map<String, List<String>> chains) {
            if (region.isEmpty() || chains.containsKey(region)) {
                return Optional.of(region.isEmpty() ? List.of() : chains.get(region));
            }
            return chains.values().stream()
                    .filter(chain -> chain.contains(region))
                    .map(chain -> chain.subList(chain.indexOf(region), chain.size()))
                    .findFirst();
        }
    }

    /** The code of the region; empty for the base. */
    public String region() {
        return place.region();
    }

    /**
     * Runs the example.
     *
     * @param catalog where the mapping is
     * @param chain the codes of the example's region, the narrowest first
     * @return what differs, in words that show expected and real values; empty if the example holds
     */
    public Optional<String> difference(MappingCatalog catalog, List<String> chain) {
        Explanation made = catalog.mapping(mapping, chain).explain(input, context);
        if (!errors.isEmpty()) {
            return errorDifference(made);
        }
        if (!made.problems().isEmpty()) {
            return Optional.of(title() + "gives problems:\n" + lines(made.problems()));
        }
        boolean same = Json.canonical(made.result()).equals(Json.canonical(output));
        return same ? Optional.empty() : Optional.of(title() + resultDifference(made));
    }

    private String resultDifference(Explanation made) {
        return "gives another result.\n  " + String.join("\n  ", ExampleDifference.of(output, made)) + "\n";
    }

    private Optional<String> errorDifference(Explanation made) {
        List<String> found =
                made.problems().stream().map(this::asExpected).sorted().toList();
        boolean same = found.equals(errors.stream().sorted().toList());
        return same
                ? Optional.empty()
                : Optional.of(title() + "expects " + errors + ", but gives " + found + "\n" + lines(made.problems()));
    }

    /** A problem as the example writes it: with the path only if the example names it so. */
    private String asExpected(MappingProblem problem) {
        String withPath = problem.code() + " " + problem.path();
        return !errors.contains(withPath) && errors.contains(problem.code()) ? problem.code() : withPath.strip();
    }

    private String title() {
        return "the example '" + name + "' ";
    }

    private static String lines(List<MappingProblem> problems) {
        return String.join("\n", problems.stream().map(MappingProblem::toString).toList());
    }
}
