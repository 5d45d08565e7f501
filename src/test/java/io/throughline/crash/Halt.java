package io.throughline.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends this process at one point: no hook runs, nothing is flushed. The file proves that the point was reached. */
final class Halt {

    static final int CODE = 77;

    private final CrashPoint point;
    private final AtomicInteger left;
    private final Path proof;

    /** @param hit which time of reaching the point counts, from 1 */
    Halt(CrashPoint point, int hit, Path proof) {
        this.point = point;
        this.left = new AtomicInteger(hit);
        this.proof = proof;
    }

    boolean isAt(CrashPoint other) {
        return point == other;
    }

    void reached(CrashPoint here) {
        if (here == point && left.decrementAndGet() == 0) {
            try {
                Files.writeString(proof, here.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().halt(CODE);
        }
    }
}
