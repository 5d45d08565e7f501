package io.throughline.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.throughline.canonical.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSONata expression over what it says it reads. The compiled expression is shared by threads: the library only reads its tree and keeps
 * what an evaluation knows in the frame, and each evaluation has a frame of its own.
 */
record Expression(Jsonata compiled, List<ExpressionRead> reads, Origin origin) implements Value {

    @Override
    public Object in(Run run, Scope scope) {
        Map<String, Object> variables = new LinkedHashMap<>();
        reads.forEach(read -> read.copy(variables, run, scope));
        ExpressionBudget budget = run.expressions();
        Jsonata.Frame frame = compiled.createFrame();
        ExpressionFunctions.bindTo(frame);
        reads.stream()
                .map(ExpressionRead::variable)
                .filter(name -> !name.isEmpty())
                .forEach(name -> frame.bind(name, variables.get(name)));
        frame.setEvaluateEntryCallback(budget);
        frame.setEvaluateExitCallback(budget);
        Object made;
        try {
            budget.begin(new ArrayList<>(variables.values()));
            made = compiled.evaluate(variables.get(""), frame);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(e, budget, run);
        } catch (Error e) {
            if (e instanceof VirtualMachineError) {
                throw e;
            }
            return failed(e, budget, run);
        } finally {
            budget.end();
        }
        return converted(made, run);
    }

    private Object failed(Throwable fault, ExpressionBudget budget, Run run) {
        if (budget.isSpent() || isSpent(fault)) {
            run.problem(
                    "MAP-2019",
                    origin,
                    "the expression needs more steps, depth, size or time than a mapping may use.",
                    "Make it do less, or map less at once.");
            return ABSENT;
        }
        String code = fault instanceof JException known
                        && known.getError() != null
                        && known.getError().matches("[A-Z]\\d{4}")
                ? known.getError() + " of JSONata at character " + Math.max(known.getLocation(), 0)
                : fault.getClass().getSimpleName();
        run.problem(
                "MAP-2018",
                origin,
                "the expression cannot be evaluated over this input (" + code + ").",
                "Mend the source, or the expression.");
        return ABSENT;
    }

    private static boolean isSpent(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; i < 10 && cause != null; i++) {
            if (cause instanceof ExpressionBudget.Spent || cause instanceof StackOverflowError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private Object converted(Object made, Run run) {
        if (made == null) {
            return ABSENT;
        }
        Optional<Object> plain = plain(made);
        return plain.isPresent()
                ? plain.get()
                : run.wrong(null, "a value of JSON that the expression should give", origin);
    }

    /** A fresh plain value; empty if there is a function or a number without end in it. */
    private static Optional<Object> plain(Object made) {
        if (made instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Optional<Object> value = entry.getValue() == null ? Optional.of(ABSENT) : plain(entry.getValue());
                if (value.isEmpty()) {
                    return value;
                }
                object.put((String) entry.getKey(), value.get() == ABSENT ? null : value.get());
            }
            return Optional.of(object);
        }
        if (made instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                Optional<Object> value = item == null ? Optional.of(ABSENT) : plain(item);
                if (value.isEmpty()) {
                    return value;
                }
                items.add(value.get() == ABSENT ? null : value.get());
            }
            return Optional.of(items);
        }
        if (made instanceof Double || made instanceof Float) {
            return Optional.of(new BigDecimal(made.toString()))
                    .map(number -> number.stripTrailingZeros().scale() <= 0 ? number.setScale(0) : number)
                    .flatMap(Decimals::of)
                    .map(Amounts::shortest);
        }
        boolean single = made instanceof String || made instanceof Boolean || made instanceof Number;
        return single ? Optional.of(made) : Optional.empty();
    }
}
