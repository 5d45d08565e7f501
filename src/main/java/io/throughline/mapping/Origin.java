package io.throughline.mapping;

import io.throughline.config.Position;

/** Where a rule stands, and in which layer. */
record Origin(Position position, String layer) {}
