package io.throughline.ledger.recorded;

/**
 * Asks which id was bound to which, today and before.
 *
 * @param canonicalId null where an id of a system is asked for
 * @param system null where a canonical id is asked for in all systems
 * @param externalId null where a canonical id is asked for
 */
public record WhoWasWho(String kind, String canonicalId, String system, String externalId) {

    /** Asks for the ids of a canonical id in all systems. */
    public static WhoWasWho canonical(String kind, String id) {
        return new WhoWasWho(kind, id, null, null);
    }

    /** Asks for the canonical ids of an id of a system. */
    public static WhoWasWho external(String kind, String system, String id) {
        return new WhoWasWho(kind, null, system, id);
    }
}
