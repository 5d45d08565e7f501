package io.throughline.simulator.kantata;

/** The resources that time and money go through, in the form of {@link ResourceTypes}. */
final class TimeTypes {

    static final String TEXT = """
            time_entries time_entry TimeEntry 81000000
            workspace_id id(workspaces) required
            story_id id(stories)
            user_id id(users)
            role_id id(roles)
            date_performed date required
            time_in_minutes int required
            billable bool
            approved bool readonly
            notes string
            rate_in_cents int
            cost_rate_in_cents int
            currency string(3) readonly
            taxable bool
            location string(100)
            active_submission_id id(timesheet_submissions) readonly
            recent_submission_id id(timesheet_submissions) readonly
            invoice_id id(invoices) readonly

            expenses expense Expense 83000000
            workspace_id id(workspaces) required
            story_id id(stories)
            user_id id(users)
            date date required
            amount_in_cents int required
            category string(100)
            billable bool
            reimbursable bool
            taxable bool
            approved bool readonly
            notes string
            currency string(3)
            has_receipt bool
            active_submission_id id(expense_report_submissions) readonly
            recent_submission_id id(expense_report_submissions) readonly
            invoice_id id(invoices) readonly

            timesheet_submissions timesheet_submission TimesheetSubmission 85000000
            title string(255) required
            workspace_id id(workspaces) required
            user_id id(users)
            line_item_ids any required
            start_date date
            end_date date
            status option(pending|approved|rejected|cancelled) readonly
            resolution string readonly

            expense_report_submissions expense_report_submission ExpenseReportSubmission 86000000
            title string(255) required
            workspace_id id(workspaces) required
            user_id id(users)
            line_item_ids any required
            status option(pending|approved|rejected|cancelled) readonly
            resolution string readonly

            invoices invoice Invoice 87000000
            title string(255)
            workspace_ids any
            status option(new|cancelled|accepted+payment) readonly
            currency string(3)
            balance_in_cents int
            invoice_date date
            due_date date

            subscribed_events subscribed_event SubscribedEvent 90000000
            event_type string(60) readonly
            user_id id(users) readonly
            subject_id id readonly
            subject_type string(40) readonly
            subject_changed_at string readonly
            """;

    private TimeTypes() {}
}
