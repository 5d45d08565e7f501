package io.throughline.rules;

import java.util.List;
import java.util.stream.Stream;

/** Every parameter that the rulebook knows. */
public final class Parameters {

    private static final List<Parameter> ALL = Stream.concat(
                    TimeParameters.ALL.stream(), BillingParameters.ALL.stream())
            .toList();

    private Parameters() {}

    /** All, in the order of the rules. */
    public static List<Parameter> all() {
        return ALL;
    }

    /** Those of a rule; empty if it has none. */
    public static List<Parameter> of(Rule rule) {
        return ALL.stream().filter(parameter -> parameter.rule() == rule).toList();
    }
}
