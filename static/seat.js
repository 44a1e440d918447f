/* The candidate's script: clock, autosave, local copy. Without it the page is an ordinary form.

   body[data-attempt data-now data-ends data-csrf data-finish]     server times in milliseconds
   body[data-presence data-clock data-beat data-extra data-credited]   a sign of life every `beat` seconds: PUT page, opens, away, extra, credited
     reply {"now", "ends", "extra", "credited", "mine", "told"}; the same comes as events `clock` from data-clock, and `over` at the end
   body[data-attempt-finished]                                     forget every local copy of that attempt
   form[data-answer][data-q data-rev data-save]                    the answer; PUT as a form with `rev`
     reply {"rev", "saved_at", "now", "ends", "answered", "missing"}; 401, 403 and 409 load the page again, so that the server can explain;
     422 {"detail"} says what is wrong with the text, which stays on this device until it is mended
   [data-save-state] [data-save-text] [data-offline]               the one place that says what is saved
   [data-here] with [data-tick]                                    this question's place in the palette
   [data-if-answered data-if-open]                                 words that a save changes
   [data-missing]                                                  what a started answer still lacks
   [data-timer] [data-timer-text] [data-timer-toggle] [data-say-time], #live-polite, #live-assertive
   ol[data-order] > li > select + [data-order-text]                ordering; the script adds the two buttons
   [data-told] [data-told-text], [data-elsewhere] [data-go-on]   what changed about the time; that another page goes on
   [data-panes] with nav.pane-tabs > a[href="#id"] and .pane[id]   one part at a time on a phone
   textarea[data-word-count="#id"], the target with data-forms (JSON, a text for each plural form)

   Words, in <script type="application/json" id="seat-words">, made by SeatShell::script_words; one with a count is an
   object by plural form; <strong> is shown bold:
     saving, saved {time}, offline {count}, offline_said, back, restored, minutes {minutes}, clock {time},
     hidden, hide, show, mark {n}, up, move_up, move_down, moved {item} {n} */
(() => {
  "use strict";
  const body = document.body, data = body.dataset;
  const $ = (q, at = document) => at.querySelector(q);
  const $$ = (q, at = document) => [...at.querySelectorAll(q)];
  const words = JSON.parse($("#seat-words")?.textContent || "{}");
  const plurals = new Intl.PluralRules(document.documentElement.lang || "en");
  const word = (key, put = {}) => {
    const said = words[key] || "", count = put.n ?? put.count ?? put.minutes ?? 0;
    const text = typeof said === "string" ? said : said[plurals.select(+count)] ?? said.other ?? "";
    return text.replace(/\{(\w+)\}/g, (_, k) => put[k] ?? "");
  };
  const say = (text, loud) => {
    const at = $(loud ? "#live-assertive" : "#live-polite");
    if (at && text) { at.textContent = ""; setTimeout(() => { at.textContent = text; }, 60); }
  };

  /* Local copies: touchstone:<attempt>:<question> = {v: [[name, value]…], rev, at}. Storage may be full or forbidden. */
  const root = "touchstone:";
  const store = {
    get(k) { try { return JSON.parse(localStorage.getItem(k)); } catch { return null; } },
    put(k, v) { try { localStorage.setItem(k, JSON.stringify(v)); } catch { /* saving to the server goes on */ } },
    drop(k) { try { localStorage.removeItem(k); } catch { /* nothing was kept */ } },
    keys(start) { try { return Object.keys(localStorage).filter((k) => k.startsWith(start)); } catch { return []; } },
  };
  if (data.attemptFinished) for (const k of store.keys(root + data.attemptFinished + ":")) store.drop(k);

  panes();
  for (const list of $$("[data-order]")) order(list);
  for (const area of $$("[data-word-count]")) count(area);
  const scrolls = () => { for (const el of $$(".prose pre, .prose table")) if (el.scrollWidth > el.clientWidth) el.tabIndex = 0; };
  scrolls();
  addEventListener("resize", scrolls);
  if (!data.attempt) return;

  /* ── The clock ── */
  let skew = +data.now - Date.now(), ends = data.ends ? +data.ends : null, over = false, hidden = false, ticking;
  const left = () => ends - (Date.now() + skew);
  /* The lowest mark that was said, over all pages of the test. */
  const session = {
    get(k) { try { return sessionStorage.getItem("touchstone-" + k); } catch { return null; } },
    put(k, v) { try { sessionStorage.setItem("touchstone-" + k, v); } catch { /* asked or said again on the next page */ } },
  };
  const markKey = "mark:" + data.attempt, markAt = (ms) => [1, 5, 15, 30].find((m) => ms <= m * 60000) ?? 99;
  let said = +(session.get(markKey) ?? 99);
  const timer = $("[data-timer]"), shown = $("[data-timer-text]"), toggle = $("[data-timer-toggle]");
  const told = $("[data-told]"), toldText = $("[data-told-text]");
  let untold, beat = async () => true;
  /* Said in a strip and to screen readers; `ms` is how long the strip stays. */
  function tell(text, ms) {
    if (!text) return;
    say(text);
    if (!told) return;
    toldText.textContent = text;
    told.hidden = false;
    clearTimeout(untold);
    if (ms) untold = setTimeout(() => { told.hidden = true; }, ms);
  }
  function show(text) {
    if (!shown) return;
    shown.replaceChildren(...text.split(/<\/?strong>/).map((part, i) => {
      if (i % 2 === 0) return part;
      const bold = document.createElement("strong");
      bold.textContent = part;
      return bold;
    }));
  }
  function timeWords() {
    const ms = Math.max(0, left());
    if (ms > 300000) return word("minutes", { minutes: Math.ceil(ms / 60000) });
    const s = Math.ceil(ms / 1000);
    return word("clock", { time: Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0") });
  }
  function tick() {
    clearTimeout(ticking);
    if (ends === null || over) return;
    const ms = left();
    timer?.classList.toggle("timer--low", ms <= 300000);
    show(hidden ? word("hidden") : timeWords());
    const mark = markAt(ms);
    if (mark !== said) {
      /* Not where the test began below the mark, or the page was asleep as it passed. */
      if (mark < said && ms > 0 && ms > (mark - 1.5) * 60000) tell(word("mark", { n: mark }), 20000);
      session.put(markKey, said = mark);
    }
    if (ms <= 0) { timeUp(); return; }
    ticking = setTimeout(tick, Math.min(ms, ms <= 301000 ? 1000 : 5000));
  }
  function resync(now, end) {
    if (Number.isFinite(now)) skew = now - Date.now();
    if (Number.isFinite(end)) ends = end;
    tick();
  }
  toggle?.addEventListener("click", () => {
    hidden = !hidden;
    toggle.textContent = word(hidden ? "show" : "hide");
    session.put("time", hidden ? "hidden" : "");
    tick();
  });
  $("[data-say-time]")?.addEventListener("click", () => { if (ends !== null) say(timeWords().replace(/<[^>]+>/g, "")); });
  hidden = session.get("time") === "hidden";
  if (hidden && toggle) toggle.textContent = word("show");

  /* ── Saving ── */
  const form = $("form[data-answer]");
  const state = $("[data-save-state]"), stateText = $("[data-save-text]"), strip = $("[data-offline]");
  const key = form && root + data.attempt + ":" + form.dataset.q;
  let rev = form ? +form.dataset.rev || 0 : 0, quiet, latest, retry, wait = 0, sending = null, offline = false, leaving = false;

  const values = () => [...new FormData(form)].filter(([k, v]) => typeof v === "string" && k !== "csrf" && k !== "rev");
  let lastSent = form ? JSON.stringify(values()) : "";
  const unsent = () => form && JSON.stringify(values()) !== lastSent;
  function paint(kind, text) {
    if (!state) return;
    state.hidden = false;
    state.dataset.state = kind;
    if (stateText) stateText.textContent = text;
  }
  function paintOffline() {
    const n = store.keys(root + data.attempt + ":").length || 1;
    paint("offline", word("offline", { count: n }));
  }
  function changed() {
    if (!unsent()) { if (!sending) store.drop(key); return; }
    /* While a save is under way the server is about to count one more; this copy must stay ahead of it. */
    store.put(key, { v: values(), rev: rev + (sending ? 2 : 1), at: Date.now(), url: form.dataset.save });
    clearTimeout(quiet);
    quiet = setTimeout(save, 1500);
    latest ??= setTimeout(save, 10000);
  }
  function failed() {
    if (!offline) { offline = true; if (strip) strip.hidden = false; say(word("offline_said"), true); }
    paintOffline();
    wait = Math.min(30000, wait ? wait * 2 : 2000);
    clearTimeout(retry);
    retry = setTimeout(save, wait * (0.75 + Math.random() / 2));
  }
  async function send(url, v, base) {
    const text = new URLSearchParams([...v, ["rev", String(base)]]).toString();
    const stop = new AbortController(), end = setTimeout(() => stop.abort(), 15000);
    try {
      return await fetch(url, {
        method: "PUT", body: text, credentials: "same-origin", signal: stop.signal, keepalive: text.length < 60000,
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Csrf": data.csrf, Accept: "application/json" },
      });
    } catch { return null; } finally { clearTimeout(end); }
  }
  /* One save at a time: a second call waits for the first and then sends what is new. True when all is with the server. */
  async function save() {
    clearTimeout(quiet); clearTimeout(latest); clearTimeout(retry);
    latest = undefined;
    if (sending) { await sending; return unsent() ? save() : true; }
    if (!form || leaving || !unsent()) return true;
    sending = once();
    const done = await sending;
    sending = null;
    if (!done) return false;
    if (unsent()) changed(); else store.drop(key);
    return true;
  }
  async function once() {
    const mine = values();
    const slow = setTimeout(() => { if (!offline) paint("saving", word("saving")); }, 400);
    const r = await send(form.dataset.save, mine, rev);
    clearTimeout(slow);
    if (r && [401, 403, 409].includes(r.status)) { leaving = true; location.reload(); return false; }
    const reply = r && (r.ok || r.status === 422) ? await r.json().catch(() => null) : null;
    if (!reply) { failed(); return false; }
    if (r.status === 422) { paint("offline", reply.detail || ""); say(reply.detail || "", true); return false; }
    setRev(reply.rev ?? rev + 1);
    lastSent = JSON.stringify(mine);
    wait = 0;
    if (offline) { offline = false; if (strip) strip.hidden = true; say(word("back")); }
    paint("saved", word("saved", { time: reply.saved_at || "" }));
    resync(+reply.now, +reply.ends);
    if (typeof reply.answered === "boolean") follow(reply.answered, reply.missing || "");
    return true;
  }
  /* What the save made of the answer. Not read aloud: changes of kind are, each save is not. */
  function follow(answered, missing) {
    const tick = $("[data-tick]"), lacks = $("[data-missing]");
    $("[data-here]")?.classList.toggle("is-answered", answered);
    if (tick) tick.hidden = !answered;
    for (const el of $$("[data-if-answered]")) el.textContent = answered ? el.dataset.ifAnswered : el.dataset.ifOpen;
    if (lacks) { lacks.hidden = !missing; lacks.textContent = missing; }
  }
  function setRev(n) { rev = n; if (form.elements.rev) form.elements.rev.value = n; }
  /* Answers to other questions that were left on this device. The server settles who was later. */
  async function sendOthers() {
    for (const k of store.keys(root + data.attempt + ":")) {
      const other = k === key ? null : store.get(k);
      if (!other?.url || !Array.isArray(other.v)) continue;
      const r = await send(other.url, other.v, other.rev - 1);
      if (r && (r.ok || r.status === 409)) store.drop(k);
    }
  }
  function put(v) {
    const many = new Map();
    for (const [k, x] of v) many.set(k, [...(many.get(k) || []), x]);
    for (const el of form.elements) {
      if (!el.name || el.type === "file" || el.type === "submit" || el.name === "csrf" || el.name === "rev") continue;
      const got = many.get(el.name) || [];
      if (el.type === "checkbox" || el.type === "radio") el.checked = got.includes(el.value);
      else if (got.length) el.value = got.length > 1 ? got.shift() : got[0];
      el.dispatchEvent(new Event("change", { bubbles: true }));
    }
    form.dispatchEvent(new CustomEvent("touchstone:restored"));
  }

  if (form) {
    const kept = store.get(key);
    if (kept && Array.isArray(kept.v) && kept.rev > rev && JSON.stringify(kept.v) !== lastSent) {
      put(kept.v);
      say(word("restored"));
      save();
    } else if (kept) store.drop(key);
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", async (e) => {
      if (e.defaultPrevented) return;
      if (form.dataset.sent) { e.preventDefault(); return; }
      if (offline || !navigator.onLine) {
        /* Going on would end at the browser's own error page. Send first, then go. */
        e.preventDefault();
        if (!unsent()) lastSent = "";
        if (await save()) form.requestSubmit(e.submitter); else say(word("offline_said"), true);
        return;
      }
      /* A save under way is about to count one more: going on with the old count would look like another device. */
      if (sending) { e.preventDefault(); await sending; form.requestSubmit(e.submitter); return; }
      form.dataset.sent = "1";
      leaving = true;
      setRev(rev);
    });
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
    addEventListener("online", () => { wait = 0; save(); sendOthers(); });
    addEventListener("offline", () => { if (unsent()) failed(); });
    addEventListener("pageshow", (e) => { if (e.persisted) { leaving = false; delete form.dataset.sent; } });
  }

  /* Before the page ends the test it asks the server, which may have given time. While it does not answer, the page stays: whoever is
     cut off at the bell goes on here when the line is back. */
  async function timeUp() {
    if (!over) say(word("up"), true);
    over = true;
    if (timer) show(word("clock", { time: "0:00" }));
    await Promise.race([save(), new Promise((r) => setTimeout(r, 5000))]);
    const reached = await beat(true);
    if (leaving) return;
    if (left() > 0) { over = false; tick(); return; }
    if (!reached) { ticking = setTimeout(timeUp, 3000); return; }
    leaving = true;
    if (!data.finish) { location.reload(); return; }
    const end = document.createElement("form");
    end.method = "post";
    end.action = data.finish;
    for (const [name, value] of [["csrf", data.csrf], ["reason", "time"]]) {
      const field = document.createElement("input");
      field.type = "hidden"; field.name = name; field.value = value;
      end.append(field);
    }
    body.append(end);
    end.submit();
  }
  sendOthers();
  if (ends !== null) tick();
  if (data.presence && ends !== null) presence();

  /* ── Signs of life, and what the server says about the clock ── */
  function presence() {
    const seconds = +data.beat || 15, elsewhere = $("[data-elsewhere]");
    let page, fresh, extra = +data.extra, credited = +data.credited, mine = true, beating, asking = false, cut = false, away = document.hidden, events;
    const name = () => { page = Date.now().toString(36) + "-" + Math.random().toString(36).slice(2, 12); fresh = true; };
    function heard(m) {
      if (m.extra > extra || m.credited > credited) tell(m.told);
      extra = m.extra; credited = m.credited; mine = m.mine;
      if (elsewhere && elsewhere.hidden === !mine) {
        elsewhere.hidden = mine;
        if (!mine) say($("p", elsewhere).firstChild.textContent);
      }
      resync(m.now, m.ends);
      listen();
    }
    beat = async (last) => {
      clearTimeout(beating);
      if (leaving || asking || (over && !last)) return false;
      asking = true;
      const opens = fresh, slept = away && !cut, sent = page;
      const r = await send(data.presence, [["page", page], ["opens", opens ? "1" : ""], ["away", slept ? "1" : ""], ["extra", extra], ["credited", credited]], 0);
      asking = false;
      if (leaving) return false;
      if (r && [401, 403, 409].includes(r.status)) {
        if (!last && await save()) { leaving = true; location.reload(); }
        return true;
      }
      const m = r?.ok ? await r.json().catch(() => null) : null;
      cut = !m;
      if (m) {
        if (opens && sent === page) fresh = false;
        away = document.hidden;
        heard(m);
      }
      /* Without a stream the beat alone brings news: then it comes twice as often. */
      beating = setTimeout(() => beat(), seconds * (events?.readyState === 1 ? 1000 : 500));
      return Boolean(m);
    };
    /* One stream, in the page that goes on and is looked at: a browser has few lines to one server, and saving needs one. */
    function listen() {
      const wanted = mine && !fresh && !document.hidden && !leaving && data.clock && window.EventSource;
      if (!wanted) { events?.close(); events = undefined; return; }
      if (events && events.readyState < 2) return;
      events = new EventSource(data.clock + "?" + new URLSearchParams({ page, extra }));
      events.addEventListener("clock", (e) => {
        const m = JSON.parse(e.data);
        /* The words for time that was given back come with the beat's answer. */
        if (m.credited > credited) beat();
        m.credited = credited;
        heard(m);
      });
      events.addEventListener("over", () => { events?.close(); beat(); });
    }
    $("[data-go-on]")?.addEventListener("click", async () => { if (await save()) { leaving = true; location.reload(); } });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) { away = true; listen(); } else beat();
    });
    addEventListener("online", () => beat());
    addEventListener("pagehide", () => { events?.close(); events = undefined; });
    addEventListener("pageshow", (e) => { if (e.persisted) { name(); beat(); } });
    name();
    beat();
  }

  /* ── Parts of the page ── */
  function order(list) {
    const rows = () => [...list.children].filter((li) => $("select", li));
    const button = (li, step, label) => {
      const b = document.createElement("button"), name = $("[data-order-text]", li)?.textContent.trim() || "";
      b.type = "button";
      b.className = "btn btn--small btn--icon";
      b.textContent = step < 0 ? "↑" : "↓";
      b.setAttribute("aria-label", label + ": " + name);
      b.addEventListener("click", () => {
        const all = rows(), at = all.indexOf(li), to = at + step;
        if (to < 0 || to >= all.length) return;
        if (step < 0) all[to].before(li); else all[to].after(li);
        number();
        b.focus();
        say(word("moved", { item: name, n: to + 1 }));
      });
      return b;
    };
    /* Rows stand as their numbers say, once every row has one. */
    function sort() {
      const all = rows(), place = (li) => $("select", li).selectedIndex;
      if (all.every((li) => $("select", li).value)) for (const li of all.sort((a, b) => place(a) - place(b))) list.append(li);
      edges();
    }
    function edges() {
      const all = rows();
      all.forEach((li, i) => {
        const [up, down] = $$("button", li);
        up.setAttribute("aria-disabled", String(i === 0));
        down.setAttribute("aria-disabled", String(i === all.length - 1));
      });
    }
    function number() {
      const all = rows();
      all.forEach((li, i) => {
        const pick = $("select", li);
        pick.value = [...pick.options].filter((o) => o.value)[i]?.value ?? pick.value;
      });
      edges();
      all[0]?.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const li of rows()) {
      const box = document.createElement("span");
      box.className = "order-list__moves";
      box.append(button(li, -1, word("move_up")), button(li, 1, word("move_down")));
      li.append(box);
    }
    list.addEventListener("change", (e) => {
      const all = rows(), li = e.target.closest("li");
      if (!e.isTrusted || !all.every((row) => $("select", row).value)) return;
      const to = e.target.selectedIndex - [...e.target.options].findIndex((o) => o.value);
      const rest = all.filter((row) => row !== li);
      rest.splice(to, 0, li);
      list.append(...rest);
      number();
      e.target.focus();
    });
    list.closest("form")?.addEventListener("touchstone:restored", sort);
    sort();
  }
  function count(area) {
    const to = $(area.dataset.wordCount);
    const paintCount = () => {
      const n = area.value.split(/\s+/).filter(Boolean).length;
      if (!to) return;
      const forms = JSON.parse(to.dataset.forms || "{}");
      to.textContent = (forms[plurals.select(n)] ?? forms.other ?? "{n}").replace("{n}", n);
    };
    area.addEventListener("input", paintCount);
    paintCount();
  }
  function panes() {
    const box = $("[data-panes]");
    if (!box) return;
    const links = $$(".pane-tabs a", box), parts = $$(".pane", box);
    const pick = (id) => {
      for (const a of links) if (a.hash === "#" + id) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
      for (const p of parts) p.toggleAttribute("data-shown", p.id === id);
    };
    for (const a of links) a.addEventListener("click", (e) => { e.preventDefault(); pick(a.hash.slice(1)); });
    const wanted = links.find((a) => a.hash === location.hash) || links[0];
    if (wanted) { pick(wanted.hash.slice(1)); box.setAttribute("data-panes-on", ""); }
  }
})();
