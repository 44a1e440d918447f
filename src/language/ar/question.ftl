# سؤال على الشاشة، وحقول إجابته.

question-where = موضعك
question-of = السؤال { $n } من { $count }
question-title = السؤال { $n } من { $count }: { $title }
question-answered = الأسئلة المُجاب عنها: { $answered }
question-answered-flagged = الأسئلة المُجاب عنها: { $answered }، وعليها علامة: { $flagged }
palette-label = الأسئلة
palette-answered = السؤال { $n }، مُجاب عنه
palette-answered-flagged = السؤال { $n }، مُجاب عنه، وعليه علامة
palette-new = السؤال { $n }، لم يُفتح
palette-open = السؤال { $n }، دون إجابة حتى الآن
palette-open-flagged = السؤال { $n }، دون إجابة حتى الآن، وعليه علامة
question-review = مراجعة الكل والإنهاء
question-review-short = مراجعة الكل
question-part = الجزء { $n } من { $count }: { $title }
question-minutes = نحو { $minutes } د
question-points = { $total ->
    [zero] { $points } من { $total } نقطة
    [one] { $points } من نقطة واحدة
    [two] { $points } من نقطتين
    [few] { $points } من { $total } نقاط
    [many] { $points } من { $total } نقطة
   *[other] { $points } من { $total } نقطة
}
question-ai = <strong>مساعدو الذكاء الاصطناعي:</strong> { $text }
answer-region = إجابتك
not-saved-heading = لم يُحفظ هذا بعد
two-versions = <strong>نسختان من هذه الإجابة.</strong> حفظ جهاز آخر أو علامة تبويب أخرى أولًا. احتُفظ بالنسختين: المحفوظة في النموذج، والأخرى أسفله. اختر إحداهما.
not-whole = ليست إجابة كاملة بعد: { $missing }
keep-mine = الاحتفاظ بما في النموذج
other-version = النسخة الأخرى، أُرسلت في { $time }
use-other = استخدام هذه بدلًا منها
question-number = السؤال { $n }
flag = وضع علامة للمراجعة لاحقًا
flag-short = وضع علامة
unflag = إزالة العلامة
unflag-short = إزالة العلامة
save-and-continue = حفظ ومتابعة

answer-pick-one = اختر إجابة واحدة
answer-tick = ضع علامة على كل إجابة صحيحة
answer-statement = هل العبارة صحيحة أم خاطئة؟
answer-true = صحيحة
answer-false = خاطئة
answer-number = العدد
answer-number-hint = اكتبه هكذا: 1500 أو 12.5 أو 1.2e6.
answer-number-hint-unit = اكتبه هكذا: 1500 أو 12.5 أو 1.2e6. الوحدة هي { $unit }.
answer-unit = الوحدة
answer-yours = إجابتك
answer-order = رتّب هذه العناصر
answer-order-hint = أعطِ كل سطر مرتبته: 1 يأتي أولًا، و{ $last } يأتي أخيرًا.
answer-place-of = مرتبة: { $item }
answer-match = اختر ما يطابق كل سطر
answer-match-hint = قد يناسب المقابل أكثر من سطر، أو لا يناسب أيًا منها.
answer-choose = اختر
answer-essay-hint = يمكنك استخدام Markdown.
answer-essay-between = { $max ->
    [zero] اكتب من { $min } إلى { $max } كلمة. يمكنك استخدام Markdown.
    [one] اكتب من { $min } إلى كلمة واحدة. يمكنك استخدام Markdown.
    [two] اكتب من { $min } إلى كلمتين. يمكنك استخدام Markdown.
    [few] اكتب من { $min } إلى { $max } كلمات. يمكنك استخدام Markdown.
    [many] اكتب من { $min } إلى { $max } كلمة. يمكنك استخدام Markdown.
   *[other] اكتب من { $min } إلى { $max } كلمة. يمكنك استخدام Markdown.
}
answer-essay-least = { $min ->
    [zero] لا حد أدنى لعدد الكلمات. يمكنك استخدام Markdown.
    [one] اكتب كلمة واحدة على الأقل. يمكنك استخدام Markdown.
    [two] اكتب كلمتين على الأقل. يمكنك استخدام Markdown.
    [few] اكتب { $min } كلمات على الأقل. يمكنك استخدام Markdown.
    [many] اكتب { $min } كلمة على الأقل. يمكنك استخدام Markdown.
   *[other] اكتب { $min } كلمة على الأقل. يمكنك استخدام Markdown.
}
answer-essay-most = { $max ->
    [zero] لا تكتب شيئًا. يمكنك استخدام Markdown.
    [one] اكتب كلمة واحدة على الأكثر. يمكنك استخدام Markdown.
    [two] اكتب كلمتين على الأكثر. يمكنك استخدام Markdown.
    [few] اكتب { $max } كلمات على الأكثر. يمكنك استخدام Markdown.
    [many] اكتب { $max } كلمة على الأكثر. يمكنك استخدام Markdown.
   *[other] اكتب { $max } كلمة على الأكثر. يمكنك استخدام Markdown.
}
answer-words = { $n ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $n } كلمات
    [many] { $n } كلمة
   *[other] { $n } كلمة
}

missing-number = لا يُقرأ هذا عددًا. اكتبه هكذا: 1500 أو 12.5 أو 1.2e6.
missing-no-unit = اكتب العدد وحده، دون وحدة.
missing-units = استخدم إحدى هذه الوحدات: { $units }.
missing-place-twice = أُعطيت المرتبة { $place } لأكثر من سطر. أعطِ كل سطر مرتبة خاصة به.
missing-places = { $n ->
    [zero] لكل سطر مرتبة.
    [one] سطر واحد بلا مرتبة حتى الآن.
    [two] سطران بلا مرتبة حتى الآن.
    [few] { $n } أسطر بلا مرتبة حتى الآن.
    [many] { $n } سطرًا بلا مرتبة حتى الآن.
   *[other] { $n } سطر بلا مرتبة حتى الآن.
}
missing-matches = { $n ->
    [zero] لكل سطر ما يطابقه.
    [one] سطر واحد بلا مقابل حتى الآن.
    [two] سطران بلا مقابل حتى الآن.
    [few] { $n } أسطر بلا مقابل حتى الآن.
    [many] { $n } سطرًا بلا مقابل حتى الآن.
   *[other] { $n } سطر بلا مقابل حتى الآن.
}
unfit-unknown = هذه الإجابة ليست من إجابات هذا السؤال. أعد تحميل الصفحة واختر إحدى الإجابات المعروضة.
unfit-place = أعطِ كل سطر مرتبة من 1 إلى { $last }.
unfit-long = { $length ->
    [zero] إجابتك فارغة والحد الأقصى { $max }. اختصرها بمقدار { $over }.
    [one] في إجابتك حرف واحد والحد الأقصى { $max }. اختصرها بمقدار { $over }.
    [two] في إجابتك حرفان والحد الأقصى { $max }. اختصرها بمقدار { $over }.
    [few] في إجابتك { $length } أحرف والحد الأقصى { $max }. اختصرها بمقدار { $over }.
    [many] في إجابتك { $length } حرفًا والحد الأقصى { $max }. اختصرها بمقدار { $over }.
   *[other] في إجابتك { $length } حرف والحد الأقصى { $max }. اختصرها بمقدار { $over }.
}
