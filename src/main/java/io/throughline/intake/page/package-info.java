/**
 * Page feeds: reads a system page by page through an operation of its connector and turns what is not known yet into one event per page. Entry type:
 * {@link io.throughline.intake.page.PageTurn}. Knows no Camel, no vendor and no SQL.
 */
package io.throughline.intake.page;
