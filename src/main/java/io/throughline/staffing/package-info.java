/**
 * Who works on what, at which price: takes assignments, people, rate cards and milestones of other systems in, checks them by the rules before anything is written
 * from them, and keeps copies by which entries are judged. Entry types: {@link io.throughline.staffing.AssignmentIntake},
 * {@link io.throughline.staffing.AssignmentCheck}. Knows the ledger, projects and the rules; knows no vendor, no Camel, no SQL.
 */
package io.throughline.staffing;
