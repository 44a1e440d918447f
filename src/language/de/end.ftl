# Die Durchsicht vor dem Abgeben, das Ende der Zeit, die Bestätigung.

review-page = Prüfen Sie Ihre Antworten
review-heading = Prüfen Sie Ihre Antworten, bevor Sie abgeben
review-back = Zurück zu Frage { $n }
review-open-and-flagged = { $open ->
    [0] Jede Frage hat eine Antwort.
    [one] { $open } Frage hat keine Antwort.
   *[other] { $open } Fragen haben keine Antwort.
} { $flagged ->
    [one] { $flagged } ist markiert.
   *[other] { $flagged } sind markiert.
} { $minutes ->
    [one] Sie haben noch { $minutes } Minute und können alles noch ändern.
   *[other] Sie haben noch { $minutes } Minuten und können alles noch ändern.
}
review-open = { $open ->
    [0] Jede Frage hat eine Antwort.
    [one] { $open } Frage hat keine Antwort.
   *[other] { $open } Fragen haben keine Antwort.
} { $minutes ->
    [one] Sie haben noch { $minutes } Minute und können alles noch ändern.
   *[other] Sie haben noch { $minutes } Minuten und können alles noch ändern.
}
review-answered = Beantwortet
review-answered-flagged = Beantwortet, markiert
review-begun = Begonnen, nicht vollständig
review-begun-flagged = Begonnen, nicht vollständig, markiert
review-none = Noch keine Antwort
review-none-flagged = Noch keine Antwort, markiert
review-answer = Beantworten
review-answer-long = Frage { $n } beantworten
review-change = Ändern
review-change-long = Frage { $n } ändern
review-warning = { $count ->
    [one] <strong>Frage { $list } hat keine Antwort.</strong> Sie können ohne sie abgeben. Sie zählt dann null Punkte.
   *[other] <strong>Die Fragen { $list } haben keine Antwort.</strong> Sie können ohne sie abgeben. Sie zählen dann null Punkte.
}
disclosure-label = Wo haben Sie KI-Assistenten genutzt, und wofür?
disclosure-hint = Sie zu nutzen ist hier erlaubt. Nennen Sie die Fragen und was Sie übernommen haben. Lassen Sie dies leer, wenn Sie keine genutzt haben.
disclosure-long = { $length ->
    [one] Kürzen Sie dies: Es hat { $length } Zeichen, erlaubt sind höchstens { $max }.
   *[other] Kürzen Sie dies: Es hat { $length } Zeichen, erlaubt sind höchstens { $max }.
}
finish = Test abgeben
finish-note = Nach dem Abgeben können Sie Ihre Antworten nicht mehr ändern. Läuft die Zeit vorher ab, senden wir, was gespeichert ist.

time-up-heading = Die Zeit ist abgelaufen
time-up-lead = { $questions ->
    [one] Ihre Antworten werden abgegeben, wie sie gespeichert wurden: { $answered } von { $questions } Frage ist beantwortet. Sie müssen nichts weiter tun.
   *[other] Ihre Antworten werden abgegeben, wie sie gespeichert wurden: { $answered } von { $questions } Fragen sind beantwortet. Sie müssen nichts weiter tun.
}
time-up-receipt = Zeigen, was eingegangen ist

receipt-heading = Vielen Dank, Ihre Antworten sind eingegangen
receipt-heading-bell = Die Zeit ist abgelaufen, und Ihre Antworten sind eingegangen
receipt-lead = Sie können diese Seite jetzt schließen.
receipt-lead-bell = Die Zeit ist abgelaufen, deshalb wurde das Gespeicherte so abgegeben, wie es war. Sie können diese Seite jetzt schließen.
receipt-title = Bestätigung
receipt-received = Eingegangen
receipt-answered = Beantwortet
receipt-answered-text = { $questions ->
    [one] { $answered } von { $questions } Frage
   *[other] { $answered } von { $questions } Fragen
}
receipt-finished = Abgegeben
receipt-by-bell = Automatisch, als die Zeit abgelaufen war
receipt-by-you = Von Ihnen
receipt-number = Nummer
receipt-checksum = Prüfsumme Ihrer Antworten (SHA-256)
receipt-keep = Bewahren Sie ein Bild oder einen Ausdruck dieser Seite auf, wenn Sie einen Nachweis möchten, was wann eingegangen ist.
receipt-next-heading = Wie es weitergeht
receipt-next = { $company } liest Ihre Antworten. Menschen entscheiden, und { $company } sagt Ihnen, wie es weitergeht. Wenn Sie zwei Wochen lang nichts gehört haben, fragen Sie bei { $contact } nach.
late-heading = Nach Ablauf der Zeit eingegangen
late-text = Dies hat uns zu spät erreicht und zählt nicht. Es ist aufbewahrt und steht hier, damit Sie es kopieren und { $contact } danach fragen können.
late-question = Frage { $n }: { $title }, eingegangen um { $time }
