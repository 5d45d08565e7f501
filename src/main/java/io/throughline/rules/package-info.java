/**
 * Whether a won deal may go on, and on which commercial terms: the domain rules D1 to D60 and the gates RUL-1001 and up, as pure functions of the
 * deal, the region's configuration and some facts. Entry type: {@link io.throughline.rules.CommercialTerms}; what rules there are says {@link
 * io.throughline.rules.Rule}. Knows no vendor, no Camel, no database, no clock and no files.
 */
package io.throughline.rules;
