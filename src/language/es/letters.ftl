# Cartas.

letter-subject-invitation = { $company } le invita a una prueba: { $job }
letter-subject-reminder = Recordatorio: su prueba ({ $job }) está abierta hasta el { $date }
letter-subject-cancelled = Su prueba se ha cancelado: { $job }
letter-hello = Hola:
letter-hello-name = Hola, { $name }:
letter-invitation = { $company } le invita a una prueba para este puesto: <strong>{ $job }</strong>.
letter-invitation-from = { $name }, de { $company }, le invita a una prueba para este puesto: <strong>{ $job }</strong>.
letter-reminder = { $company } le recuerda que su prueba para <strong>{ $job }</strong> sigue abierta.
letter-cancelled = { $company } ha cancelado su prueba para <strong>{ $job }</strong> ({ $test }). El enlace del correo anterior ya no funciona.
letter-cancelled-contact = No tiene que hacer nada. Si no lo esperaba o tiene preguntas, escriba a { $contact }.
letter-test = La prueba
letter-time = Tiempo disponible
letter-time-text = { $minutes ->
    [one] { $minutes } minuto, sin pausas
   *[other] { $minutes } minutos, sin pausas
}
letter-time-text-extra = { $minutes ->
    [one] { $minutes } minuto, con su tiempo adicional incluido, sin pausas
   *[other] { $minutes } minutos, con su tiempo adicional incluido, sin pausas
}
letter-until = Abierta hasta
letter-line = { $label }: { $text }
letter-open-link = Abra este enlace para ver qué le espera y probar una pregunta de práctica. No empieza nada hasta que usted lo indique.
letter-button-lead = Vea qué le espera y pruebe una pregunta de práctica. No empieza nada hasta que usted lo indique.
letter-button = Ver qué le espera
letter-button-broken = Si el botón no funciona, abra esta dirección:
letter-yours-alone = El enlace es solo suyo: quien lo tenga puede hacer la prueba en su nombre.
letter-no-longer = Si ya no desea participar, no tiene que hacer nada.
letter-contact = ¿Tiene preguntas, o necesita más tiempo u otra adaptación? Escriba a { $contact } antes de empezar.
