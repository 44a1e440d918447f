# La revisión antes de terminar, el fin del tiempo, el justificante.

review-page = Revise sus respuestas
review-heading = Revise sus respuestas antes de terminar
review-back = Volver a la pregunta { $n }
review-open-and-flagged = { $open ->
    [0] Todas las preguntas tienen respuesta.
    [one] { $open } pregunta no tiene respuesta.
   *[other] { $open } preguntas no tienen respuesta.
} { $flagged ->
    [one] { $flagged } está marcada.
   *[other] { $flagged } están marcadas.
} { $minutes ->
    [one] Le queda { $minutes } minuto, así que todavía puede cambiar lo que quiera.
   *[other] Le quedan { $minutes } minutos, así que todavía puede cambiar lo que quiera.
}
review-open = { $open ->
    [0] Todas las preguntas tienen respuesta.
    [one] { $open } pregunta no tiene respuesta.
   *[other] { $open } preguntas no tienen respuesta.
} { $minutes ->
    [one] Le queda { $minutes } minuto, así que todavía puede cambiar lo que quiera.
   *[other] Le quedan { $minutes } minutos, así que todavía puede cambiar lo que quiera.
}
review-answered = Respondida
review-answered-flagged = Respondida, marcada
review-begun = Empezada, incompleta
review-begun-flagged = Empezada, incompleta, marcada
review-none = Sin respuesta todavía
review-none-flagged = Sin respuesta todavía, marcada
review-answer = Responder
review-answer-long = Responder la pregunta { $n }
review-change = Cambiar
review-change-long = Cambiar la pregunta { $n }
review-warning = { $count ->
    [one] <strong>La pregunta { $list } no tiene respuesta.</strong> Puede terminar sin ella. Contará como cero puntos.
   *[other] <strong>Las preguntas { $list } no tienen respuesta.</strong> Puede terminar sin ellas. Contarán como cero puntos.
}
disclosure-label = ¿Dónde usó asistentes de IA y para qué?
disclosure-hint = Aquí está permitido usarlos. Indique las preguntas y qué tomó de ellos. Déjelo vacío si no usó ninguno.
disclosure-long = { $length ->
    [one] Acorte esto: tiene { $length } carácter y el máximo es { $max }.
   *[other] Acorte esto: tiene { $length } caracteres y el máximo es { $max }.
}
finish = Terminar la prueba
finish-note = Después de terminar no podrá cambiar sus respuestas. Si el tiempo se acaba antes, enviamos lo que esté guardado.

time-up-heading = Se acabó el tiempo
time-up-lead = { $questions ->
    [one] Sus respuestas se entregan tal como se guardaron: { $answered } de { $questions } pregunta respondida. No hay nada más que hacer.
   *[other] Sus respuestas se entregan tal como se guardaron: { $answered } de { $questions } preguntas respondidas. No hay nada más que hacer.
}
time-up-receipt = Mostrar lo que se recibió

receipt-heading = Gracias, hemos recibido sus respuestas
receipt-heading-bell = Se acabó el tiempo y hemos recibido sus respuestas
receipt-lead = Ya puede cerrar esta página.
receipt-lead-bell = El tiempo se agotó, así que lo guardado se entregó tal como estaba. Ya puede cerrar esta página.
receipt-title = Justificante
receipt-received = Recibido
receipt-answered = Respondidas
receipt-answered-text = { $questions ->
    [one] { $answered } de { $questions } pregunta
   *[other] { $answered } de { $questions } preguntas
}
receipt-finished = Terminada
receipt-by-bell = Automáticamente, al acabarse el tiempo
receipt-by-you = Por usted
receipt-number = Número
receipt-checksum = Suma de comprobación de sus respuestas (SHA-256)
receipt-keep = Guarde una imagen o una copia impresa de esta página si quiere una prueba de qué se recibió y cuándo.
receipt-next-heading = Qué ocurre después
receipt-next = { $company } lee sus respuestas. Deciden personas, y { $company } le dirá cómo continúa el proceso. Si en dos semanas no ha sabido nada, pregunte a { $contact }.
late-heading = Llegó cuando el tiempo ya se había acabado
late-text = Esto nos llegó demasiado tarde y no cuenta. Se conserva y se muestra aquí para que pueda copiarlo y consultar a { $contact } al respecto.
late-question = Pregunta { $n }: { $title }, recibida a las { $time }
