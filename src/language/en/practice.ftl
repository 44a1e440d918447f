# Practice, and the last page before the clock starts.

practice-page = Practice { $n } of { $count }
practice-note = Practice { $n } of { $count }. No clock, no points, and nothing is kept.
practice-again = Try again
practice-check = Check my answer
practice-next = Next practice question
practice-to-start = Go to the start page
practice-skip = Skip the practice
practice-not-saved = <strong>This cannot be saved.</strong> { $problem }
practice-nothing = <strong>Nothing was given.</strong> In the test this would count as no answer.
practice-partly = <strong>Saved, but not complete.</strong> { $missing }
practice-received = <strong>Received.</strong> In the test a person reads answers of this kind.
practice-right = <strong>That is right.</strong> In the test you are not told at once.
practice-wrong = <strong>That is not it.</strong> You can try again as often as you like.

start-heading = Ready to start
start-lead = You have { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} for { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}. The clock starts when you press the button and does not stop until you finish or time is up.
start-before = Before you start
start-plan = { $minutes ->
    [one] Plan for { $minutes } minute without interruption.
   *[other] Plan for { $minutes } minutes without interruption.
}
start-plan-extra = { $minutes ->
    [one] Plan for { $minutes } minute without interruption; your { $percent }% extra time is counted in.
   *[other] Plan for { $minutes } minutes without interruption; your { $percent }% extra time is counted in.
}
start-charge = Charge your device, or plug it in.
start-ai = AI assistants: { $text }
start-breaks = If anything breaks, open the link in your letter again, on any device, and go on.
start-go = Start the test
start-practise = Practise again
start-questions = Something is not right? Ask { $contact } before you start.
