# Briefe.

letter-subject-invitation = { $company } lädt Sie zu einem Test ein: { $job }
letter-subject-reminder = Erinnerung: Ihr Test ({ $job }) ist bis { $date } geöffnet
letter-subject-cancelled = Ihr Test wurde abgesagt: { $job }
letter-hello = Guten Tag,
letter-hello-name = Guten Tag, { $name },
letter-invitation = { $company } lädt Sie zu einem Test für diese Stelle ein: <strong>{ $job }</strong>.
letter-invitation-from = { $name } von { $company } lädt Sie zu einem Test für diese Stelle ein: <strong>{ $job }</strong>.
letter-reminder = { $company } erinnert Sie: Ihr Test für <strong>{ $job }</strong> ist noch geöffnet.
letter-cancelled = { $company } hat Ihren Test für <strong>{ $job }</strong> ({ $test }) abgesagt. Der Link in der früheren E-Mail funktioniert nicht mehr.
letter-cancelled-contact = Sie müssen nichts tun. Wenn Sie das nicht erwartet haben oder Fragen haben, schreiben Sie an { $contact }.
letter-test = Der Test
letter-time = Zeit dafür
letter-time-text = { $minutes ->
    [one] { $minutes } Minute, am Stück
   *[other] { $minutes } Minuten, am Stück
}
letter-time-text-extra = { $minutes ->
    [one] { $minutes } Minute einschließlich Ihres Zeitzuschlags, am Stück
   *[other] { $minutes } Minuten einschließlich Ihres Zeitzuschlags, am Stück
}
letter-until = Geöffnet bis
letter-line = { $label }: { $text }
letter-open-link = Öffnen Sie diesen Link, um zu sehen, was Sie erwartet, und um eine Übungsfrage auszuprobieren. Nichts startet, bevor Sie es sagen.
letter-button-lead = Sehen Sie, was Sie erwartet, und probieren Sie eine Übungsfrage aus. Nichts startet, bevor Sie es sagen.
letter-button = Ansehen, was Sie erwartet
letter-button-broken = Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:
letter-yours-alone = Der Link gehört nur Ihnen: Wer ihn hat, kann den Test in Ihrem Namen machen.
letter-no-longer = Wenn Sie nicht mehr teilnehmen möchten, müssen Sie nichts tun.
letter-contact = Haben Sie Fragen, oder brauchen Sie mehr Zeit oder eine andere Regelung? Schreiben Sie vor dem Start an { $contact }.
