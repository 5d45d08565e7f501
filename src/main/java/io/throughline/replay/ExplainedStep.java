package io.throughline.replay;

import java.util.List;

/**
 * What one step of a past transaction read, decided and sent, value by value.
 *
 * @param id path of names and item keys
 * @param operation what it called
 * @param system null if the operation is bound to none
 * @param records in the order in which they came to be
 * @param stop why the transaction stopped here; null if it went on
 */
public record ExplainedStep(String id, String operation, String system, List<ExplainedRecord> records, Stop stop) {

    /** The same with the records that say something about one field. */
    ExplainedStep about(String field) {
        return new ExplainedStep(
                id,
                operation,
                system,
                records.stream()
                        .map(record -> record.about(field))
                        .filter(record -> !record.isSilent())
                        .toList(),
                stop);
    }
}
