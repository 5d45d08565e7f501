package io.throughline.connector.drop;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in the files of a folder: the file that was read last, as it was then, and how many of its rows. Immutable.
 *
 * @param arrived when the file arrived
 * @param rows rows that were told; below 0: all of them
 * @param hash fingerprint of its content
 * @param label its name
 */
record DropPlace(Instant arrived, int rows, String hash, String label) {

    static final int ALL = -1;

    private static final String SEPARATOR = "~";
    private static final int PARTS = 4;

    /** Reads what {@link #text} wrote; empty if it is none, for then nobody knows where it was. */
    static Optional<DropPlace> parse(String text) {
        String[] parts = text.split(SEPARATOR, PARTS);
        if (parts.length < PARTS || !DropFolder.isName(parts[3]) || !parts[1].matches("-1|\\d{1,9}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DropPlace(Instant.parse(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(SEPARATOR, arrived.toString(), Integer.toString(rows), hash, label);
    }

    boolean isWithinFile() {
        return rows != ALL;
    }

    /** Whether it is this file, as it arrived then. */
    boolean isOf(DropFile file) {
        return label.equals(file.label()) && arrived.equals(file.arrived());
    }

    /** Whether the file comes after it in the order of arrival. */
    boolean isBefore(DropFile file) {
        int order = arrived.compareTo(file.arrived());
        return order < 0 || order == 0 && label.compareTo(file.label()) < 0;
    }
}
