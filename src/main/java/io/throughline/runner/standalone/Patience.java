package io.throughline.runner.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Asks again and again until an answer is there or time is up. */
public final class Patience {

    private static final long STEP_MILLIS = 200;

    private Patience() {}

    /** The first answer within the limit; the question is asked at least once, and once more when time is up. */
    public static <T> Optional<T> until(Duration limit, Callable<Optional<T>> question) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() - end >= 0;
            Optional<T> answer = question.call();
            if (answer.isPresent() || last) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }
}
