/**
 * The files that configure the product: where they lie ({@link io.throughline.config.Layers}), how they are read with places and limits
 * ({@link io.throughline.config.YamlReader}), and how everything wrong with them is told at once ({@link io.throughline.config.Problems}).
 * Knows no vendor, no mapping language, no Camel. Problem codes: {@code CFG-}; {@code CFG-10xx} are YAML and files.
 */
package io.throughline.config;
