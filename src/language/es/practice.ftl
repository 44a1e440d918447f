# La práctica, y la última página antes de que corra el tiempo.

practice-page = Práctica { $n } de { $count }
practice-note = Práctica { $n } de { $count }. Sin reloj, sin puntos, y no se conserva nada.
practice-again = Intentar de nuevo
practice-check = Comprobar mi respuesta
practice-next = Siguiente pregunta de práctica
practice-to-start = Ir a la página de inicio
practice-skip = Omitir la práctica
practice-not-saved = <strong>Esto no se puede guardar.</strong> { $problem }
practice-nothing = <strong>No se ha dado ninguna respuesta.</strong> En la prueba contaría como pregunta sin responder.
practice-partly = <strong>Guardado, pero incompleto.</strong> { $missing }
practice-received = <strong>Recibido.</strong> En la prueba, las respuestas de este tipo las lee una persona.
practice-right = <strong>Correcto.</strong> En la prueba no se le dice al momento.
practice-wrong = <strong>No es eso.</strong> Puede intentarlo tantas veces como quiera.

start-heading = Todo listo para empezar
start-lead = Tiene { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} para { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
}. El tiempo empieza a correr cuando pulse el botón y no se detiene hasta que termine o se acabe.
start-before = Antes de empezar
start-plan = { $minutes ->
    [one] Reserve { $minutes } minuto sin interrupciones.
   *[other] Reserve { $minutes } minutos sin interrupciones.
}
start-plan-extra = { $minutes ->
    [one] Reserve { $minutes } minuto sin interrupciones; su tiempo adicional del { $percent } % está incluido.
   *[other] Reserve { $minutes } minutos sin interrupciones; su tiempo adicional del { $percent } % está incluido.
}
start-charge = Cargue su dispositivo o enchúfelo.
start-ai = Asistentes de IA: { $text }
start-breaks = Si algo falla, abra otra vez el enlace de su correo, en cualquier dispositivo, y continúe.
start-go = Empezar la prueba
start-practise = Practicar otra vez
start-questions = ¿Hay algo que no está bien? Consulte a { $contact } antes de empezar.
