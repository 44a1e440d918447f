# Was während des Tests über die Zeit gesagt wird.

length-seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
length-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
clock-credited = Offline: { $away }. Ihre Zeit wurde um ebenso viel verlängert.
clock-credited-part = Offline: { $away }. Verlängert wurde Ihre Zeit um { $credited }. Mehr ist bei diesem Test nicht vorgesehen.
clock-extended = Sie haben zusätzliche Zeit bekommen: { $time }.
offline-strip-credit = { $minutes ->
    [one] <strong>Sie sind offline. Machen Sie einfach weiter.</strong> Ihre Antworten bleiben auf diesem Gerät und werden gesendet, sobald Sie wieder online sind. Die Zeit ohne Verbindung wird hinten angehängt, höchstens { $minutes } Minute.
   *[other] <strong>Sie sind offline. Machen Sie einfach weiter.</strong> Ihre Antworten bleiben auf diesem Gerät und werden gesendet, sobald Sie wieder online sind. Die Zeit ohne Verbindung wird hinten angehängt, höchstens { $minutes } Minuten.
}
elsewhere-strip = <strong>Dieser Test ist in einem anderen Fenster oder auf einem anderen Gerät geöffnet.</strong> Was Sie hier schreiben, wird weiterhin gespeichert.
elsewhere-go-on = Hier weitermachen
