package io.throughline.config;

/**
 * A place in a file.
 *
 * @param file the path within its layer, such as {@code config/regions/de.yaml}, or the name the caller gave
 * @param line from 1; 0 means the file as a whole
 * @param column from 1; 0 if unknown
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    /** The file as a whole. */
    public static Position of(String file) {
        return new Position(file, 0, 0);
    }

    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column} as editors and terminals understand it; the file alone if it is meant as a whole. */
    @Override
    public String toString() {
        return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
