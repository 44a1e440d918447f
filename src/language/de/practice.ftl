# Die Übung, und die letzte Seite, bevor die Zeit läuft.

practice-page = Übung { $n } von { $count }
practice-note = Übung { $n } von { $count }. Keine Zeit, keine Punkte, und nichts wird aufbewahrt.
practice-again = Noch einmal
practice-check = Antwort prüfen
practice-next = Nächste Übungsfrage
practice-to-start = Zur Startseite
practice-skip = Übung überspringen
practice-not-saved = <strong>Das lässt sich nicht speichern.</strong> { $problem }
practice-nothing = <strong>Es wurde nichts angegeben.</strong> Im Test zählte das als keine Antwort.
practice-partly = <strong>Gespeichert, aber noch nicht vollständig.</strong> { $missing }
practice-received = <strong>Angekommen.</strong> Im Test liest ein Mensch Antworten dieser Art.
practice-right = <strong>Das ist richtig.</strong> Im Test erfahren Sie es nicht sofort.
practice-wrong = <strong>Das stimmt noch nicht.</strong> Sie können es so oft versuchen, wie Sie möchten.

start-heading = Bereit zum Start
start-lead = Sie haben { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
} für { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
}. Die Zeit läuft, sobald Sie auf die Schaltfläche drücken, und hält erst an, wenn Sie abgeben oder sie abgelaufen ist.
start-before = Bevor Sie beginnen
start-plan = { $minutes ->
    [one] Planen Sie { $minutes } Minute ohne Unterbrechung ein.
   *[other] Planen Sie { $minutes } Minuten ohne Unterbrechung ein.
}
start-plan-extra = { $minutes ->
    [one] Planen Sie { $minutes } Minute ohne Unterbrechung ein; Ihr Zeitzuschlag von { $percent } % ist eingerechnet.
   *[other] Planen Sie { $minutes } Minuten ohne Unterbrechung ein; Ihr Zeitzuschlag von { $percent } % ist eingerechnet.
}
start-charge = Laden Sie Ihr Gerät auf, oder schließen Sie es an.
start-ai = KI-Assistenten: { $text }
start-breaks = Wenn etwas nicht geht, öffnen Sie den Link in Ihrer E-Mail noch einmal, auf einem beliebigen Gerät, und machen Sie weiter.
start-go = Test starten
start-practise = Noch einmal üben
start-questions = Stimmt etwas nicht? Fragen Sie vor dem Start bei { $contact } nach.
