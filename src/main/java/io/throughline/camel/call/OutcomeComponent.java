package io.throughline.camel.call;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code outcome:applied}, {@code outcome:found}, {@code outcome:absent}, {@code outcome:undecided}, {@code outcome:refused?reason=…}: how an
 * operation route declares its end. Applied and found take the body as result; {@code outcome:found?state=…} is the answer of a read that tells the state of a record.
 * {@code outcome:candidate} ends nothing: it
 * notes the body, a canonical result, as one of the records that could be ours, and undecided says that only a person can tell which. {@code outcome:held?rule=…&team=…&title=…&fix=…&list=id,number} asks a person first:
 * the body is the list of records to choose from, and {@code list} names the fields of each that the person is told.
 */
public final class OutcomeComponent extends DefaultComponent {

    private static final String CANDIDATE = "candidate";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        if (word.equals(CANDIDATE)) {
            return new OutcomeEndpoint(uri, this, CallContext::candidate);
        }
        Ending.Kind kind = kind(word);
        return new OutcomeEndpoint(uri, this, kind == Ending.Kind.HELD ? held(parameters) : ended(kind, parameters));
    }

    private OutcomeEndpoint.Declaration ended(Ending.Kind kind, Map<String, Object> parameters) {
        String reason = getAndRemoveParameter(parameters, "reason", String.class, "");
        String state = getAndRemoveParameter(parameters, "state", String.class);
        return (context, body) -> {
            Object result = state == null ? body : Map.of("state", state);
            context.end(new Ending(kind, kind.hasResult() ? result : null, reason, null));
        };
    }

    private OutcomeEndpoint.Declaration held(Map<String, Object> parameters) {
        Hold hold = new Hold(
                required(parameters, "rule"),
                required(parameters, "team"),
                required(parameters, "title"),
                "",
                required(parameters, "fix"));
        Candidates candidates = new Candidates(Arrays.asList(
                getAndRemoveParameter(parameters, "list", String.class, "id").split(",")));
        return (context, body) -> context.end(new Ending(Ending.Kind.HELD, null, "", candidates.told(hold, body)));
    }

    private String required(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) {
            throw new IllegalArgumentException(
                    "CON-1012 outcome:held needs the parameter " + name + ". Mend the route.");
        }
        return value;
    }

    private static Ending.Kind kind(String word) {
        try {
            return Ending.Kind.named(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "CON-1011 outcome: is applied, found, absent, candidate, undecided, refused or held, not '" + word
                            + "'. Mend the route.",
                    e);
        }
    }

    /** The fields of each record that a person is told; ids and numbers, no names. */
    private record Candidates(List<String> fields) {

        Hold told(Hold hold, Object body) {
            String detail = body instanceof List<?> records
                    ? records.stream().map(this::line).collect(Collectors.joining("; "))
                    : "";
            return new Hold(hold.rule(), hold.team(), hold.title(), detail, hold.fix());
        }

        private String line(Object entry) {
            Map<?, ?> values = entry instanceof Map<?, ?> map ? map : Map.of();
            return fields.stream()
                    .filter(values::containsKey)
                    .map(field -> field + " " + values.get(field))
                    .collect(Collectors.joining(", "));
        }
    }
}
