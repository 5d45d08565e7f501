package io.throughline.connector.drop;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line the line that it begins on, from 1
 * @param cells its cells; empty if it cannot be read
 * @param problem why it cannot be read, in words without its content; empty if it can
 */
record CsvRow(int line, List<String> cells, String problem) {

    static CsvRow wrong(int line, String problem) {
        return new CsvRow(line, List.of(), problem);
    }
}
