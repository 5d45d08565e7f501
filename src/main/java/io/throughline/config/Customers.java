package io.throughline.config;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The customers for whom something differs: files {@code config/customers/<key>.yaml}. A customer without a file is like all others. Immutable;
 * used by many threads.
 */
public final class Customers {

    static final String FOLDER = "config/customers";

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+");

    private final Map<String, CustomerFile> files;

    private Customers(Map<String, CustomerFile> files) {
        this.files = files;
    }

    static Customers read(Layers layers, Problems problems) {
        Map<String, CustomerFile> files = new LinkedHashMap<>();
        Map<String, String> accounts = new HashMap<>();
        for (String path : layers.list(FOLDER, ".yaml")) {
            String key = path.substring(FOLDER.length() + 1, path.length() - ".yaml".length());
            YamlReader.readMap(layers, path, problems)
                    .map(map -> CustomerFile.of(key, map, problems))
                    .ifPresent(file -> {
                        files.put(key, file);
                        checkKey(file, problems);
                        file.accounts().forEach(account -> claim(file, account, accounts, problems));
                    });
        }
        return new Customers(files);
    }

    private static void checkKey(CustomerFile file, Problems problems) {
        if (!KEY.matcher(file.key()).matches()) {
            problems.add(
                    "CFG-1156",
                    file.map().position(),
                    "",
                    "the name of this file is no key of a customer, so no folder of mappings could have it.",
                    "Name it by lower-case letters, digits and hyphens.");
        }
    }

    private static void claim(CustomerFile file, String account, Map<String, String> accounts, Problems problems) {
        Optional.ofNullable(accounts.putIfAbsent(account, file.key()))
                .ifPresent(other -> problems.add(
                        "CFG-1157",
                        file.map().get("accounts").orElse(file.map()),
                        "the account %s belongs to the customer %s too.".formatted(account, other),
                        "Leave it in one of them."));
    }

    /** The contracts of a customer may name legal entities: those must exist. */
    void checkEntities(Set<String> known, Problems problems) {
        files.values()
                .forEach(file -> file.contracts(new Problems())
                        .forEach(contract -> contract.legalEntities().stream()
                                .filter(id -> !known.contains(id))
                                .forEach(id -> problems.add(
                                        "CFG-1158",
                                        contract.position(),
                                        "contracts",
                                        "the contract %s names the legal entity '%s', which no region has."
                                                .formatted(contract.number(), id),
                                        Nearest.to(id, known)
                                                .map(near -> "Did you mean '" + near + "'?")
                                                .orElse("Known: " + String.join(", ", known) + ".")))));
    }

    /** The keys of all customers that have a file, sorted. */
    public List<String> keys() {
        return files.keySet().stream().sorted().toList();
    }

    /**
     * The key of the customer that an account belongs to; empty if it is like all others.
     *
     * @param idOrNull id of the account in the CRM
     * @param numberOrNull number of the account in the CRM
     */
    public Optional<String> keyOf(String idOrNull, String numberOrNull) {
        return files.values().stream()
                .filter(file -> file.is(idOrNull, numberOrNull))
                .map(CustomerFile::key)
                .findFirst();
    }

    /** The name of a customer for people; the key itself if there is no such customer. */
    public String name(String key) {
        return file(key).map(CustomerFile::name).orElse(key);
    }

    /** The number of the contract that a customer has with a legal entity on a day; empty if it has none. */
    public Optional<String> contract(String key, String legalEntity, LocalDate day) {
        return file(key)
                .flatMap(file -> file.contract(legalEntity, new Validity(day, day)))
                .map(CustomerFile.Contract::number);
    }

    Optional<CustomerFile> file(String key) {
        return Optional.ofNullable(files.get(key));
    }

    Iterable<CustomerFile> all() {
        return files.values();
    }
}
