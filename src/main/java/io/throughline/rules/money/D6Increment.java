package io.throughline.rules.money;

import io.throughline.rules.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * D6: the steps in which time is billed. Worked time stays as it is beside the billed one.
 *
 * @param seconds length of a step; 0: to the second
 * @param direction where a part of a step goes
 */
public record D6Increment(long seconds, Direction direction) {

    /** Billed to the second. */
    public static final D6Increment NONE = new D6Increment(0, Direction.UP);

    /** Where a part of a step goes. */
    public enum Direction {
        /** A begun step counts. */
        UP,
        /** Half a step and more counts. */
        NEAREST,
        /** Only whole steps count. */
        DOWN
    }

    /** A length below zero is none. */
    public D6Increment {
        if (seconds < 0) {
            throw new IllegalArgumentException("A billing step has no negative length. This is a bug.");
        }
    }

    /** The step of a canonical contract ({@code billingIncrement}); empty if it names none. */
    public static Optional<D6Increment> of(Map<String, Object> contract) {
        Fields fields = new Fields(contract);
        return fields.number("billingIncrement.seconds")
                .filter(length -> length.signum() > 0)
                .map(length -> new D6Increment(
                        length.longValue(),
                        direction(fields.text("billingIncrement.rounding").orElse("up"))));
    }

    /** The direction of a word: {@code up}, {@code nearest} or {@code down}. */
    public static Direction direction(String word) {
        return switch (word) {
            case "down" -> Direction.DOWN;
            case "nearest" -> Direction.NEAREST;
            default -> Direction.UP;
        };
    }

    /** What is billed of a duration; of a negative one the mirror. */
    public long billed(long worked) {
        if (seconds == 0 || worked == 0) {
            return worked;
        }
        long length = Math.abs(worked);
        long whole = length / seconds;
        long rest = length % seconds;
        boolean counts = switch (direction) {
            case UP -> rest > 0;
            case NEAREST -> rest * 2 >= seconds;
            case DOWN -> false;
        };
        return Long.signum(worked) * (whole + (counts ? 1 : 0)) * seconds;
    }
}
