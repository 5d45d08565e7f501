/**
 * Turns vendor JSON into canonical JSON and back by YAML files that are data, not programs (docs/mappings.md). Entry type: {@link
 * io.throughline.mapping.MappingCatalog}. Files are compiled once to immutable plans; what a mapping reads and writes is known without
 * running it. Knows no connector, no ledger, no Camel; reads nothing but its input, the context it is given and the lookups. Problem codes:
 * {@code MAP-}.
 */
package io.throughline.mapping;
