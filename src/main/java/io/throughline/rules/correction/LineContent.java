package io.throughline.rules.correction;

import io.throughline.canonical.Money;
import io.throughline.rules.time.KnownLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether two lines say the same. When they are booked, how they are named and at which exchange rate makes no difference. */
final class LineContent {

    private static final List<String> COMMON = List.of("workedOn", "taskId", "contractLineKey", "category", "leg");
    private static final Set<String> NO_CONTENT = Set.of("accountingCost", "accountingBill");

    private LineContent() {}

    /** The part of a line that counts when it is compared, within one half or both. */
    static Map<String, Object> of(KnownLine.Place place, Map<String, Object> body, Set<LinePart> parts) {
        Map<String, Object> content = new HashMap<>();
        content.put("place", place);
        content.put("employee", body.get("employee") instanceof Map<?, ?> person ? person.get("id") : null);
        Stream.concat(COMMON.stream(), parts.stream().flatMap(part -> part.fields().stream()))
                .filter(name -> !NO_CONTENT.contains(name))
                .forEach(name -> content.put(name, plain(body.get(name))));
        return content;
    }

    private static Object plain(Object value) {
        return value instanceof Number number
                ? (Object) number.longValue()
                : Money.ofPlain(value).map(money -> (Object) money).orElse(value);
    }
}
