package io.throughline.ledger.jdbc;

import java.util.Optional;

/** Bundles of workflows and mappings, compressed, each once by its hash (G11). */
final class BundleSql {

    private static final String FIND = "select content from tl_bundle where hash = ?";
    private static final String KNOWN = "select hash from tl_bundle where hash = ?";

    private final Database database;
    private final String insert;

    BundleSql(Database database) {
        this.database = database;
        insert = database.dialect().sql("insert into tl_bundle (hash, content, stored_at) values (?, ?, {now})");
    }

    void store(String hash, byte[] content) {
        byte[] compressed = Bodies.compress(content);
        database.transaction(tx ->
                tx.first(KNOWN, row -> row.text("hash"), hash).isPresent() || tx.update(insert, hash, compressed) == 1);
    }

    Optional<byte[]> find(String hash) {
        return database.transaction(tx -> tx.first(FIND, row -> Bodies.expand(row.bytes("content")), hash));
    }
}
