/**
 * The vendor-neutral values of the product: plain JSON, money, and the check of an object against its schema. Entry types: {@link
 * io.throughline.canonical.Json}, {@link io.throughline.canonical.Money}, {@link io.throughline.canonical.CanonicalSchemas}. Knows no file
 * layers, no vendor, no Camel. Problem codes: {@code CAN-}.
 */
package io.throughline.canonical;
