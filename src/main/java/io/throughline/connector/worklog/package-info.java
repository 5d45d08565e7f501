/**
 * Logged time as Jira tells of it: changes, deletions and what a listing shows, joined with its issues and with what says that it is approved (D9 to D11).
 * Entry type: {@link io.throughline.connector.worklog.WorklogPage}. Pure: sends nothing.
 */
package io.throughline.connector.worklog;
