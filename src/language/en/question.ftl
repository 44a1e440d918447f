# A question on the screen, and the fields of its answer.

question-where = Where you are
question-of = Question { $n } of { $count }
question-title = Question { $n } of { $count }: { $title }
question-answered = { $answered } answered
question-answered-flagged = { $answered } answered, { $flagged } flagged
palette-label = Questions
palette-answered = Question { $n }, answered
palette-answered-flagged = Question { $n }, answered, flagged
palette-new = Question { $n }, not opened
palette-open = Question { $n }, no answer yet
palette-open-flagged = Question { $n }, no answer yet, flagged
question-review = Review all and finish
question-review-short = Review all
question-part = Part { $n } of { $count }: { $title }
question-minutes = About { $minutes } min
question-points = { $total ->
    [one] { $points } of { $total } point
   *[other] { $points } of { $total } points
}
question-ai = <strong>AI assistants:</strong> { $text }
answer-region = Your answer
not-saved-heading = This was not saved yet
two-versions = <strong>Two versions of this answer.</strong> Another device or tab saved first. Both are kept: the saved one is in the form, the other stands below it. Choose one.
not-whole = Not a whole answer yet: { $missing }
keep-mine = Keep what is in the form
other-version = The other version, sent at { $time }
use-other = Use this one instead
question-number = Question { $n }
flag = Flag to check later
flag-short = Flag
unflag = Take the flag away
unflag-short = Unflag
save-and-continue = Save and continue

answer-pick-one = Pick one answer
answer-tick = Tick every answer that is right
answer-statement = Is the statement true or false?
answer-true = True
answer-false = False
answer-number = Your number
answer-number-hint = Write it like 1500, 12.5 or 1.2e6.
answer-number-hint-unit = Write it like 1500, 12.5 or 1.2e6. The unit is { $unit }.
answer-unit = Unit
answer-yours = Your answer
answer-order = Put these in order
answer-order-hint = Give each line its place: 1 comes first, { $last } comes last.
answer-place-of = Place of: { $item }
answer-match = Find the match for each line
answer-match-hint = A match may fit more than one line, or none.
answer-choose = Choose
answer-essay-hint = You can use Markdown.
answer-essay-between = { $max ->
    [one] Write { $min } to { $max } word. You can use Markdown.
   *[other] Write { $min } to { $max } words. You can use Markdown.
}
answer-essay-least = { $min ->
    [one] Write at least { $min } word. You can use Markdown.
   *[other] Write at least { $min } words. You can use Markdown.
}
answer-essay-most = { $max ->
    [one] Write up to { $max } word. You can use Markdown.
   *[other] Write up to { $max } words. You can use Markdown.
}
answer-words = { $n ->
    [one] { $n } word
   *[other] { $n } words
}

missing-number = This is not read as a number. Write it like 1500, 12.5 or 1.2e6.
missing-no-unit = Write the number alone, without a unit.
missing-units = Use one of these units: { $units }.
missing-place-twice = Place { $place } is given to more than one item. Give each item its own place.
missing-places = { $n ->
    [one] One item has no place yet.
   *[other] { $n } items have no place yet.
}
missing-matches = { $n ->
    [one] One line has no match yet.
   *[other] { $n } lines have no match yet.
}
unfit-unknown = That answer is not one of this question's. Load the page again and pick one of those shown.
unfit-place = Give each item a place from 1 to { $last }.
unfit-long = { $length ->
    [one] Your answer has { $length } character and can have { $max }. Shorten it by { $over }.
   *[other] Your answer has { $length } characters and can have { $max }. Shorten it by { $over }.
}
