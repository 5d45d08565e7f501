package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The values that are made of several items: groups, one of many, sums, counts. Items keep the order of their source. */
final class Items {

    /** Which of the items that pass {@code where} is meant. */
    enum Which {
        FIRST,
        LAST,
        /** The one and only: a second one is an error. */
        ONLY
    }

    private Items() {}

    /** What is gone through: a list, or an object by its values, and the items that count. */
    record Source(SourcePath path, Conditions.Condition where, Origin origin) {

        /** The passing items in order, each in its own scope, until one is answered with false. Says false if the source is no list. */
        boolean each(Run run, Scope scope, Predicate<Scope> item) {
            Object found = path.in(run, scope, origin);
            if (found instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!goesOn(run, scope.item(path, (String) entry.getKey(), entry.getValue()), item)) {
                        break;
                    }
                }
            } else if (found instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (!goesOn(run, scope.item(path, i, list.get(i)), item)) {
                        break;
                    }
                }
            } else if (!Structures.isEmpty(found)) {
                run.wrong(found, "a list", origin);
                return false;
            }
            return true;
        }

        private boolean goesOn(Run run, Scope scope, Predicate<Scope> item) {
            return !where.holds(run, scope) || item.test(scope);
        }
    }

    /** One item of the source, by its place among those that pass. */
    record Taken(Source source, Which which, Value item, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            List<Scope> kept = new ArrayList<>(1);
            source.each(run, scope, one -> {
                if (which == Which.LAST) {
                    kept.clear();
                }
                kept.add(one);
                return which == Which.LAST || which == Which.ONLY && kept.size() < 2;
            });
            if (kept.size() > 1) {
                run.problem(
                        "MAP-2013",
                        origin,
                        "more than one item passes, so it is not clear which is meant.",
                        "Narrow 'where', or write 'take: first'.");
                return ABSENT;
            }
            return kept.isEmpty() ? ABSENT : item.in(run, kept.get(0));
        }
    }

    /** One object or value for all items that share a key: it is made of {@code {key, items}}. Groups stand in the order of their first item. */
    record Grouped(Source source, Value key, Value group, boolean keepEmpty, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Map<Object, Map<String, Object>> groups = new LinkedHashMap<>();
            boolean list = source.each(run, scope, item -> {
                add(groups, key.in(run, item), item.start(SourcePath.Base.ITEM), run);
                return true;
            });
            return list ? made(groups, run, scope) : ABSENT;
        }

        private void add(Map<Object, Map<String, Object>> groups, Object found, Object item, Run run) {
            if (found instanceof Map || found instanceof List) {
                run.wrong(found, "a single value to group by", origin);
                return;
            }
            Map<String, Object> group = groups.computeIfAbsent(Conditions.comparable(found), unknown -> {
                Map<String, Object> made = new LinkedHashMap<>();
                if (!Structures.isEmpty(found)) {
                    made.put("key", found);
                }
                made.put("items", new ArrayList<>());
                return made;
            });
            Json.asList(group.get("items")).add(item);
        }

        private Object made(Map<Object, Map<String, Object>> groups, Run run, Scope scope) {
            List<Object> list = new ArrayList<>();
            int number = 0;
            for (Map<String, Object> each : groups.values()) {
                Scope inner = scope.item(source.path(), "(group " + number++ + ")", each);
                Object value = run.at(list.size(), group, origin, inner);
                if (value != ABSENT) {
                    list.add(value);
                }
            }
            return list.isEmpty() && !keepEmpty ? ABSENT : list;
        }
    }

    /** How many items pass; none is 0. */
    record Count(Source source) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            int[] count = {0};
            boolean list = source.each(run, scope, item -> {
                count[0]++;
                return true;
            });
            return list ? (Object) count[0] : ABSENT;
        }
    }

    /** The exact sum of a number or of money over the items; absent if there is none. */
    record Sum(Source source, Value value, boolean skipAbsent, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            int before = run.problemCount();
            Total total = new Total(run, origin);
            source.each(run, scope, item -> {
                Object part = value.in(run, item);
                if (!Structures.isEmpty(part)) {
                    return total.add(part);
                }
                if (!skipAbsent && run.problemCount() == before) {
                    run.problem(
                            "MAP-2012",
                            origin,
                            "an item has no value here, so the sum would be too small.",
                            "Fill it at the source, narrow 'where', or write 'absent: skip'.");
                }
                return run.problemCount() == before;
            });
            return run.problemCount() == before ? total.made() : ABSENT;
        }
    }

    /** A sum that grows; for one evaluation. */
    private static final class Total {

        private final Run run;
        private final Origin origin;
        private Money money;
        private BigDecimal number;

        Total(Run run, Origin origin) {
            this.run = run;
            this.origin = origin;
        }

        boolean add(Object part) {
            var amount = Money.ofPlain(part);
            var decimal = Decimals.of(part);
            if (amount.isPresent() && number == null) {
                return addMoney(amount.get());
            }
            if (decimal.isPresent() && money == null) {
                number = number == null ? decimal.get() : number.add(decimal.get());
                return true;
            }
            run.wrong(
                    part,
                    money == null && number == null ? "a number or money" : "of the same kind as the others",
                    origin);
            return false;
        }

        private boolean addMoney(Money amount) {
            if (money != null && !money.currency().equals(amount.currency())) {
                run.problem(
                        "MAP-2011",
                        origin,
                        money.currency() + " and " + amount.currency() + " cannot be added up (D7).",
                        "Group by currency, or convert each amount with its own rate first.");
                return false;
            }
            money = money == null ? amount : money.plus(amount);
            return true;
        }

        Object made() {
            if (money != null) {
                return money.plain();
            }
            return number == null ? Value.ABSENT : Amounts.shortest(number);
        }
    }
}
