package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import java.util.List;
import java.util.Map;

/**
 * One row of a look-up table, for checks that look at tables as a whole.
 *
 * @param table the name of the table
 * @param key the value of its first column
 * @param values all values by column, in the order of the file
 * @param owners whom it is limited to, as chains name them; empty: everybody
 * @param days when it holds
 * @param position its line
 */
public record TableRow(
        String table, String key, Map<String, String> values, List<String> owners, Validity days, Position position) {

    /** Whether it counts for a chain. */
    public boolean holdsFor(List<String> chain) {
        return chain.containsAll(owners);
    }
}
