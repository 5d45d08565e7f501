package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.BundleVersion;
import io.throughline.ledger.BundleLedger;
import io.throughline.ledger.BundleRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bundles that a ledger keeps, with the versions that people gave them. Thread-safe; reads only. */
public final class StoredBundles {

    private final BundleLedger ledger;
    private final Map<String, BundleVersion> versions = new ConcurrentHashMap<>();

    /** Over this ledger, which is not closed. */
    public StoredBundles(BundleLedger ledger) {
        this.ledger = ledger;
    }

    /** A stored bundle and what people call it. */
    public record Versioned(BundleRecord bundle, BundleVersion version) {}

    /** All of them, the first stored first. */
    public List<Versioned> all() {
        return ledger.all().stream()
                .map(bundle -> new Versioned(bundle, version(bundle.hash())))
                .toList();
    }

    /** The files of one as JSON, path to text; empty if none has this hash. */
    public Optional<byte[]> content(String hash) {
        return ledger.content(hash);
    }

    /** What people call it; {@link BundleVersion#NONE} if it is not stored or does not say. A hash never changes its files, so it is read once. */
    public BundleVersion version(String hash) {
        BundleVersion known = versions.get(hash);
        if (known != null) {
            return known;
        }
        Optional<BundleVersion> read = ledger.content(hash).map(StoredBundles::versionIn);
        read.ifPresent(version -> versions.put(hash, version));
        return read.orElse(BundleVersion.NONE);
    }

    private static BundleVersion versionIn(byte[] content) {
        Object file = Json.asObject(Json.read(content, Bundle.MAX_LENGTH)).get(BundleVersion.FILE);
        return file == null ? BundleVersion.NONE : BundleVersion.of(file.toString());
    }
}
