# Die Seiten hinter dem Link in der E-Mail, und die Hilfe.

steps-label = Schritte vor dem Test
step-welcome = Willkommen
step-consent = Einwilligung
step-practice = Übung
step-start = Start
step-done = (erledigt)

welcome-page = Ihr Test
welcome-heading = { $company } lädt Sie zu einem Test ein
welcome-lead = Er gehört zu Ihrer Bewerbung: { $role }. Diese Seite zu öffnen startet nichts: Die Zeit läuft erst, wenn Sie es auf der letzten Seite vor dem Test sagen.
welcome-note = Eine Nachricht von { $company }
expect-heading = Was Sie erwartet
expect-length = Umfang
expect-length-text = { $questions ->
    [one] { $questions } Frage
   *[other] { $questions } Fragen
}, { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
expect-time = Ihre Zeit
expect-time-text = { $minutes ->
    [one] { $minutes } Minute und { $percent } % Zeitzuschlag, bereits eingerechnet
   *[other] { $minutes } Minuten und { $percent } % Zeitzuschlag, bereits eingerechnet
}
expect-topics = Themen
expect-kinds = Arten von Fragen
expect-counts = Was zählt
expect-counts-text = { $points ->
    [one] Richtige Antworten, insgesamt { $points } Punkt. Bei jeder Frage steht, wie viele sie bringt.
   *[other] Richtige Antworten, insgesamt { $points } Punkte. Bei jeder Frage steht, wie viele sie bringt.
}
expect-ai = KI-Assistenten
expect-until = Geöffnet bis
instructions-heading = Hinweise
good-heading = Gut zu wissen
good-order = Sie können in beliebiger Reihenfolge antworten, Antworten ändern und eine Frage markieren, um später darauf zurückzukommen.
good-saved = Jede Antwort wird laufend gespeichert. Wenn die Verbindung abbricht oder der Akku leer ist, öffnen Sie denselben Link auf einem beliebigen Gerät und machen dort weiter, wo Sie waren. Die Zeit läuft in der Zwischenzeit weiter.
good-time-up = Ist die Zeit abgelaufen, wird das Gespeicherte so abgegeben, wie es ist.
good-speed = Wie schnell Sie tippen und wie oft Sie speichern oder eine Antwort ändern, zählt nicht.
good-open = Eine offene Frage zählt null Punkte. Für falsche Antworten wird nichts abgezogen, es sei denn, die Frage sagt es.
arrangements = <strong>Brauchen Sie mehr Zeit oder einen anderen Weg, den Test zu machen?</strong> Fragen Sie vor dem Start: { $contact }. Zu fragen hat keine Nachteile für Sie.
continue = Weiter
welcome-next = Als Nächstes: wie Ihre Antworten verwendet werden, dann eine kurze Übung ohne Zeitmessung.

consent-heading = Wie Ihre Antworten verwendet werden
consent-lead = Lesen Sie, was aufgezeichnet wird und wer es sieht. Bevor Sie einwilligen und starten, wird nichts aufgezeichnet.
recorded-heading = Was aufgezeichnet wird
recorded-answers = Ihre Antworten, und wann jede gespeichert wurde.
recorded-screen = Wie lange jede Frage auf Ihrem Bildschirm stand.
recorded-browser = Der Name Ihres Browsers und Ihre Netzwerkadresse, und wann der Test mit anderen weitergeht.
recorded-times = Wann Sie begonnen und abgegeben haben.
recorded-not = Keine Kamera, kein Mikrofon, kein Bild Ihres Bildschirms und keine Aufzeichnung einzelner Tasten.
seen-heading = Wer es sieht
seen-text = Die Personen bei { $company }, die über diese Bewerbung entscheiden. Wer ausformulierte Antworten bewertet, sieht Ihren Namen nicht. Kein Programm lehnt jemanden ab: Menschen lesen das Ergebnis und entscheiden.
consent-legend = Ihre Einwilligung
consent-text = Ich bin einverstanden, dass { $company } meine Antworten, die Zeit, die ich mit jeder Frage verbringe, sowie Browser und Netzwerkadresse, die ich nutze, speichert und dazu verwendet, über meine Bewerbung ({ $role }) zu entscheiden. Menschen lesen das Ergebnis und treffen die Entscheidung. Bei { $contact } kann ich erfragen, was über mich gespeichert ist, und es berichtigen oder löschen lassen.
consent-agree = Einwilligen und weiter
consent-missing = Setzen Sie das Häkchen, um einzuwilligen. Ohne Einwilligung ist der Test nicht möglich; Sie können sich stattdessen an den unten genannten Kontakt wenden.
back = Zurück
consent-questions = Fragen dazu? Wenden Sie sich an { $contact }.

running-heading = Machen Sie mit Ihrem Test weiter
running-lead = { $minutes ->
    [one] Sie haben begonnen, und die Zeit läuft: Es bleibt noch { $minutes } Minute, bis { $ends }. Alles bisher Gespeicherte ist da.
   *[other] Sie haben begonnen, und die Zeit läuft: Es bleiben noch { $minutes } Minuten, bis { $ends }. Alles bisher Gespeicherte ist da.
}
running-continue = Auf diesem Gerät weitermachen
running-note = Wenn der Test auch auf einem anderen Gerät geöffnet ist, machen Sie dort oder hier weiter, nicht auf beiden zugleich: Jedes speichert auf der Grundlage dessen, was es gesehen hat.

finished-heading = Ihre Antworten sind eingegangen
finished-lead = Dieser Test wurde am { $date } abgeschlossen. Hier gibt es nichts weiter zu tun.
finished-receipt = Bestätigung anzeigen
finished-next = { $company } sagt Ihnen, wie es weitergeht. Wenn Sie zwei Wochen lang nichts gehört haben, fragen Sie bei { $contact } nach.

next-heading = Was Sie jetzt tun können
write-to = Schreiben Sie an { $contact }.
expired-heading = Diese Einladung ist abgelaufen
expired-text = Sie war bis { $date } gültig. Es wurde nichts gestartet, und von Ihnen ist nichts verloren.
expired-next = Sie können um eine neue bitten: Nennen Sie die Stelle, um die es geht.
cancelled-heading = Diese Einladung wurde zurückgezogen
cancelled-text = { $company } hat sie zurückgenommen, deshalb gibt es hier nichts zu tun.
cancelled-next = Wenn Sie das nicht erwartet haben, fragen Sie nach dem Grund.
replaced-heading = Sie haben einen neueren Link erhalten
replaced-text = Dieser öffnet den Test nicht mehr. Was Sie bisher beantwortet haben, bleibt erhalten.
replaced-next = Öffnen Sie den Link in der neuesten E-Mail. Wenn Sie sie nicht finden, sehen Sie im Spam-Ordner nach oder bitten Sie noch einmal darum.

wrong-heading = Dieser Link funktioniert nicht
wrong-lead = Die Adresse ist unvollständig, oder sie war nie der Link zu einem Test.
wrong-whole = Öffnen Sie den Link direkt aus der E-Mail. Ist er auf zwei Zeilen verteilt, kopieren Sie beide Teile.
wrong-newest = Wenn Sie mehrere E-Mails haben, nehmen Sie die neueste.
wrong-ask = Wenn es dann noch nicht geht, antworten Sie auf die E-Mail und bitten Sie um einen neuen Link.

no-seat-heading = Öffnen Sie den Link in Ihrer Einladung
no-seat-lead = Dieser Browser weiß nicht, welcher Test Ihrer ist. Das kommt vor in einem anderen Browser oder auf einem anderen Gerät, in einem privaten Fenster oder nachdem Cookies gelöscht wurden.
no-seat-next = Öffnen Sie den Link in Ihrer Einladung noch einmal. Wenn Sie schon begonnen haben, machen Sie dort weiter, wo Sie waren: Jede gespeicherte Antwort ist da.

help-clock = Die Zeit läuft weiter, während Sie dies lesen.
help-back-test = Zurück zum Test
help-back-start = Zurück zur Startseite
help-back-receipt = Zurück zur Bestätigung
help-ask-heading = Einen Menschen fragen
help-ask-letter = Antworten Sie auf die E-Mail mit Ihrer Einladung, oder schreiben Sie an die Person, die darin genannt ist.
help-ask = Schreiben Sie an { $contact }. Nennen Sie den Test, und sagen Sie, was passiert ist.
help-breaks-heading = Wenn etwas nicht geht
help-connection = <strong>Die Verbindung ist weg.</strong> Machen Sie weiter: Was Sie tippen, bleibt auf diesem Gerät und wird gesendet, sobald Sie wieder online sind.
help-device = <strong>Die Seite oder das Gerät ist weg.</strong> Öffnen Sie den Link in Ihrer E-Mail noch einmal, hier oder auf einem anderen Gerät. Sie machen dort weiter, wo Sie waren, mit allem, was gespeichert wurde.
help-two-devices = <strong>Zwei Geräte sind geöffnet.</strong> Machen Sie mit einem weiter. Wenn beide dieselbe Antwort ändern, bleiben beide Texte erhalten, und Sie wählen.
help-time = <strong>Die Zeit läuft ab.</strong> Was gespeichert ist, wird von selbst abgegeben. Sie müssen nichts tun.
help-keys-heading = Ohne Maus
help-keys = Tab springt zur nächsten Schaltfläche oder zum nächsten Feld, Umschalt und Tab zurück. Die Leertaste setzt ein Häkchen, die Pfeiltasten wählen zwischen Optionen, die Eingabetaste drückt eine Schaltfläche. In Listen, die zu ordnen sind, hat jede Zeile Schaltflächen zum Verschieben.
