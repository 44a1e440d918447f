# Una pregunta en la pantalla, y los campos de su respuesta.

question-where = Dónde está
question-of = Pregunta { $n } de { $count }
question-title = Pregunta { $n } de { $count }: { $title }
question-answered = { $answered ->
    [one] { $answered } respondida
   *[other] { $answered } respondidas
}
question-answered-flagged = { $answered ->
    [one] { $answered } respondida
   *[other] { $answered } respondidas
}, { $flagged ->
    [one] { $flagged } marcada
   *[other] { $flagged } marcadas
}
palette-label = Preguntas
palette-answered = Pregunta { $n }, respondida
palette-answered-flagged = Pregunta { $n }, respondida, marcada
palette-new = Pregunta { $n }, sin abrir
palette-open = Pregunta { $n }, sin respuesta todavía
palette-open-flagged = Pregunta { $n }, sin respuesta todavía, marcada
question-review = Revisar todo y terminar
question-review-short = Revisar todo
question-part = Parte { $n } de { $count }: { $title }
question-minutes = Unos { $minutes } min
question-points = { $total ->
    [one] { $points } de { $total } punto
   *[other] { $points } de { $total } puntos
}
question-ai = <strong>Asistentes de IA:</strong> { $text }
answer-region = Su respuesta
not-saved-heading = Esto todavía no se ha guardado
two-versions = <strong>Dos versiones de esta respuesta.</strong> Otro dispositivo u otra pestaña guardó primero. Se conservan ambas: la guardada está en el formulario y la otra, debajo. Elija una.
not-whole = Todavía no es una respuesta completa: { $missing }
keep-mine = Conservar lo que está en el formulario
other-version = La otra versión, enviada a las { $time }
use-other = Usar esta en su lugar
question-number = Pregunta { $n }
flag = Marcar para revisar después
flag-short = Marcar
unflag = Quitar la marca
unflag-short = Desmarcar
save-and-continue = Guardar y continuar

answer-pick-one = Elija una respuesta
answer-tick = Marque todas las respuestas correctas
answer-statement = ¿La afirmación es verdadera o falsa?
answer-true = Verdadera
answer-false = Falsa
answer-number = Su número
answer-number-hint = Escríbalo como 1500, 12,5 o 1,2e6.
answer-number-hint-unit = Escríbalo como 1500, 12,5 o 1,2e6. La unidad es { $unit }.
answer-unit = Unidad
answer-yours = Su respuesta
answer-order = Ponga esto en orden
answer-order-hint = Dé a cada línea su puesto: el 1 va primero y el { $last }, al final.
answer-place-of = Puesto de: { $item }
answer-match = Busque la pareja de cada línea
answer-match-hint = Una pareja puede valer para más de una línea, o para ninguna.
answer-choose = Elegir
answer-essay-hint = Puede usar Markdown.
answer-essay-between = { $max ->
    [one] Escriba de { $min } a { $max } palabra. Puede usar Markdown.
   *[other] Escriba de { $min } a { $max } palabras. Puede usar Markdown.
}
answer-essay-least = { $min ->
    [one] Escriba al menos { $min } palabra. Puede usar Markdown.
   *[other] Escriba al menos { $min } palabras. Puede usar Markdown.
}
answer-essay-most = { $max ->
    [one] Escriba como máximo { $max } palabra. Puede usar Markdown.
   *[other] Escriba como máximo { $max } palabras. Puede usar Markdown.
}
answer-words = { $n ->
    [one] { $n } palabra
   *[other] { $n } palabras
}

missing-number = Esto no se lee como un número. Escríbalo como 1500, 12,5 o 1,2e6.
missing-no-unit = Escriba solo el número, sin unidad.
missing-units = Use una de estas unidades: { $units }.
missing-place-twice = El puesto { $place } está asignado a más de una línea. Dé a cada línea su propio puesto.
missing-places = { $n ->
    [one] Una línea todavía no tiene puesto.
   *[other] { $n } líneas todavía no tienen puesto.
}
missing-matches = { $n ->
    [one] Una línea todavía no tiene pareja.
   *[other] { $n } líneas todavía no tienen pareja.
}
unfit-unknown = Esa respuesta no es de esta pregunta. Cargue la página de nuevo y elija una de las que se muestran.
unfit-place = Dé a cada línea un puesto del 1 al { $last }.
unfit-long = { $length ->
    [one] Su respuesta tiene { $length } carácter y puede tener { $max }. Acórtela en { $over }.
   *[other] Su respuesta tiene { $length } caracteres y puede tener { $max }. Acórtela en { $over }.
}
