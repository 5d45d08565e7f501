package io.throughline.ledger.entries;

import java.util.Collection;
import java.util.List;

/** Copies of canonical objects that decisions need. Each method is one database transaction; throws as {@link io.throughline.ledger.Ledger} does. Thread-safe. */
public interface ReferenceLedger {

    /**
     * Keeps these, each unless a newer version is kept already.
     *
     * @return how many were new or newer
     */
    int keep(List<Reference> references);

    /** Forgets one that its owner deleted; whether there was one. */
    boolean forget(String kind, String id);

    /** Those of these ids. */
    List<Reference> ofIds(String kind, Collection<String> ids);

    /** Those of these projects, by id. */
    List<Reference> ofProjects(String kind, Collection<String> projectIds);

    /** All of a kind, by id. For kinds of which there are few. */
    List<Reference> all(String kind);
}
