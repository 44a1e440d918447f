# Lo que rodea cada página.

skip-link = Ir a la pregunta
help = Ayuda
language-switch = Idioma
error-title = Error: { $title }
error-prefix = Error:
error-heading = Hay un problema
optional = (opcional)
saved-at = Todas las respuestas guardadas a las { $time }
time-left = { $minutes ->
    [one] Queda <strong>{ $minutes } min</strong>
   *[other] Quedan <strong>{ $minutes } min</strong>
}
clock-left = Quedan <strong>{ $time }</strong>
timer-hide = Ocultar
timer-show = Mostrar
timer-say = Decir el tiempo restante
offline-strip = <strong>No hay conexión. Siga adelante.</strong> Sus respuestas quedan en este dispositivo y se envían cuando vuelva la conexión. El tiempo sigue corriendo.

# Lo que dice el programa de la página.
script-saving = Guardando
script-offline = { $count ->
    [one] Sin conexión. { $count } respuesta espera en este dispositivo
   *[other] Sin conexión. { $count } respuestas esperan en este dispositivo
}
script-offline-said = No hay conexión. Siga adelante. Sus respuestas quedan en este dispositivo.
script-back = Ha vuelto la conexión. Sus respuestas se están enviando.
script-restored = Hemos recuperado de este dispositivo un texto que no se había enviado.
script-time-hidden = Tiempo oculto
script-time-mark = { $n ->
    [one] Queda { $n } minuto
   *[other] Quedan { $n } minutos
}
script-time-up = Se acabó el tiempo. Sus respuestas se están enviando.
order-up = Subir
order-down = Bajar
order-moved = { $item } está ahora en el puesto { $n }

# Fechas y listas.
month = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
date = { $day } { $month } { $year }
date-time = { $date }, { $time }
clock = { $time } UTC
list-comma = { $rest }, { $last }
list-and = { $rest } y { $last }

# Tipos de pregunta, y lo que se dice de los asistentes.
kind-choice = Opción única
kind-multiple = Opción múltiple
kind-true-false = Verdadero o falso
kind-numeric = Número
kind-short-text = Texto breve
kind-ordering = Poner en orden
kind-matching = Emparejar
kind-essay = Respuesta redactada
ai-forbidden = Responda sin asistentes de IA.
ai-disclosed = Puede usar asistentes de IA. Indique dónde lo hizo.
ai-part-of-task = Usar asistentes de IA forma parte de la tarea.
