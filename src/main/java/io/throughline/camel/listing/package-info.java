/**
 * Where a page of a feed begins and ends, for systems that list by time of change and count records from the start of the list, and tell what was deleted in a list
 * of events beside it. Entry type: {@link io.throughline.camel.listing.ListingComponent}. Knows no system and no SQL.
 */
package io.throughline.camel.listing;
