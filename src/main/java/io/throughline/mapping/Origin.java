package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;

/** Where a rule stands, in which layer, and when it holds. */
record Origin(Position position, String layer, Validity validity) {}
