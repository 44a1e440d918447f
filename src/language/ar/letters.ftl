# الرسائل.

letter-subject-invitation = تدعوك { $company } إلى اختبار: { $job }
letter-subject-reminder = تذكير: اختبارك ({ $job }) متاح حتى { $date }
letter-subject-cancelled = أُلغي اختبارك: { $job }
letter-hello = تحية طيبة،
letter-hello-name = تحية طيبة { $name }،
letter-invitation = تدعوك { $company } إلى اختبار لهذه الوظيفة: <strong>{ $job }</strong>.
letter-invitation-from = دعوة من { $name } في { $company } إلى اختبار لهذه الوظيفة: <strong>{ $job }</strong>.
letter-reminder = تذكّرك { $company } بأن اختبارك لوظيفة <strong>{ $job }</strong> لا يزال متاحًا.
letter-cancelled = ألغت { $company } اختبارك لوظيفة <strong>{ $job }</strong> ({ $test }). لم يعد الرابط في الرسالة السابقة يعمل.
letter-cancelled-contact = لا يلزمك فعل شيء. إذا لم تكن تتوقع ذلك أو كانت لديك أسئلة، فاكتب إلى { $contact }.
letter-test = الاختبار
letter-time = الوقت المخصص
letter-time-text = { $minutes ->
    [zero] بلا وقت محدد
    [one] دقيقة واحدة، في جلسة واحدة
    [two] دقيقتان، في جلسة واحدة
    [few] { $minutes } دقائق، في جلسة واحدة
    [many] { $minutes } دقيقة، في جلسة واحدة
   *[other] { $minutes } دقيقة، في جلسة واحدة
}
letter-time-text-extra = { $minutes ->
    [zero] بلا وقت محدد
    [one] دقيقة واحدة شاملة وقتك الإضافي، في جلسة واحدة
    [two] دقيقتان شاملتان وقتك الإضافي، في جلسة واحدة
    [few] { $minutes } دقائق شاملة وقتك الإضافي، في جلسة واحدة
    [many] { $minutes } دقيقة شاملة وقتك الإضافي، في جلسة واحدة
   *[other] { $minutes } دقيقة شاملة وقتك الإضافي، في جلسة واحدة
}
letter-until = متاح حتى
letter-line = { $label }: { $text }
letter-open-link = افتح هذا الرابط لترى ما ينتظرك ولتجرّب سؤالًا تدريبيًا. لا يبدأ شيء حتى تقرر ذلك.
letter-button-lead = اطّلع على ما ينتظرك وجرّب سؤالًا تدريبيًا. لا يبدأ شيء حتى تقرر ذلك.
letter-button = الاطلاع على ما ينتظرك
letter-button-broken = إذا لم يعمل الزر، فافتح هذا العنوان:
letter-yours-alone = الرابط لك وحدك: من يحصل عليه يستطيع أداء الاختبار باسمك.
letter-no-longer = إذا لم تعد ترغب في المشاركة، فلا يلزمك فعل شيء.
letter-contact = هل لديك أسئلة، أو تحتاج إلى وقت أطول أو إلى ترتيب آخر؟ اكتب إلى { $contact } قبل البدء.
