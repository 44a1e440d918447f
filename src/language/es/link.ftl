# Las páginas tras el enlace del correo, y la ayuda.

steps-label = Pasos antes de la prueba
step-welcome = Bienvenida
step-consent = Consentimiento
step-practice = Práctica
step-start = Inicio
step-done = (hecho)

welcome-page = Su prueba
welcome-heading = { $company } le invita a una prueba
welcome-lead = Forma parte de su candidatura al puesto: { $role }. Abrir esta página no inicia nada: el tiempo empieza a correr solo cuando usted lo indique, en la última página antes de la prueba.
welcome-note = Una nota de { $company }
expect-heading = Qué le espera
expect-length = Extensión
expect-length-text = { $questions ->
    [one] { $questions } pregunta
   *[other] { $questions } preguntas
}, { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
expect-time = Su tiempo
expect-time-text = { $minutes ->
    [one] { $minutes } minuto y { $percent } % de tiempo adicional, ya incluido
   *[other] { $minutes } minutos y { $percent } % de tiempo adicional, ya incluido
}
expect-topics = Temas
expect-kinds = Tipos de pregunta
expect-counts = Qué cuenta
expect-counts-text = { $points ->
    [one] Las respuestas correctas, { $points } punto en total. Cada pregunta indica los suyos.
   *[other] Las respuestas correctas, { $points } puntos en total. Cada pregunta indica los suyos.
}
expect-ai = Asistentes de IA
expect-until = Abierta hasta
instructions-heading = Instrucciones
good-heading = Conviene saber
good-order = Puede responder en cualquier orden, cambiar respuestas y marcar una pregunta para volver a ella.
good-saved = Cada respuesta se guarda sobre la marcha. Si se corta la conexión o se agota la batería, abra el mismo enlace en cualquier dispositivo y continúe donde estaba. Mientras tanto, el tiempo sigue corriendo.
good-time-up = Cuando se acaba el tiempo, lo guardado se entrega tal como está.
good-speed = No cuenta lo rápido que escribe ni cuántas veces guarda o cambia una respuesta.
good-open = Una pregunta sin responder vale cero. Las respuestas incorrectas no restan, salvo que la pregunta lo diga.
arrangements = <strong>¿Necesita más tiempo u otra forma de hacer la prueba?</strong> Pregunte antes de empezar: { $contact }. Preguntar no le perjudica.
continue = Continuar
welcome-next = A continuación: cómo se usan sus respuestas y, después, una breve práctica sin reloj.

consent-heading = Cómo se usan sus respuestas
consent-lead = Lea qué se registra y quién lo ve. No se registra nada antes de que usted acepte y empiece.
recorded-heading = Qué se registra
recorded-answers = Sus respuestas, y cuándo se guardó cada una.
recorded-screen = Cuánto tiempo estuvo cada pregunta en su pantalla.
recorded-browser = El nombre de su navegador y su dirección de red, y cuándo la prueba continúa con otros.
recorded-times = Cuándo empezó y cuándo terminó.
recorded-not = Ni cámara, ni micrófono, ni imagen de su pantalla, ni registro de cada tecla.
seen-heading = Quién lo ve
seen-text = Las personas de { $company } que deciden sobre esta candidatura. Quienes califican las respuestas redactadas no ven su nombre. Ningún programa rechaza a nadie: son personas las que leen el resultado y deciden.
consent-legend = Su consentimiento
consent-text = Acepto que { $company } conserve mis respuestas, el tiempo que dedico a cada pregunta y el navegador y la dirección de red que uso, y que los utilice para decidir sobre mi candidatura al puesto { $role }. Son personas las que leen el resultado y toman la decisión. Puedo preguntar a { $contact } qué se conserva sobre mí y pedir que se corrija o se borre.
consent-agree = Acepto, continuar
consent-missing = Marque la casilla para aceptar. Sin ello no se puede hacer la prueba; también puede consultar al contacto que figura abajo.
back = Volver
consent-questions = ¿Tiene preguntas sobre esto? Consulte a { $contact }.

running-heading = Continúe con su prueba
running-lead = { $minutes ->
    [one] Ya ha empezado y el tiempo corre: queda { $minutes } minuto, hasta las { $ends }. Todo lo guardado hasta ahora está ahí.
   *[other] Ya ha empezado y el tiempo corre: quedan { $minutes } minutos, hasta las { $ends }. Todo lo guardado hasta ahora está ahí.
}
running-continue = Continuar en este dispositivo
running-note = Si la prueba está abierta también en otro dispositivo, continúe allí o aquí, no en los dos a la vez: cada uno guarda a partir de lo que ha visto.

finished-heading = Hemos recibido sus respuestas
finished-lead = Esta prueba se terminó el { $date }. No hay nada más que hacer aquí.
finished-receipt = Mostrar el justificante
finished-next = { $company } le dirá cómo continúa el proceso. Si en dos semanas no ha sabido nada, pregunte a { $contact }.

next-heading = Qué puede hacer ahora
write-to = Escriba a { $contact }.
expired-heading = Esta invitación ha caducado
expired-text = Estuvo abierta hasta el { $date }. No se inició nada y no se ha perdido nada suyo.
expired-next = Puede pedir una nueva: indique para qué puesto es.
cancelled-heading = Esta invitación se ha retirado
cancelled-text = { $company } la ha retirado, así que no hay nada que hacer aquí.
cancelled-next = Si no lo esperaba, pregunte el motivo.
replaced-heading = Se le envió un enlace más reciente
replaced-text = Este ya no abre la prueba. Lo que ha respondido hasta ahora se conserva.
replaced-next = Abra el enlace del correo más reciente. Si no lo encuentra, mire en la carpeta de correo no deseado o pídalo de nuevo.

wrong-heading = Este enlace no funciona
wrong-lead = La dirección no está completa, o nunca fue el enlace de una prueba.
wrong-whole = Abra el enlace desde el propio correo. Si está partido en dos líneas, copie las dos partes.
wrong-newest = Si tiene más de un correo, use el más reciente.
wrong-ask = Si aun así no funciona, responda al correo y pida un enlace nuevo.

no-seat-heading = Abra el enlace de su invitación
no-seat-lead = Este navegador no sabe cuál es su prueba. Ocurre en otro navegador o dispositivo, en una ventana privada o después de borrar las cookies.
no-seat-next = Abra otra vez el enlace de su correo de invitación. Si ya había empezado, continuará donde estaba: todas las respuestas guardadas están ahí.

help-clock = El tiempo sigue corriendo mientras lee esto.
help-back-test = Volver a la prueba
help-back-start = Volver a la página de inicio
help-back-receipt = Volver al justificante
help-ask-heading = Preguntar a una persona
help-ask-letter = Responda al correo de su invitación, o escriba a quien figura en él.
help-ask = Escriba a { $contact }. Diga de qué prueba se trata y qué ha ocurrido.
help-breaks-heading = Si algo falla
help-connection = <strong>Se ha ido la conexión.</strong> Siga adelante: lo que escribe queda en este dispositivo y se envía cuando vuelva la conexión.
help-device = <strong>Se ha cerrado la página o ha fallado el dispositivo.</strong> Abra otra vez el enlace de su correo, aquí o en otro dispositivo. Continuará donde estaba, con todo lo que se guardó.
help-two-devices = <strong>Hay dos dispositivos abiertos.</strong> Continúe en uno. Si los dos cambian la misma respuesta, se conservan ambos textos y usted elige.
help-time = <strong>Se acaba el tiempo.</strong> Lo guardado se entrega solo. No tiene que hacer nada.
help-keys-heading = Sin ratón
help-keys = Tab pasa al botón o campo siguiente; Mayús y Tab, al anterior. La barra espaciadora marca una casilla, las flechas eligen entre opciones, Intro pulsa un botón. Las listas para ordenar tienen botones que mueven cada línea.
