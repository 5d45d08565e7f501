package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.config.Validity;
import io.throughline.config.YamlNode;

/**
 * Where a rule stands, in which layer, and when it holds.
 *
 * @param rule as it is written, so that it can be told in words; null for a mapping as a whole
 */
record Origin(Position position, String layer, Validity validity, YamlNode rule) {}
