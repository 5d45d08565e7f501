/**
 * The canonical model as files: schemas of objects and events with their examples, what may change in them without a new version, and how old events
 * are lifted to newer versions. Entry types: {@link io.throughline.model.ModelCheck} for everything that {@code validate} says about them. Knows no
 * ledger, no vendor, no Camel. Problem codes: {@code MAP-1060} to {@code MAP-1079}, {@code MAP-3002} to {@code MAP-3029}.
 */
package io.throughline.model;
