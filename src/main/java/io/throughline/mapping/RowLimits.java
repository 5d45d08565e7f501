package io.throughline.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whom a row of a look-up table is for; all three must fit, and what is empty fits everybody.
 *
 * @param region code of a region: also for those that extend it
 * @param legalEntity id of a legal entity
 * @param customer key of a customer
 */
record RowLimits(String region, String legalEntity, String customer) {

    static final String ENTITIES = "entities/";
    static final String CUSTOMERS = "customers/";

    static final String REGION = "region";
    static final String LEGAL_ENTITY = "legalEntity";
    static final String CUSTOMER = "customer";

    private static final List<String> LIMITS =
            List.of(REGION, LEGAL_ENTITY, CUSTOMER, LookupTable.FROM, LookupTable.TO);

    /** The limiting column that somebody meant who wrote another case, a separator or letters in another order; empty if it is none, or is right. */
    static Optional<String> meant(String column) {
        return LIMITS.stream()
                .filter(limit -> !limit.equals(column) && letters(limit).equals(letters(column)))
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The limits that the columns of these names give. */
    static RowLimits of(Map<String, String> cells) {
        return new RowLimits(
                cells.getOrDefault(REGION, ""), cells.getOrDefault(LEGAL_ENTITY, ""), cells.getOrDefault(CUSTOMER, ""));
    }

    /** Whom it is limited to, as chains name them; empty if to nobody. */
    List<String> owners() {
        return Stream.of(customerInChain(), entityInChain(), region)
                .filter(owner -> !owner.isEmpty())
                .toList();
    }

    boolean holdsFor(List<String> chain) {
        return chain.containsAll(owners());
    }

    /** Rows for the customer before rows for the legal entity before rows for the nearest region: two different limits are never equal here. */
    static Comparator<RowLimits> narrowestFirst(List<String> chain) {
        return Comparator.comparing(place(chain, RowLimits::customerInChain))
                .thenComparing(place(chain, RowLimits::entityInChain))
                .thenComparing(place(chain, RowLimits::region));
    }

    private static Function<RowLimits, Integer> place(List<String> chain, Function<RowLimits, String> part) {
        return limits -> part.apply(limits).isEmpty() ? chain.size() : chain.indexOf(part.apply(limits));
    }

    private String entityInChain() {
        return legalEntity.isEmpty() ? "" : ENTITIES + legalEntity;
    }

    private String customerInChain() {
        return customer.isEmpty() ? "" : CUSTOMERS + customer;
    }
}
