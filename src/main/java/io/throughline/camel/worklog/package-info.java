/**
 * Pages of logged time in routes: what to ask next and what the answers make. Entry type: {@link io.throughline.camel.worklog.WorklogComponent}. Knows Camel, and no
 * SQL.
 */
package io.throughline.camel.worklog;
