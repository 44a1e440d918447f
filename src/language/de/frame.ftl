# Was jede Seite umgibt.

skip-link = Direkt zur Frage
help = Hilfe
language-switch = Sprache
error-title = Fehler: { $title }
error-prefix = Fehler:
error-heading = Hier stimmt etwas nicht
optional = (freiwillig)
saved-at = Alle Antworten gespeichert um { $time }
time-left = Noch <strong>{ $minutes } Min.</strong>
clock-left = Noch <strong>{ $time }</strong>
timer-hide = Ausblenden
timer-show = Einblenden
timer-say = Restzeit ansagen
offline-strip = <strong>Sie sind offline. Machen Sie einfach weiter.</strong> Ihre Antworten bleiben auf diesem Gerät und werden gesendet, sobald Sie wieder online sind. Die Zeit läuft weiter.

# Vom Skript der Seite gesagt.
script-saving = Wird gespeichert
script-offline = { $count ->
    [one] Offline. { $count } Antwort wartet auf diesem Gerät
   *[other] Offline. { $count } Antworten warten auf diesem Gerät
}
script-offline-said = Sie sind offline. Machen Sie einfach weiter. Ihre Antworten bleiben auf diesem Gerät.
script-back = Sie sind wieder online. Ihre Antworten werden gesendet.
script-restored = Wir haben Text von diesem Gerät zurückgeholt, der noch nicht gesendet war.
script-time-hidden = Zeit ausgeblendet
script-time-mark = { $n ->
    [one] Noch { $n } Minute
   *[other] Noch { $n } Minuten
}
script-time-up = Die Zeit ist abgelaufen. Ihre Antworten werden gesendet.
order-up = Nach oben
order-down = Nach unten
order-moved = { $item } steht jetzt auf Platz { $n }

# Daten und Aufzählungen.
month = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
date = { $day }. { $month } { $year }
date-time = { $date }, { $time }
clock = { $time } Uhr (UTC)
list-comma = { $rest }, { $last }
list-and = { $rest } und { $last }

# Arten von Fragen, und was zu KI-Assistenten gesagt wird.
kind-choice = Einfachauswahl
kind-multiple = Mehrfachauswahl
kind-true-false = Richtig oder falsch
kind-numeric = Zahl
kind-short-text = Kurzer Text
kind-ordering = Reihenfolge
kind-matching = Zuordnung
kind-essay = Ausformulierte Antwort
ai-forbidden = Antworten Sie ohne KI-Assistenten.
ai-disclosed = Sie dürfen KI-Assistenten nutzen. Geben Sie an, wo.
ai-part-of-task = KI-Assistenten zu nutzen ist Teil der Aufgabe.
