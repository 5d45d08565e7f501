package io.throughline.ledger.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is killed during its very first start leaves an H2 file with some of the tables, because H2 commits each statement that makes one.
 * Nothing was ever stored in them, so they are removed and made anew. PostgreSQL makes all or none, and there another process may be making them.
 */
final class HalfMadeTables {

    private static final Logger LOG = LoggerFactory.getLogger(HalfMadeTables.class);
    private static final String TABLES =
            "select table_name from information_schema.tables where table_schema = current_schema";

    /** What the migrations make, and their history. A host may have tables of its own beside them, whatever their names begin with. */
    static final Set<String> OURS = Set.of(
            "tl_attempt",
            "tl_audit",
            "tl_bundle",
            "tl_caller",
            "tl_case",
            "tl_crosswalk",
            "tl_cursor",
            "tl_decision",
            "tl_drift",
            "tl_entry",
            "tl_event",
            "tl_feed_item",
            "tl_item",
            "tl_newest_version",
            "tl_object",
            "tl_page_feed",
            "tl_posting_batch",
            "tl_posting_lane",
            "tl_posting_line",
            "tl_raw_answer",
            "tl_redirect",
            "tl_reference",
            "tl_schema_history",
            "tl_source_object",
            "tl_step",
            "tl_subject",
            "tl_transaction",
            "tl_vendor_shape");

    /** Whatever was ever stored left a trace in one of these. */
    private static final Set<String> MEMORY = Set.of("tl_event", "tl_cursor", "tl_source_object", "tl_bundle");

    private final Database database;

    HalfMadeTables(Database database) {
        this.database = database;
    }

    void removeIfNothingWasStored(Flyway migrations) {
        if (!database.dialect().isH2()) {
            return;
        }
        List<String> tables = database.transaction(tx -> tx.list(TABLES, row -> row.text("table_name"))).stream()
                .filter(name -> OURS.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (tables.isEmpty() || isComplete(migrations.info()) || holdsSomething(tables)) {
            return;
        }
        LOG.warn(
                "LED-2040 an earlier start was ended while it made the ledger's tables ({}). Nothing was stored in them; they are made anew. No action needed.",
                tables.size());
        tables.forEach(this::drop);
    }

    private static boolean isComplete(MigrationInfoService info) {
        return info.pending().length == 0
                && Arrays.stream(info.all()).noneMatch(one -> one.getState().isFailed());
    }

    private boolean holdsSomething(List<String> tables) {
        return tables.stream()
                .filter(name -> MEMORY.contains(name.toLowerCase(Locale.ROOT)))
                .anyMatch(name -> database.transaction(
                        tx -> tx.first("select 1 as one from \"%s\"".formatted(name), row -> row.number("one"))
                                .isPresent()));
    }

    private void drop(String table) {
        database.transaction(tx -> tx.update("drop table \"%s\" cascade".formatted(table)));
    }
}
