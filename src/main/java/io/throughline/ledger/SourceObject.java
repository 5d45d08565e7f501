package io.throughline.ledger;

/**
 * What intake has seen of an object at its source; decides won-generations and changes (D40).
 *
 * @param generation counts how often the object entered the triggering state; a new one only after it was seen outside of it
 * @param triggered whether it was in the triggering state when last seen
 * @param version version last seen
 * @param fingerprint hash of the watched commercial fields when last seen in the triggering state, else null
 */
public record SourceObject(
        String source,
        String objectType,
        String objectId,
        int generation,
        boolean triggered,
        String version,
        String fingerprint) {}
