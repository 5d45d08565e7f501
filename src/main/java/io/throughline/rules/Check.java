package io.throughline.rules;

import java.util.stream.Stream;

/** One rule that can stop a deal. Pure and total: any deal that fits the schema gives findings or none, never an exception. */
interface Check {

    /** The rule; configuration switches the check by its id. */
    Rule rule();

    /** Everything that breaks the rule; empty if it is kept or cannot be judged because another check already stops the deal. */
    Stream<Finding> examine(Deal deal);
}
