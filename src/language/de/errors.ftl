# Seiten, die sagen, warum etwas nicht geht.

refused-heading = Das geht gerade nicht
refused-attempt-time-up = Die Zeit ist abgelaufen. Was vorher gespeichert wurde, ist eingegangen.
refused-attempt-finished = Dieser Test ist abgeschlossen. Antworten lassen sich nicht mehr ändern.
refused-attempt-expired = Diese Einladung ist abgelaufen.
refused-attempt-cancelled = Diese Einladung wurde zurückgezogen.
refused-attempt-replaced = Sie haben einen neueren Link erhalten. Öffnen Sie diesen.
refused-attempt-not-started = Dieser Test wurde noch nicht gestartet.
refused-attempt-no-consent = Willigen Sie ein, wie Ihre Antworten verwendet werden, bevor Sie starten.
refused-web-csrf = Dieses Formular ist nicht mehr gültig. Gehen Sie zurück, laden Sie die Seite neu, und senden Sie es noch einmal. Ihr Text steht noch im Formular.
answer-stale = Ein anderes Gerät hat diese Antwort zuerst gespeichert. Beide Texte sind erhalten.
answer-late = Die Zeit ist abgelaufen. Dieser Text wurde aufbewahrt, zählt aber nicht.
answer-closed = Dieser Test ist hier nicht mehr geöffnet.

not-found-heading = Diese Seite gibt es nicht
not-found-text = Vielleicht ist die Adresse falsch geschrieben, oder die Seite gehört zu einem anderen Test.
not-found-next = Gehen Sie zurück zu Ihrem Test, oder öffnen Sie den Link in Ihrer E-Mail noch einmal.
invalid-text = Es wurde nichts gespeichert. Gehen Sie zurück, und berichtigen Sie dies:
invalid-form = Das Formular kam nicht so an, wie es gesendet wurde, oder es ist zu groß. Senden Sie es noch einmal.
too-many-heading = Zu viele Versuche
too-many-text = { $seconds ->
    [one] Warten Sie { $seconds } Sekunde, und versuchen Sie es dann noch einmal.
   *[other] Warten Sie { $seconds } Sekunden, und versuchen Sie es dann noch einmal.
}
unavailable-heading = Das ging gerade nicht
unavailable-text = Die Datenbank antwortet nicht. Nichts wurde geändert, und nichts ist verloren.
unavailable-next = Warten Sie einige Sekunden, und laden Sie die Seite dann neu. Aus einem Formular gehen Sie zurück: Ihr Text ist noch da.
internal-heading = Das ging nicht
internal-text = Bei uns ist etwas kaputt; es wurde im Protokoll vermerkt.
internal-next = Gehen Sie zurück, und versuchen Sie es noch einmal: In einem Formular ist Ihr Text noch da.
error-back = Zu Ihrem Test
