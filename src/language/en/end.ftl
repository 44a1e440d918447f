# The review before finishing, the end of time, the receipt.

review-page = Check your answers
review-heading = Check your answers before you finish
review-back = Back to question { $n }
review-open-and-flagged = { $open ->
    [0] Every question has an answer.
    [one] { $open } question has no answer.
   *[other] { $open } questions have no answer.
} { $flagged ->
    [one] { $flagged } is flagged.
   *[other] { $flagged } are flagged.
} { $minutes ->
    [one] You have { $minutes } minute left, so you can still change anything.
   *[other] You have { $minutes } minutes left, so you can still change anything.
}
review-open = { $open ->
    [0] Every question has an answer.
    [one] { $open } question has no answer.
   *[other] { $open } questions have no answer.
} { $minutes ->
    [one] You have { $minutes } minute left, so you can still change anything.
   *[other] You have { $minutes } minutes left, so you can still change anything.
}
review-answered = Answered
review-answered-flagged = Answered, flagged
review-begun = Started, not whole
review-begun-flagged = Started, not whole, flagged
review-none = No answer yet
review-none-flagged = No answer yet, flagged
review-answer = Answer
review-answer-long = Answer question { $n }
review-change = Change
review-change-long = Change question { $n }
review-warning = { $count ->
    [one] <strong>Question { $list } has no answer.</strong> You can finish without it. It will count as zero points.
   *[other] <strong>Questions { $list } have no answer.</strong> You can finish without them. They will count as zero points.
}
disclosure-label = Where did you use AI assistants, and for what?
disclosure-hint = Using them is allowed here. Name the questions and what you took from them. Leave this empty if you used none.
disclosure-long = { $length ->
    [one] Shorten this: it has { $length } character, the most is { $max }.
   *[other] Shorten this: it has { $length } characters, the most is { $max }.
}
finish = Finish the test
finish-note = After you finish you cannot change your answers. If time runs out first, we send what is saved.

time-up-heading = Time is up
time-up-lead = { $questions ->
    [one] Your answers are handed in as they were saved: { $answered } of { $questions } question is answered. There is nothing more to do.
   *[other] Your answers are handed in as they were saved: { $answered } of { $questions } questions are answered. There is nothing more to do.
}
time-up-receipt = Show what was received

receipt-heading = Thank you, your answers are in
receipt-heading-bell = Time is up, and your answers are in
receipt-lead = You can close this page now.
receipt-lead-bell = The clock ran out, so what was saved was handed in as it stood. You can close this page now.
receipt-title = Receipt
receipt-received = Received
receipt-answered = Answered
receipt-answered-text = { $questions ->
    [one] { $answered } of { $questions } question
   *[other] { $answered } of { $questions } questions
}
receipt-finished = Finished
receipt-by-bell = Automatically, when time was up
receipt-by-you = By you
receipt-number = Number
receipt-checksum = Checksum of your answers (SHA-256)
receipt-keep = Keep a picture or a print of this page if you want proof of what was received and when.
receipt-next-heading = What happens next
receipt-next = { $company } reads your answers. People decide, and { $company } tells you how it goes on. If you have heard nothing for two weeks, ask { $contact }.
late-heading = Came after time was up
late-text = This reached us too late and does not count. It is kept and shown here, so that you can copy it and ask { $contact } about it.
late-question = Question { $n }: { $title }, received at { $time }
