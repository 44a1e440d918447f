# Eine Frage auf dem Bildschirm, und die Felder ihrer Antwort.

question-where = Wo Sie sind
question-of = Frage { $n } von { $count }
question-title = Frage { $n } von { $count }: { $title }
question-answered = { $answered } beantwortet
question-answered-flagged = { $answered } beantwortet, { $flagged } markiert
palette-label = Fragen
palette-answered = Frage { $n }, beantwortet
palette-answered-flagged = Frage { $n }, beantwortet, markiert
palette-new = Frage { $n }, nicht geöffnet
palette-open = Frage { $n }, noch keine Antwort
palette-open-flagged = Frage { $n }, noch keine Antwort, markiert
question-review = Alle prüfen und abgeben
question-review-short = Alle prüfen
question-part = Teil { $n } von { $count }: { $title }
question-minutes = Etwa { $minutes } Min.
question-points = { $total ->
    [one] { $points } von { $total } Punkt
   *[other] { $points } von { $total } Punkten
}
question-ai = <strong>KI-Assistenten:</strong> { $text }
answer-region = Ihre Antwort
not-saved-heading = Das wurde noch nicht gespeichert
two-versions = <strong>Zwei Fassungen dieser Antwort.</strong> Ein anderes Gerät oder ein anderer Tab hat zuerst gespeichert. Beide sind erhalten: Die gespeicherte steht im Formular, die andere darunter. Wählen Sie eine.
not-whole = Noch keine vollständige Antwort: { $missing }
keep-mine = Behalten, was im Formular steht
other-version = Die andere Fassung, gesendet um { $time }
use-other = Stattdessen diese verwenden
question-number = Frage { $n }
flag = Markieren und später prüfen
flag-short = Markieren
unflag = Markierung entfernen
unflag-short = Entmarkieren
save-and-continue = Speichern und weiter

answer-pick-one = Wählen Sie eine Antwort
answer-tick = Setzen Sie bei jeder richtigen Antwort ein Häkchen
answer-statement = Ist die Aussage richtig oder falsch?
answer-true = Richtig
answer-false = Falsch
answer-number = Ihre Zahl
answer-number-hint = Schreiben Sie sie wie 1500, 12,5 oder 1,2e6.
answer-number-hint-unit = Schreiben Sie sie wie 1500, 12,5 oder 1,2e6. Die Einheit ist { $unit }.
answer-unit = Einheit
answer-yours = Ihre Antwort
answer-order = Bringen Sie dies in die richtige Reihenfolge
answer-order-hint = Geben Sie jeder Zeile ihren Platz: 1 kommt zuerst, { $last } zuletzt.
answer-place-of = Platz von: { $item }
answer-match = Finden Sie zu jeder Zeile das Passende
answer-match-hint = Ein Gegenstück kann zu mehreren Zeilen passen oder zu keiner.
answer-choose = Auswählen
answer-essay-hint = Sie können Markdown verwenden.
answer-essay-between = { $max ->
    [one] Schreiben Sie { $min } bis { $max } Wort. Sie können Markdown verwenden.
   *[other] Schreiben Sie { $min } bis { $max } Wörter. Sie können Markdown verwenden.
}
answer-essay-least = { $min ->
    [one] Schreiben Sie mindestens { $min } Wort. Sie können Markdown verwenden.
   *[other] Schreiben Sie mindestens { $min } Wörter. Sie können Markdown verwenden.
}
answer-essay-most = { $max ->
    [one] Schreiben Sie höchstens { $max } Wort. Sie können Markdown verwenden.
   *[other] Schreiben Sie höchstens { $max } Wörter. Sie können Markdown verwenden.
}
answer-words = { $n ->
    [one] { $n } Wort
   *[other] { $n } Wörter
}

missing-number = Das lässt sich nicht als Zahl lesen. Schreiben Sie sie wie 1500, 12,5 oder 1,2e6.
missing-no-unit = Schreiben Sie nur die Zahl, ohne Einheit.
missing-units = Verwenden Sie eine dieser Einheiten: { $units }.
missing-place-twice = Platz { $place } ist mehrfach vergeben. Geben Sie jeder Zeile einen eigenen Platz.
missing-places = { $n ->
    [one] Eine Zeile hat noch keinen Platz.
   *[other] { $n } Zeilen haben noch keinen Platz.
}
missing-matches = { $n ->
    [one] Zu einer Zeile fehlt noch das Passende.
   *[other] Zu { $n } Zeilen fehlt noch das Passende.
}
unfit-unknown = Diese Antwort gehört nicht zu dieser Frage. Laden Sie die Seite neu, und wählen Sie eine der gezeigten.
unfit-place = Geben Sie jeder Zeile einen Platz von 1 bis { $last }.
unfit-long = { $length ->
    [one] Ihre Antwort hat { $length } Zeichen und darf { $max } haben. Kürzen Sie sie um { $over }.
   *[other] Ihre Antwort hat { $length } Zeichen und darf { $max } haben. Kürzen Sie sie um { $over }.
}
