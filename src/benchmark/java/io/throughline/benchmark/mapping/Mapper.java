package io.throughline.benchmark.mapping;

/**
 * One way to make the canonical opportunity of the comparison. Trees are of the mapper's own kind.
 *
 * <p>For one thread.
 */
interface Mapper {

    /** The name shown in the table. */
    String name();

    /** Reads the mapping's own text anew, as at a start; does nothing for code. */
    default void compile() {}

    /** The input as this mapper is given it: where it cannot do a piece of the work, the piece is done here, unmeasured. */
    default byte[] input(byte[] opportunity) {
        return opportunity;
    }

    /** Reads the input. */
    Object read(byte[] json);

    /** Maps; does not change the input. */
    Object map(Object tree);

    /** Writes a result. */
    byte[] write(Object result);

    /** From bytes to bytes, the shortest way that the mapper has. */
    default byte[] map(byte[] json) {
        return write(map(read(json)));
    }

    /** Whether it has no tree: only bytes are compared then. */
    default boolean isStreaming() {
        return false;
    }
}
