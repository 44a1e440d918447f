# ما يحيط بكل صفحة.

skip-link = الانتقال إلى السؤال
help = مساعدة
language-switch = اللغة
error-title = خطأ: { $title }
error-prefix = خطأ:
error-heading = هناك مشكلة
optional = (اختياري)
saved-at = حُفظت جميع الإجابات في { $time }
time-left = بقي <strong>{ $minutes } د</strong>
clock-left = بقي <strong>{ $time }</strong>
timer-hide = إخفاء
timer-show = إظهار
timer-say = قراءة الوقت المتبقي
offline-strip = <strong>لا يوجد اتصال. واصل العمل.</strong> تبقى إجاباتك على هذا الجهاز وتُرسل عند عودة الاتصال. الوقت مستمر في العدّ.

# ما يقوله برنامج الصفحة.
script-saving = جارٍ الحفظ
script-offline = { $count ->
    [zero] لا يوجد اتصال. لا إجابات بانتظار الإرسال
    [one] لا يوجد اتصال. إجابة واحدة على هذا الجهاز بانتظار الإرسال
    [two] لا يوجد اتصال. إجابتان على هذا الجهاز بانتظار الإرسال
    [few] لا يوجد اتصال. { $count } إجابات على هذا الجهاز بانتظار الإرسال
    [many] لا يوجد اتصال. { $count } إجابة على هذا الجهاز بانتظار الإرسال
   *[other] لا يوجد اتصال. { $count } إجابة على هذا الجهاز بانتظار الإرسال
}
script-offline-said = لا يوجد اتصال. واصل العمل. تبقى إجاباتك على هذا الجهاز.
script-back = عاد الاتصال. يجري إرسال إجاباتك.
script-restored = استعدنا من هذا الجهاز نصًا لم يكن قد أُرسل.
script-time-hidden = الوقت مخفي
script-time-mark = { $n ->
    [zero] لم يبقَ أي دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $n } دقائق
    [many] بقيت { $n } دقيقة
   *[other] بقيت { $n } دقيقة
}
script-time-up = انتهى الوقت. يجري إرسال إجاباتك.
order-up = نقل إلى أعلى
order-down = نقل إلى أسفل
order-moved = أصبح { $item } الآن في المرتبة { $n }

# التواريخ والقوائم.
month = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
date = { $day } { $month } { $year }
date-time = { $date }، { $time }
clock = { $time } بتوقيت UTC
list-comma = { $rest }، { $last }
list-and = { $rest } و{ $last }

# أنواع الأسئلة، وما يُقال عن المساعدين.
kind-choice = اختيار واحد
kind-multiple = اختيار متعدد
kind-true-false = صح أم خطأ
kind-numeric = عدد
kind-short-text = نص قصير
kind-ordering = ترتيب
kind-matching = مطابقة
kind-essay = إجابة مكتوبة
ai-forbidden = أجب دون استخدام مساعدي الذكاء الاصطناعي.
ai-disclosed = يمكنك استخدام مساعدي الذكاء الاصطناعي. اذكر أين استخدمتهم.
ai-part-of-task = استخدام مساعدي الذكاء الاصطناعي جزء من المهمة.
