package io.throughline.ledger;

/** What every ledger keeps, on every database. */
interface LedgerContract
        extends IntakeContract,
                ClaimContract,
                CommitContract,
                SubjectContract,
                DeskContract,
                SnapshotContract,
                OrderContract,
                CrashContract,
                BundleContract,
                RecordedContract,
                DriftContract,
                EntryContract,
                RedirectContract,
                FeedContract {}
