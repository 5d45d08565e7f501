package io.throughline.ledger.entries;

import java.util.Map;

/**
 * A copy of a canonical object of another system.
 *
 * @param kind canonical object, such as {@code assignment}
 * @param id its id among its kind
 * @param version version at its owner; compared as {@link io.throughline.ledger.ObjectVersion} does
 * @param projectId our id of the project it belongs to, else null
 * @param body the object; plain values
 */
public record Reference(String kind, String id, String version, String projectId, Map<String, Object> body) {}
