# التدريب، وآخر صفحة قبل بدء عدّ الوقت.

practice-page = تدريب { $n } من { $count }
practice-note = تدريب { $n } من { $count }. لا عدّ للوقت ولا نقاط، ولا يُحتفظ بشيء.
practice-again = المحاولة مرة أخرى
practice-check = التحقق من إجابتي
practice-next = سؤال التدريب التالي
practice-to-start = الانتقال إلى صفحة البدء
practice-skip = تخطي التدريب
practice-not-saved = <strong>لا يمكن حفظ هذا.</strong> { $problem }
practice-nothing = <strong>لم تُقدَّم إجابة.</strong> في الاختبار يُحتسب هذا بلا إجابة.
practice-partly = <strong>حُفظ، لكنه غير مكتمل.</strong> { $missing }
practice-received = <strong>وصلت.</strong> في الاختبار يقرأ شخص الإجابات من هذا النوع.
practice-right = <strong>هذا صحيح.</strong> في الاختبار لا تظهر النتيجة فورًا.
practice-wrong = <strong>ليست هذه هي الإجابة.</strong> يمكنك المحاولة بقدر ما تشاء.

start-heading = جاهز للبدء
start-lead = لديك { $minutes ->
    [zero] صفر من الدقائق
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
} للإجابة عن { $questions ->
    [zero] لا شيء
    [one] سؤال واحد
    [two] سؤالين
    [few] { $questions } أسئلة
    [many] { $questions } سؤالًا
   *[other] { $questions } سؤال
}. يبدأ عدّ الوقت عند الضغط على الزر، ولا يتوقف حتى تنهي الاختبار أو ينتهي الوقت.
start-before = قبل أن تبدأ
start-plan = { $minutes ->
    [zero] لا يلزم وقت.
    [one] خصّص دقيقة واحدة دون مقاطعة.
    [two] خصّص دقيقتين دون مقاطعة.
    [few] خصّص { $minutes } دقائق دون مقاطعة.
    [many] خصّص { $minutes } دقيقة دون مقاطعة.
   *[other] خصّص { $minutes } دقيقة دون مقاطعة.
}
start-plan-extra = { $minutes ->
    [zero] لا يلزم وقت؛ وقتك الإضافي بنسبة { $percent }% محسوب.
    [one] خصّص دقيقة واحدة دون مقاطعة؛ وقتك الإضافي بنسبة { $percent }% محسوب ضمنها.
    [two] خصّص دقيقتين دون مقاطعة؛ وقتك الإضافي بنسبة { $percent }% محسوب ضمنهما.
    [few] خصّص { $minutes } دقائق دون مقاطعة؛ وقتك الإضافي بنسبة { $percent }% محسوب ضمنها.
    [many] خصّص { $minutes } دقيقة دون مقاطعة؛ وقتك الإضافي بنسبة { $percent }% محسوب ضمنها.
   *[other] خصّص { $minutes } دقيقة دون مقاطعة؛ وقتك الإضافي بنسبة { $percent }% محسوب ضمنها.
}
start-charge = اشحن جهازك أو صِله بالكهرباء.
start-ai = مساعدو الذكاء الاصطناعي: { $text }
start-breaks = إذا تعطل شيء، فافتح الرابط في رسالتك مرة أخرى، على أي جهاز، وتابع.
start-go = بدء الاختبار
start-practise = التدرب مرة أخرى
start-questions = هل هناك ما ليس على ما يرام؟ اسأل { $contact } قبل البدء.
