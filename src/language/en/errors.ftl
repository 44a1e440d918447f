# Pages that say why something cannot be done. The ids of refusals follow their codes.

refused-heading = This cannot be done now
refused-attempt-time-up = Time is up. What was saved before has been received.
refused-attempt-finished = This test is finished. Answers can no longer be changed.
refused-attempt-expired = This invitation has expired.
refused-attempt-cancelled = This invitation was withdrawn.
refused-attempt-replaced = A newer link was sent to you. Open that one.
refused-attempt-not-started = This test has not been started yet.
refused-attempt-no-consent = Agree to how your answers are used before you start.
refused-web-csrf = This form is no longer valid. Go back, load the page again and send it once more. Your text is still in the form.
answer-stale = Another device saved this answer first. Both texts are kept.
answer-late = Time is up. This text was kept, but it does not count.
answer-closed = This test is not open here any more.

not-found-heading = This page is not here
not-found-text = The address may be mistyped, or the page belongs to another test.
not-found-next = Go back to your test, or open the link in your letter again.
invalid-text = Nothing was saved. Go back and correct this:
invalid-form = The form did not arrive as it was sent, or it is too large. Send it again.
too-many-heading = Too many tries
too-many-text = { $seconds ->
    [one] Wait { $seconds } second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
unavailable-heading = We could not do this just now
unavailable-text = The database does not answer. Nothing was changed and nothing is lost.
unavailable-next = Wait a few seconds, then load the page again. In a form, go back: your text is still there.
internal-heading = We could not do this
internal-text = Something is broken on our side; it has been written to the log.
internal-next = Go back and try again: in a form, your text is still there.
error-back = Go to your test
