package io.throughline.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody who may work at the desk: {@code config/users.yaml}. Immutable. */
public final class People {

    /** The file. */
    public static final String FILE = "config/users.yaml";

    /** Nobody: without a file that is good, nobody gets in. */
    static final People NONE = new People(Map.of());

    private final Map<String, Person> byHash;

    People(Map<String, Person> byHash) {
        this.byHash = new LinkedHashMap<>(byHash);
    }

    /** How many there are. */
    public int size() {
        return byHash.size();
    }

    /**
     * Who a token belongs to; empty for none, for a text that is no token of ours, and for nobody's. Every entry is compared, in constant time, so that the
     * time tells nothing about the entries.
     *
     * @param token as it came, may be null
     */
    public Optional<Person> withToken(String token) {
        if (!PersonalToken.isToken(token)) {
            return Optional.empty();
        }
        byte[] offered = PersonalToken.hashOf(token).getBytes(StandardCharsets.UTF_8);
        Person found = null;
        for (Map.Entry<String, Person> entry : byHash.entrySet()) {
            if (MessageDigest.isEqual(entry.getKey().getBytes(StandardCharsets.UTF_8), offered)) {
                found = entry.getValue();
            }
        }
        return Optional.ofNullable(found);
    }
}
