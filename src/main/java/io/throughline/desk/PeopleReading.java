package io.throughline.desk;

import io.throughline.canonical.Money;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.Team;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.ledger.DeskReach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code config/users.yaml}. A file with any problem lets nobody in. */
final class PeopleReading {

    private static final String ALL = "all";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final List<String> RIGHTS = Arrays.stream(Right.values())
            .map(right -> right.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Regions regions;
    private final Collection<String> systems;
    private final Problems problems;
    private final Map<String, Person> byHash = new LinkedHashMap<>();
    private final List<Person> persons = new ArrayList<>();

    /** @param systems names of the connected systems */
    PeopleReading(Regions regions, Collection<String> systems, Problems problems) {
        this.regions = regions;
        this.systems = systems;
        this.problems = problems;
    }

    /** @param read content of the file; empty, with its problems told, if it is none that can be read */
    People of(Optional<YamlMap> read) {
        int before = problems.size();
        read.map(map -> map.fields(problems).onlyKeys("users"))
                .flatMap(file -> file.map("users"))
                .ifPresent(this::users);
        return problems.size() == before ? new People(byHash) : People.NONE;
    }

    private void users(YamlMap users) {
        YamlFields fields = users.fields(problems);
        for (String id : users.names()) {
            if (!ID.matcher(id).matches()) {
                problems.add(
                        "CFG-1201",
                        users.keyPosition(id),
                        users.path(),
                        "'" + id + "' is no id of a user.",
                        "Use lower-case letters, digits, '.', '_' and '-', at most 64.");
            }
            fields.map(id).ifPresent(user -> user(id, user));
        }
    }

    private void user(String id, YamlMap map) {
        YamlFields user = map.fields(problems)
                .onlyKeys("name", "token", "rights", "teams", "regions", "limits", "identities")
                .require("name", "token", "rights", "teams", "regions");
        Set<Right> rights = rights(user);
        Map<String, String> identities = identities(user);
        if (rights.contains(Right.APPROVE)) {
            requireIdentityInCrm(map, identities);
        }
        Person person = new Person(
                id,
                user.text("name").orElse(id),
                rights,
                new DeskReach(teams(user), reachableRegions(user)),
                limits(user),
                identities);
        requireOnePersonEach(map, person);
        token(user, person);
    }

    /** D60 counts people: who had two names here could approve what they prepared. */
    private void requireOnePersonEach(YamlMap map, Person person) {
        for (Person other : persons) {
            other.identities()
                    .forEach((system, id) -> person.identity(system)
                            .filter(own -> !own.equals(Person.NOBODY) && Separation.isSame(own, id))
                            .ifPresent(same -> problems.add(
                                    "CFG-1207",
                                    map,
                                    "this user and '%s' are the same person in %s, who could approve what they prepared under the other name (D60)."
                                            .formatted(other.id(), system),
                                    "Give each person one entry with all their rights.")));
        }
        persons.add(person);
    }

    private void token(YamlFields user, Person person) {
        String hash = user.text("token").orElse("");
        if (hash.isEmpty()) {
            return;
        }
        if (!PersonalToken.isHash(hash)) {
            problems.add(
                    "CFG-1202",
                    user.node("token").orElseThrow(),
                    "this is not the hash of a personal token, so nobody could prove to be this user.",
                    "Let 'throughline desk token' make a token, and write the line with 'sha256:' here; the token itself belongs to its person alone.");
        } else if (byHash.putIfAbsent(hash, person) != null) {
            problems.add(
                    "CFG-1203",
                    user.node("token").orElseThrow(),
                    "two users have the same token, so nobody could tell who decided.",
                    "Make a token for each user with 'throughline desk token'.");
        }
    }

    private Set<Right> rights(YamlFields user) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String word : known(user, "rights", RIGHTS)) {
            rights.add(Right.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return rights;
    }

    private Collection<String> teams(YamlFields user) {
        List<String> teams = known(
                user,
                "teams",
                withAll(regions.teams().all().stream().map(Team::id).toList()));
        return teams.contains(ALL) ? null : teams;
    }

    /** A code covers what extends it: who works for emea works for de. */
    private Collection<String> reachableRegions(YamlFields user) {
        List<String> named = known(user, "regions", withAll(regions.codes()));
        if (named.contains(ALL)) {
            return null;
        }
        Set<String> reachable = new TreeSet<>();
        for (String code : regions.codes()) {
            regions.region(code)
                    .filter(region -> region.chain().stream().anyMatch(named::contains))
                    .ifPresent(region -> reachable.add(code));
        }
        return reachable;
    }

    private static List<String> withAll(List<String> known) {
        return Stream.concat(known.stream(), Stream.of(ALL)).toList();
    }

    private Map<String, BigDecimal> limits(YamlFields user) {
        Map<String, BigDecimal> limits = new LinkedHashMap<>();
        user.fields("limits")
                .ifPresent(all -> all.map().names().forEach(currency -> {
                    if (!Money.isCurrency(currency)) {
                        problems.add(
                                "CFG-1204",
                                all.map().keyPosition(currency),
                                all.map().path(),
                                "'" + currency + "' is no currency.",
                                "Write a code of ISO 4217 such as EUR.");
                    }
                    all.decimal(currency).ifPresent(limit -> limits.put(currency, limit));
                }));
        return limits;
    }

    private Map<String, String> identities(YamlFields user) {
        Map<String, String> identities = new LinkedHashMap<>();
        user.fields("identities").ifPresent(all -> {
            all.onlyKeys(systems.toArray(String[]::new));
            all.map().names().forEach(system -> all.text(system).ifPresent(id -> identities.put(system, id)));
        });
        return identities;
    }

    /** D60 cannot be kept for somebody of whom nobody knows which deals are their own. */
    private void requireIdentityInCrm(YamlMap user, Map<String, String> identities) {
        regions.selling().stream()
                .flatMap(region -> region.everySystem().getOrDefault("crm", Set.of()).stream())
                .distinct()
                .filter(crm -> !identities.containsKey(crm))
                .forEach(crm -> problems.add(
                        "CFG-1205",
                        user,
                        "this user may approve, but nobody knows which deals in %s are the user's own (D60)."
                                .formatted(crm),
                        "Add identities: { %s: <user id there> }, or %s: %s for somebody who has no user there."
                                .formatted(crm, crm, Person.NOBODY)));
    }

    private List<String> known(YamlFields user, String key, List<String> known) {
        List<String> words = user.texts(key);
        for (String word : words) {
            if (!known.contains(word)) {
                problems.add(
                        "CFG-1206",
                        user.node(key).orElseThrow(),
                        "'" + word + "' is not known here.",
                        Nearest.to(word, known)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Known here: " + String.join(", ", known) + "."));
            }
        }
        return words.stream().filter(known::contains).toList();
    }
}
