package io.throughline;

import io.throughline.config.Layers;

/** A bundle as the ledger keeps it. */
record StoredBundle(String hash, Layers files) {}
