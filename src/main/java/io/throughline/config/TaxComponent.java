package io.throughline.config;

import java.math.BigDecimal;

/**
 * One tax of a treatment; Canada has several on one line.
 *
 * @param name such as {@code GST}
 * @param rate in per cent, not negative
 */
public record TaxComponent(String name, BigDecimal rate) {}
