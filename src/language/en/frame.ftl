# What stands round every page of a candidate.

skip-link = Skip to the question
help = Help
language-switch = Language
error-title = Error: { $title }
error-prefix = Error:
error-heading = There is a problem
optional = (optional)
saved-at = All answers saved at { $time }
time-left = <strong>{ $minutes } min</strong> left
clock-left = <strong>{ $time }</strong> left
timer-hide = Hide
timer-show = Show
timer-say = Say time left
offline-strip = <strong>You are offline. Keep going.</strong> Your answers stay on this device and are sent when you are back. The clock keeps running.

# Said by the page script.
script-saving = Saving
script-offline = { $count ->
    [one] Offline. { $count } answer waits on this device
   *[other] Offline. { $count } wait on this device
}
script-offline-said = You are offline. Keep going. Your answers stay on this device.
script-back = You are back online. Your answers are being sent.
script-restored = We brought back text from this device that had not been sent.
script-time-hidden = Time is hidden
script-time-mark = { $n ->
    [one] { $n } minute left
   *[other] { $n } minutes left
}
script-time-up = Time is up. Your answers are being sent.
order-up = Move up
order-down = Move down
order-moved = { $item } is now number { $n }

# Dates and lists. Months are counted from 1.
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date = { $day } { $month } { $year }
date-time = { $date }, { $time }
clock = { $time } UTC
list-comma = { $rest }, { $last }
list-and = { $rest } and { $last }

# Kinds of question, and what is said of assistants.
kind-choice = Single choice
kind-multiple = Multiple choice
kind-true-false = True or false
kind-numeric = Number
kind-short-text = Short text
kind-ordering = Put in order
kind-matching = Match pairs
kind-essay = Written answer
ai-forbidden = Answer without AI assistants.
ai-disclosed = You may use AI assistants. Say where you did.
ai-part-of-task = Using AI assistants is part of the task.
