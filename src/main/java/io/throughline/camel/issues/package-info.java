/**
 * Pages of changed issues in routes. Entry type: {@link io.throughline.camel.issues.IssuesComponent}. Knows Camel, and no SQL.
 */
package io.throughline.camel.issues;
