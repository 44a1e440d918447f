# Letters to candidates. Those that begin with "letter-subject" stand in the head of the letter.

letter-subject-invitation = { $company } invites you to a test: { $job }
letter-subject-reminder = Reminder: your test for { $job } is open until { $date }
letter-subject-cancelled = Your test for { $job } was cancelled
letter-hello = Hello,
letter-hello-name = Hello { $name },
letter-invitation = { $company } invites you to a test for this job: <strong>{ $job }</strong>.
letter-invitation-from = { $name } of { $company } invites you to a test for this job: <strong>{ $job }</strong>.
letter-reminder = This is a reminder from { $company }: your test for <strong>{ $job }</strong> is still open.
letter-cancelled = { $company } has cancelled your test for <strong>{ $job }</strong> ({ $test }). The link in the earlier letter no longer opens.
letter-cancelled-contact = You need not do anything. If you did not expect this, or have questions, write to { $contact }.
letter-test = The test
letter-time = Time for it
letter-time-text = { $minutes ->
    [one] { $minutes } minute, in one sitting
   *[other] { $minutes } minutes, in one sitting
}
letter-time-text-extra = { $minutes ->
    [one] { $minutes } minute, your extra time included, in one sitting
   *[other] { $minutes } minutes, your extra time included, in one sitting
}
letter-until = Open until
letter-line = { $label }: { $text }
letter-open-link = Open this link to see what to expect and to try a practice question. Nothing starts until you say so.
letter-button-lead = See what to expect and try a practice question. Nothing starts until you say so.
letter-button = See what to expect
letter-button-broken = If the button does not work, open this address:
letter-yours-alone = The link is yours alone: whoever has it can take the test in your name.
letter-no-longer = If you no longer want to take part, you need not do anything.
letter-contact = Questions, or do you need more time or another arrangement? Write to { $contact } before you start.
