package io.throughline.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One file {@code config/customers/<key>.yaml} as it is written: what differs for one customer, and under which of its contracts.
 *
 * @param key its name
 * @param name of the customer, for people
 * @param accounts ids or numbers of its accounts in the CRM
 * @param map its content
 */
record CustomerFile(String key, String name, List<String> accounts, YamlMap map) {

    private static final String CONTRACTS = "contracts";
    private static final Set<String> OWN = Set.of("customer", "name", "accounts", CONTRACTS);

    /**
     * A contract with the customer.
     *
     * @param number for people
     * @param legalEntities who signed it; empty: all of ours
     * @param terms what it says
     */
    record Contract(String number, Validity validity, List<String> legalEntities, YamlMap terms, Position position) {

        boolean binds(String legalEntity) {
            return legalEntities.isEmpty() || legalEntities.contains(legalEntity);
        }

        private boolean meets(Contract other) {
            boolean sameCompany = legalEntities.isEmpty()
                    || other.legalEntities.isEmpty()
                    || legalEntities.stream().anyMatch(other.legalEntities::contains);
            return sameCompany && validity.and(other.validity).isPresent();
        }
    }

    static CustomerFile of(String key, YamlMap map, Problems problems) {
        String[] settings = RegionFile.settings();
        YamlFields fields = map.fields(problems)
                .onlyKeys(RegionFile.with("customer", "name", "accounts", CONTRACTS, Changes.KEY))
                .require("customer", "name", "accounts");
        fields.text("customer")
                .filter(written -> !written.equals(key))
                .ifPresent(written -> problems.add(
                        "CFG-1156",
                        map.get("customer").orElseThrow(),
                        "'customer' is not the name of the file, by which mappings and lookups refer to it.",
                        "Write 'customer: " + key + "', or rename the file."));
        new Changes(problems).check(map, settings);
        CustomerFile file = new CustomerFile(key, fields.text("name").orElse(key), fields.texts("accounts"), map);
        file.checkContracts(problems, settings);
        return file;
    }

    private void checkContracts(Problems problems, String... settings) {
        map.fields(problems)
                .maps(CONTRACTS)
                .forEach(contract -> contract.onlyKeys("number", "validFrom", "validTo", "legalEntities", "set")
                        .require("number", "validFrom")
                        .fields("set")
                        .ifPresent(set -> set.onlyKeys(settings)));
        List<Contract> contracts = contracts(problems);
        for (int later = 1; later < contracts.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Contract one = contracts.get(earlier);
                Contract other = contracts.get(later);
                if (one.meets(other)) {
                    problems.add(
                            "CFG-1154",
                            other.position(),
                            CONTRACTS,
                            "the contracts %s and %s hold on the same days (%s and %s) for the same legal entity, so nobody knows which decides."
                                    .formatted(one.number(), other.number(), one.validity(), other.validity()),
                            "End the one at %s, or name their legalEntities.".formatted(one.position()));
                }
            }
        }
    }

    List<Contract> contracts(Problems problems) {
        List<Contract> contracts = new ArrayList<>();
        for (YamlFields fields : map.fields(problems).maps(CONTRACTS)) {
            YamlMap nothing = new YamlMap(fields.map().position(), fields.map().path(), Map.of(), Map.of());
            contracts.add(new Contract(
                    fields.text("number").orElse(""),
                    Validity.of(fields, problems),
                    fields.texts("legalEntities"),
                    fields.map("set").orElse(nothing),
                    fields.map().position()));
        }
        return contracts;
    }

    /** The contract with a legal entity in a period. */
    Optional<Contract> contract(String legalEntity, Validity period) {
        return contracts(new Problems()).stream()
                .filter(contract -> contract.binds(legalEntity))
                .filter(contract -> contract.validity().holdsOn(Periods.dayIn(period)))
                .findFirst();
    }

    /** What the file says in a period for deals with a legal entity. */
    YamlMap in(Validity period, String legalEntity) {
        YamlMap said = Layering.without(new Changes(new Problems()).in(period, map), OWN);
        return contract(legalEntity, period)
                .map(contract -> Layering.over(contract.terms(), said))
                .orElse(said);
    }

    /** Everything it says at any time, for checks against what wider files keep. */
    Stream<YamlMap> everything() {
        Problems told = new Problems();
        Stream<YamlMap> changes = new Changes(told).of(map).stream().map(Changes.Change::set);
        return Stream.of(Stream.of(map), changes, contracts(told).stream().map(Contract::terms))
                .flatMap(parts -> parts);
    }

    List<Validity> cuts() {
        Problems told = new Problems();
        List<Validity> cuts = new ArrayList<>(new Changes(told).cuts(map));
        contracts(told).forEach(contract -> cuts.add(contract.validity()));
        return cuts;
    }

    Map<Position, Validity> validities() {
        Problems told = new Problems();
        Map<Position, Validity> validities = new HashMap<>(new Changes(told).validities(map));
        contracts(told).forEach(contract -> Changes.note(contract.terms(), contract.validity(), validities));
        return validities;
    }

    boolean is(String... idsOrNumbers) {
        return Arrays.stream(idsOrNumbers).filter(Objects::nonNull).anyMatch(accounts::contains);
    }
}
