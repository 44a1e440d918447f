# Lo que se dice sobre el tiempo durante la prueba.

length-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
length-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
clock-credited = Ha estado sin conexión { $away }. Su tiempo se ha ampliado otro tanto.
clock-credited-part = Ha estado sin conexión { $away }. Su tiempo se ha ampliado { $credited }, lo máximo que permite esta prueba.
clock-extended = Le han dado más tiempo: { $time }.
offline-strip-credit = { $minutes ->
    [one] <strong>No hay conexión. Siga adelante.</strong> Sus respuestas quedan en este dispositivo y se envían cuando vuelva la conexión. El tiempo sin conexión se añade al final, hasta { $minutes } minuto.
   *[other] <strong>No hay conexión. Siga adelante.</strong> Sus respuestas quedan en este dispositivo y se envían cuando vuelva la conexión. El tiempo sin conexión se añade al final, hasta { $minutes } minutos.
}
elsewhere-strip = <strong>Esta prueba está abierta en otra ventana o en otro dispositivo.</strong> Lo que escriba aquí se sigue guardando.
elsewhere-go-on = Seguir aquí
