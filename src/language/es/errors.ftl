# Páginas que dicen por qué algo no se puede hacer.

refused-heading = Esto no se puede hacer ahora
refused-attempt-time-up = Se acabó el tiempo. Hemos recibido lo que se guardó antes.
refused-attempt-finished = Esta prueba ha terminado. Las respuestas ya no se pueden cambiar.
refused-attempt-expired = Esta invitación ha caducado.
refused-attempt-cancelled = Esta invitación se ha retirado.
refused-attempt-replaced = Se le envió un enlace más reciente. Abra ese.
refused-attempt-not-started = Esta prueba todavía no se ha empezado.
refused-attempt-no-consent = Acepte cómo se usan sus respuestas antes de empezar.
refused-web-csrf = Este formulario ya no es válido. Vuelva atrás, cargue la página de nuevo y envíelo otra vez. Su texto sigue en el formulario.
answer-stale = Otro dispositivo guardó esta respuesta primero. Se conservan ambos textos.
answer-late = Se acabó el tiempo. Este texto se ha conservado, pero no cuenta.
answer-closed = Esta prueba ya no está abierta aquí.

not-found-heading = Esta página no existe
not-found-text = Puede que la dirección esté mal escrita o que la página sea de otra prueba.
not-found-next = Vuelva a su prueba, o abra otra vez el enlace de su correo.
invalid-text = No se ha guardado nada. Vuelva atrás y corrija esto:
invalid-form = El formulario no llegó tal como se envió, o es demasiado grande. Envíelo otra vez.
too-many-heading = Demasiados intentos
too-many-text = { $seconds ->
    [one] Espere { $seconds } segundo e inténtelo de nuevo.
   *[other] Espere { $seconds } segundos e inténtelo de nuevo.
}
unavailable-heading = No hemos podido hacerlo en este momento
unavailable-text = La base de datos no responde. No se ha cambiado nada y no se ha perdido nada.
unavailable-next = Espere unos segundos y cargue la página de nuevo. En un formulario, vuelva atrás: su texto sigue ahí.
internal-heading = No hemos podido hacerlo
internal-text = Algo falla por nuestra parte; ha quedado anotado en el registro.
internal-next = Vuelva atrás e inténtelo de nuevo: en un formulario, su texto sigue ahí.
error-back = Ir a su prueba
