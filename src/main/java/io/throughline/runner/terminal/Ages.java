package io.throughline.runner.terminal;

import java.time.Duration;

/** Lengths of time as people say them: the largest unit alone. */
final class Ages {

    private Ages() {}

    static String of(Duration length) {
        Duration positive = length.abs();
        if (positive.toDays() > 1) {
            return positive.toDays() + " d";
        }
        if (positive.toHours() > 0) {
            return positive.toHours() + " h";
        }
        return positive.toMinutes() > 0 ? positive.toMinutes() + " min" : positive.toSeconds() + " s";
    }
}
