package io.throughline.mapping.lint;

import io.throughline.config.Problems;
import io.throughline.mapping.Anatomy;

/**
 * Checks all mappings, tables and overlays together. The same code serves {@code validate} and every start: errors refuse the start, warnings are
 * told by {@code validate}. For one thread.
 */
public final class MappingLint {

    private MappingLint() {}

    /** Adds every problem ({@code MAP-1100} to {@code MAP-1149}), each with file, line, column and, where one is near, the right name. */
    public static void check(LintSources sources, Problems problems) {
        RequiredFields required = new RequiredFields(sources, problems);
        VendorPaths vendorPaths = new VendorPaths(sources, problems);
        DocumentPaths documentPaths = new DocumentPaths(sources, problems);
        SentClasses sent = new SentClasses(sources, documentPaths, problems);
        KindsOfValues kinds = new KindsOfValues(sources, problems);
        LookupKeys keys = new LookupKeys(sources, problems);
        RoundTrips roundTrips = new RoundTrips(sources, problems);
        for (Anatomy anatomy : sources.catalog().anatomies()) {
            required.check(anatomy);
            vendorPaths.check(anatomy);
            documentPaths.check(anatomy);
            sent.check(anatomy);
            kinds.check(anatomy);
            keys.check(anatomy);
            roundTrips.add(anatomy);
        }
        roundTrips.check();
        new WithoutEffect(sources, problems).check();
        new Reach(sources, problems).check();
    }
}
