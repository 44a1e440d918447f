/* Makes staff pages quicker. Every page works without it. Hooks, all data- attributes:
   form[data-live-search="#id"]   GET form: the region is fetched again while typing; [data-count] in it is read aloud
   [data-refresh="30"][id]        region fetched again every so many seconds while the page is looked at
   form|button[data-confirm="…"]  asks in a dialog first; data-cancel gives the words of the other button
   button[data-copy="#id"|text]   copies a value or text; data-copied is said; button[data-print] prints
   input[data-search]             "/" goes there (not with <html data-shortcuts="off">)
   [data-stepper="5"] [data-step] − and + beside a number, and how far a press goes
   textarea[data-word-count="#id"]  target has data-one="{n} word" data-many="{n} words"
   button[data-preview="#textarea"][data-into="#id"][formaction]  posts text + csrf, shows the fragment
   input[data-select-all="name"], [data-bulk="name"] with [data-bulk-count data-one data-many]
   form[data-dirty]               warns before unsaved work is left; [data-focus] takes the focus on load */
(() => {
  "use strict";
  const $ = (q, at = document) => at.querySelector(q);
  const $$ = (q, at = document) => [...at.querySelectorAll(q)];
  const on = (type, fn, opt) => document.addEventListener(type, fn, opt);
  const plural = (el, n) => (n === 1 ? el.dataset.one : el.dataset.many || "{n}").replace("{n}", n.toLocaleString(document.documentElement.lang || "en"));

  const live = document.createElement("p");
  live.className = "hidden-text";
  live.setAttribute("role", "status");
  (document.querySelector("main") || document.body).append(live);
  const say = (text) => { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 60); };

  /* Fetch a page and swap one region of it. Another answer than the page asked for (a sign-in) loads in full. */
  async function swap(url, selector, signal) {
    const reply = await fetch(url, { signal, credentials: "same-origin", headers: { "X-Fragment": "1" } });
    if (reply.redirected || !reply.ok) { if (reply.status < 500) location.assign(url); return null; }
    const fresh = $(selector, new DOMParser().parseFromString(await reply.text(), "text/html"));
    const old = $(selector);
    if (!fresh || !old || old.contains(document.activeElement)) return null;
    old.replaceChildren(...fresh.childNodes);
    ready(old);
    return old;
  }

  function liveSearch(form) {
    const target = form.dataset.liveSearch;
    let timer, stop;
    const go = async () => {
      stop?.abort();
      stop = new AbortController();
      const fields = new URLSearchParams(new FormData(form));
      for (const [k, v] of [...fields]) if (!v) fields.delete(k, v);
      const url = new URL(form.getAttribute("action") || location.pathname, location.href);
      url.search = fields;
      $(target)?.setAttribute("aria-busy", "true");
      try {
        const region = await swap(url, target, stop.signal);
        if (region) {
          history.replaceState(null, "", url);
          say($("[data-count]", region)?.textContent.trim() || "");
        }
      } catch (e) { if (e.name !== "AbortError") form.submit(); }
      $(target)?.removeAttribute("aria-busy");
    };
    const soon = (ms) => { clearTimeout(timer); timer = setTimeout(go, ms); };
    form.addEventListener("input", (e) => soon(e.target.matches("input[type=search],input[type=text]") ? 250 : 0));
    form.addEventListener("submit", (e) => { e.preventDefault(); soon(0); });
  }

  /* One dialog for every question; the focus goes back where it was. */
  function ask(text, yes, no) {
    return new Promise((done) => {
      const box = document.createElement("dialog");
      box.className = "dialog";
      const words = document.createElement("p");
      words.id = "ask-words";
      words.textContent = text;
      box.setAttribute("aria-labelledby", words.id);
      const row = document.createElement("div");
      row.className = "form__actions";
      for (const [label, tone, value] of [[no, "", ""], [yes, " btn--danger", "yes"]]) {
        const b = document.createElement("button");
        b.type = "button";
        b.className = "btn" + tone;
        b.textContent = label;
        b.onclick = () => box.close(value);
        row.append(b);
      }
      box.append(words, row);
      box.onclose = () => { box.remove(); done(box.returnValue === "yes"); };
      document.body.append(box);
      box.showModal();
    });
  }

  const agreed = new WeakSet();
  const sent = new WeakSet();
  on("submit", async (e) => {
    const form = e.target, by = e.submitter, from = by?.dataset.confirm ? by : form.dataset.confirm ? form : null;
    if (e.defaultPrevented) return;
    if (from && !agreed.has(form) && window.HTMLDialogElement) {
      e.preventDefault();
      const yes = by?.textContent.trim() || "OK";
      if (await ask(from.dataset.confirm, yes, from.dataset.cancel || "Cancel")) {
        agreed.add(form);
        form.requestSubmit(by);
      }
      by?.focus();
      return;
    }
    if (form.method !== "post") return;
    if (sent.has(form)) { e.preventDefault(); return; }
    sent.add(form);
    setTimeout(() => by?.isConnected && sent.has(form) && by.setAttribute("aria-busy", "true"), 400);
  });
  addEventListener("pageshow", (e) => {
    if (!e.persisted) return;
    for (const f of $$("form")) { sent.delete(f); agreed.delete(f); }
    for (const b of $$("[aria-busy]")) b.removeAttribute("aria-busy");
  });

  function stepper(box) {
    const field = $("input", box);
    const paint = () => {
      $('[data-step="down"]', box).disabled = field.min !== "" && +field.value <= +field.min;
      $('[data-step="up"]', box).disabled = field.max !== "" && +field.value >= +field.max;
    };
    box.addEventListener("click", (e) => {
      const b = e.target.closest("[data-step]");
      if (!b) return;
      const by = +box.dataset.stepper || 1;
      if (b.dataset.step === "up") field.stepUp(by); else field.stepDown(by);
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      say(field.value);
    });
    field.addEventListener("input", paint);
    paint();
  }

  function words(area) {
    const to = $(area.dataset.wordCount);
    const forms = to?.dataset.forms ? JSON.parse(to.dataset.forms) : null;
    const say = (n) => (forms ? (n === 1 ? forms.one : forms.other).replace("{n}", n) : plural(to, n));
    const paint = () => { if (to) to.textContent = say(area.value.split(/\s+/).filter(Boolean).length); };
    area.addEventListener("input", paint);
    paint();
  }

  function bulk(bar) {
    const name = bar.dataset.bulk, form = bar.closest("form") || document;
    const boxes = () => $$('input[type="checkbox"]', form).filter((b) => b.name === name && !b.disabled);
    const all = $(`[data-select-all="${name}"]`, form);
    const paint = () => {
      const picked = boxes().filter((b) => b.checked).length, label = $("[data-bulk-count]", bar);
      bar.hidden = picked === 0;
      if (label) label.textContent = plural(label, picked);
      if (all) { all.checked = picked > 0 && picked === boxes().length; all.indeterminate = picked > 0 && !all.checked; }
    };
    form.addEventListener("change", (e) => {
      if (e.target === all) for (const b of boxes()) b.checked = all.checked;
      paint();
    });
    paint();
  }

  function dirty(form) {
    const now = () => new URLSearchParams([...new FormData(form)].filter(([, v]) => typeof v === "string")).toString();
    const first = now();
    let leaving = false;
    form.addEventListener("submit", (e) => { leaving = !e.defaultPrevented; });
    addEventListener("beforeunload", (e) => { if (!leaving && form.isConnected && now() !== first) e.preventDefault(); });
  }

  on("click", async (e) => {
    const t = e.target;
    const copy = t.closest("[data-copy]"), show = t.closest("[data-preview]");
    if (t.closest("[data-print]")) print();
    if (copy) {
      const what = copy.dataset.copy, from = what.startsWith("#") ? $(what) : null;
      try {
        await navigator.clipboard.writeText(from ? from.value ?? from.textContent : what);
        say(copy.dataset.copied || "Copied");
        const place = copy.parentElement.querySelector(".status");
        if (place) place.textContent = copy.dataset.copied || "Copied";
      } catch { from?.select?.(); }
    }
    if (show) {
      const area = $(show.dataset.preview), into = $(show.dataset.into);
      if (!area || !into) return;
      e.preventDefault();
      const body = new URLSearchParams({ csrf: show.form?.elements.csrf?.value || "", text: area.value });
      const reply = await fetch(show.formAction, { method: "POST", body, credentials: "same-origin", headers: { "X-Fragment": "1" } }).catch(() => null);
      if (reply?.ok) { into.innerHTML = await reply.text(); into.hidden = false; scrolls(into); into.setAttribute("tabindex", "-1"); into.focus(); } else { show.form.requestSubmit(show); }
    }
    for (const d of $$("details.drop[open]")) if (!d.contains(t)) d.open = false;
  });

  on("keydown", (e) => {
    if (e.key === "Escape") for (const d of $$("details.drop[open]")) { d.open = false; $("summary", d).focus(); }
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || document.documentElement.dataset.shortcuts === "off") return;
    if (e.target.closest("input,textarea,select,[contenteditable]")) return;
    const field = $$("[data-search]").find((f) => f.offsetParent) || $('main input[type="search"]');
    if (field) { e.preventDefault(); field.focus(); }
  });

  const kinds = [["[data-stepper]", stepper], ["[data-word-count]", words], ["[data-bulk]", bulk], ["form[data-live-search]", liveSearch], ["form[data-dirty]", dirty]];
  const scrolls = (at) => { for (const el of $$(".prose pre, .prose table", at)) if (el.scrollWidth > el.clientWidth) el.tabIndex = 0; };
  function ready(at) { scrolls(at); for (const [q, fn] of kinds) for (const el of $$(q, at)) fn(el); }
  ready(document);
  addEventListener("resize", () => scrolls(document));
  $("[data-focus]")?.focus();

  for (const el of $$("[data-refresh][id]")) {
    setInterval(() => { if (!document.hidden) swap(location.href, "#" + el.id).catch(() => {}); }, Math.max(5, +el.dataset.refresh) * 1000);
  }
})();
