package io.throughline.canonical;

/**
 * A text is not JSON that the product reads: malformed, or beyond a limit (S-30). The message names code, line and column and never quotes
 * the text. Nothing was taken from it; the sender must send another document.
 */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int line;
    private final int column;

    JsonException(String code, int line, int column, String message) {
        super(line > 0 ? "%s line %d, column %d: %s".formatted(code, line, column, message) : code + " " + message);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    /** The stable code of the problem: {@code CAN-1001} malformed, {@code CAN-1002} beyond a limit, {@code CAN-1003} a name twice. */
    public String code() {
        return code;
    }

    /** The line where reading ended, from 1; 0 if unknown. */
    public int line() {
        return line;
    }

    /** The column where reading ended, from 1; 0 if unknown. */
    public int column() {
        return column;
    }
}
