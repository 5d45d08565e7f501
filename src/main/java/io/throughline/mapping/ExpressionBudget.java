package io.throughline.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What all expressions of one run may do together (S-21), counted inside the evaluation: steps, depth, the size of every value that is made,
 * the items that are gone through, and time. The counts decide first, so that the same input ends the same way everywhere; time is the last
 * resort. For one thread.
 */
final class ExpressionBudget implements Jsonata.EntryCallback, Jsonata.ExitCallback {

    private static final int MAX_STEPS = 200_000;
    private static final int MAX_DEPTH = 120;
    private static final int MAX_NESTING = 60;
    private static final long MAX_SIZE = 300_000;
    private static final long MAX_WORK = 2_000_000;
    private static final long MAX_NANOS = 2_000_000_000L;

    private final LongSupplier nanos;
    private final Map<Object, Long> inputs = new IdentityHashMap<>();
    private long began;
    private long used;
    private int steps;
    private long work;
    private int depth;
    private boolean spent;

    ExpressionBudget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** There is nothing left; the evaluation ends here. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("budget", null, false, false);
        }
    }

    /** Refuses a text or list before it is made. */
    static void fits(long size) {
        if (size > MAX_SIZE) {
            throw new Spent();
        }
    }

    /** Begins one evaluation over inputs of these sizes; the size of an input is counted once, not at each look at it. */
    void begin(List<Object> given) {
        inputs.clear();
        depth = 0;
        began = nanos.getAsLong();
        for (Object input : given) {
            measureInput(input, 0);
        }
    }

    void end() {
        used += nanos.getAsLong() - began;
        inputs.clear();
    }

    boolean isSpent() {
        return spent;
    }

    private long measureInput(Object value, int nesting) {
        check(nesting <= MAX_NESTING);
        long size = 1;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size += ((String) entry.getKey()).length() + measureInput(entry.getValue(), nesting + 1);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                size += measureInput(item, nesting + 1);
            }
        } else if (value instanceof String text) {
            return size + text.length();
        } else {
            return size;
        }
        inputs.put(value, size);
        check(size <= MAX_SIZE);
        return size;
    }

    @Override
    public void callback(Parser.Symbol expression, Object input, Jsonata.Frame environment) {
        depth++;
        check(++steps <= MAX_STEPS && depth <= MAX_DEPTH);
        check(used + nanos.getAsLong() - began <= MAX_NANOS);
    }

    @Override
    public void callback(Parser.Symbol expression, Object input, Jsonata.Frame environment, Object result) {
        depth--;
        measure(result);
    }

    private void check(boolean fits) {
        if (!fits) {
            spent = true;
            throw new Spent();
        }
    }

    /** The size of a value that was made, with everything in it however often it stands there; a shared part counts each time. */
    void measure(Object made) {
        if (made instanceof String text) {
            check(text.length() <= MAX_SIZE);
            work += text.length() / 16;
        } else if (made instanceof List<?> list) {
            work += list.size();
        }
        check(work <= MAX_WORK);
        if ((made instanceof Map || made instanceof List) && !inputs.containsKey(made)) {
            measureDeep(made);
        }
    }

    private record Part(Object value, int nesting) {}

    private void measureDeep(Object made) {
        long size = 0;
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(made, 0));
        while (!open.isEmpty()) {
            Part part = open.pop();
            Long known = inputs.get(part.value());
            if (known != null) {
                size += known;
            } else if (part.value() instanceof Map<?, ?> map) {
                map.forEach((name, value) -> push(open, value, part.nesting() + 1));
                size += map.size() + 1;
            } else if (part.value() instanceof List<?> list) {
                size += list.size() + 1;
                check(size <= MAX_SIZE);
                list.forEach(value -> push(open, value, part.nesting() + 1));
            } else {
                size += part.value() instanceof String text ? text.length() + 1 : 1;
            }
            work++;
            check(size <= MAX_SIZE && work <= MAX_WORK);
        }
    }

    private void push(Deque<Part> open, Object value, int nesting) {
        check(nesting <= MAX_NESTING);
        if (value != null) {
            open.push(new Part(value, nesting));
        }
    }
}
