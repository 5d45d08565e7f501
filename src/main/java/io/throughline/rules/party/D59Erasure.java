package io.throughline.rules.party;

import io.throughline.canonical.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * D59: erasing a person replaces the person by a stand-in wherever people read, and keeps every amount: what was posted adds up as before. Thread-safe.
 */
public final class D59Erasure {

    private static final Set<String> PEOPLE = Set.of("employee", "person", "manager");
    private static final String WORDS = "note";
    private static final int SHOWN_BYTES = 4;

    private final String id;
    private final String standIn;

    private D59Erasure(String id, String standIn) {
        this.id = id;
        this.standIn = standIn;
    }

    /**
     * The erasure of one person.
     *
     * @param id of the person
     * @param key secret of the installation: the same person has the same stand-in, and nobody without the key finds the person behind it
     */
    public static D59Erasure of(String id, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            return new D59Erasure(id, "person-" + HexFormat.of().formatHex(digest, 0, SHOWN_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256, which every JDK must have.", e);
        }
    }

    /** What stands for the person from now on, such as {@code person-8f3a01c2}. */
    public String standIn() {
        return standIn;
    }

    /**
     * The object without the person: id and name become the stand-in, and what the person wrote goes. Everything else stays, amounts above all.
     *
     * @param object a canonical object, plain; not changed
     */
    public Map<String, Object> erase(Map<String, Object> object) {
        boolean about = object.entrySet().stream().anyMatch(field -> isPerson(field.getKey(), field.getValue()));
        Map<String, Object> erased = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (isPerson(name, value)) {
                erased.put(name, Map.of("id", standIn, "name", standIn));
            } else if (!(about && name.equals(WORDS))) {
                erased.put(name, within(value));
            }
        });
        return erased;
    }

    private Object within(Object value) {
        if (Json.isObject(value)) {
            return erase(Json.asObject(value));
        }
        return value instanceof List<?> list ? list.stream().map(this::within).toList() : value;
    }

    private boolean isPerson(String name, Object value) {
        return PEOPLE.contains(name)
                && Json.isObject(value)
                && id.equals(Json.asObject(value).get("id"));
    }
}
