# The pages behind the link of the letter, and help.

steps-label = Steps before the test
step-welcome = Welcome
step-consent = Consent
step-practice = Practice
step-start = Start
step-done = (done)

welcome-page = Your test
welcome-heading = { $company } invites you to a test
welcome-lead = It is for your application as { $role }. Opening this page starts nothing: the clock starts only when you say so, on the last page before the test.
welcome-note = A note from { $company }
expect-heading = What to expect
expect-length = Length
expect-length-text = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
expect-time = Your time
expect-time-text = { $minutes ->
    [one] { $minutes } minute and { $percent }% extra time, counted in already
   *[other] { $minutes } minutes and { $percent }% extra time, counted in already
}
expect-topics = Topics
expect-kinds = Kinds of question
expect-counts = What counts
expect-counts-text = { $points ->
    [one] Right answers, { $points } point in all. Each question shows its own.
   *[other] Right answers, { $points } points in all. Each question shows its own.
}
expect-ai = AI assistants
expect-until = Open until
instructions-heading = Instructions
good-heading = Good to know
good-order = You can answer in any order, change answers, and flag a question to come back to it.
good-saved = Every answer is saved as you go. If the connection breaks or the battery runs out, open the same link on any device and go on where you were. The clock keeps running meanwhile.
good-time-up = When time is up, what is saved is handed in as it stands.
good-speed = How fast you type, and how often you save or change an answer, does not count.
good-open = A question left open counts as zero. Nothing is taken off for a wrong answer unless the question says so.
arrangements = <strong>Do you need more time or another way to take the test?</strong> Ask before you start: { $contact }. Asking does not count against you.
continue = Continue
welcome-next = Next: how your answers are used, then a short practice without a clock.

consent-heading = How your answers are used
consent-lead = Read what is recorded and who sees it. Nothing is recorded before you agree and start.
recorded-heading = What is recorded
recorded-answers = Your answers, and when each was saved.
recorded-screen = How long each question was on your screen.
recorded-browser = The name of your browser and your network address, and when the test goes on with another one.
recorded-times = When you started and finished.
recorded-not = No camera, no microphone, no picture of your screen, and no record of single keys.
seen-heading = Who sees it
seen-text = The people at { $company } who decide on this application. Those who mark written answers do not see your name. No program rejects anybody: people read the result and decide.
consent-legend = Your consent
consent-text = I agree that { $company } keeps my answers, the time I spend on each question, and the browser and network address I use, and uses them to decide on my application for { $role }. People read the result and make the decision. I can ask { $contact } what is kept about me, and ask for it to be corrected or deleted.
consent-agree = I agree, continue
consent-missing = Tick the box to agree. Without it the test cannot be taken; you can ask the contact below instead.
back = Back
consent-questions = Questions about this? Ask { $contact }.

running-heading = Go on with your test
running-lead = { $minutes ->
    [one] You have started, and the clock is running: { $minutes } minute is left, until { $ends }. Everything saved so far is there.
   *[other] You have started, and the clock is running: { $minutes } minutes are left, until { $ends }. Everything saved so far is there.
}
running-continue = Continue on this device
running-note = If the test is open on another device too, go on there or here, not on both at once: each saves over what it has seen.

finished-heading = Your answers are in
finished-lead = This test was finished on { $date }. There is nothing more to do here.
finished-receipt = Show the receipt
finished-next = { $company } tells you how it goes on. If you have heard nothing for two weeks, ask { $contact }.

next-heading = What to do next
write-to = Write to { $contact }.
expired-heading = This invitation has expired
expired-text = It was open until { $date }. Nothing was started, and nothing about you was lost.
expired-next = You can ask for a new one: say which job it is for.
cancelled-heading = This invitation was withdrawn
cancelled-text = { $company } has taken it back, so there is nothing to do here.
cancelled-next = If you did not expect this, ask why.
replaced-heading = A newer link was sent to you
replaced-text = This one no longer opens the test. What you have answered so far is kept.
replaced-next = Open the link in the newest letter. If you cannot find it, look in the spam folder, or ask for it again.

wrong-heading = This link does not work
wrong-lead = The address is not complete, or it was never a link to a test.
wrong-whole = Open the link from the letter itself. If it is broken over two lines, copy both parts.
wrong-newest = If you have more than one letter, use the newest.
wrong-ask = If it still does not work, answer the letter and ask for a new link.

no-seat-heading = Open the link in your invitation
no-seat-lead = This browser does not know which test is yours. That happens in another browser or device, in a private window, or after cookies were deleted.
no-seat-next = Open the link in your invitation letter once more. If you have started already, you go on where you were: every saved answer is there.

help-clock = The clock keeps running while you read this.
help-back-test = Back to the test
help-back-start = Back to the start page
help-back-receipt = Back to the receipt
help-ask-heading = Ask a person
help-ask-letter = Answer the letter with your invitation, or write to whom it names.
help-ask = Write to { $contact }. Say which test it is and what happened.
help-breaks-heading = If something breaks
help-connection = <strong>The connection is gone.</strong> Keep going: what you type stays on this device and is sent when you are back.
help-device = <strong>The page or the device is gone.</strong> Open the link in your letter again, here or on another device. You go on where you were, with everything that was saved.
help-two-devices = <strong>Two devices are open.</strong> Go on with one. If both change the same answer, both texts are kept and you choose.
help-time = <strong>Time runs out.</strong> What is saved is handed in by itself. You need not do anything.
help-keys-heading = Without a mouse
help-keys = Tab goes to the next button or field, Shift and Tab back. Space ticks a box, the arrow keys choose among options, Enter presses a button. Lists to be put in order have buttons to move each line.
