/* Keeps a page of jc serve up to date and sends its forms without leaving it. Without this script all of it works, too. */
"use strict";
(() => {
  const root = document.documentElement, body = document.body;
  const notice = document.getElementById("notice"), form = document.getElementById("ask-form");
  const mine = new Set([...document.querySelectorAll('.vote [aria-pressed="true"]')].map((b) => card(b).dataset.id));
  let stamp = body.dataset.stamp;
  root.classList.add("js");

  function card(element) { return element.closest(".card"); }
  function say(text, good) {
    if (!notice) return;
    notice.textContent = text;
    notice.classList.toggle("bad", !good);
    if (text) notice.scrollIntoView({ block: "nearest" });
  }

  // What the server tells: lists of numbers, the cards that changed, how many there are, whether it is open.
  function show(news) {
    for (const list of document.querySelectorAll("[data-list]")) arrange(list, news.lists[list.dataset.list] || [], news.cards);
    for (const [name, count] of Object.entries(news.counts)) {
      for (const e of document.querySelectorAll(`[data-count="${name}"]`)) e.textContent = count;
      const empty = !(news.lists[name] || []).length;
      for (const e of document.querySelectorAll(`[data-empty="${name}"]`)) e.hidden = !empty;
      for (const e of document.querySelectorAll(`[data-empty-hides="${name}"]`)) e.hidden = empty;
    }
    for (const e of document.querySelectorAll("[data-when]")) e.hidden = (e.dataset.when === "closed") !== news.closed;
    fit();
  }

  function arrange(list, numbers, cards) {
    const before = new Map([...list.children].map((e) => [Number(e.dataset.id), e]));
    const elements = numbers.map((number) => {
      const old = before.get(number) || elsewhere(number);
      if (cards[number] === undefined) return old;
      if (old && busy(old)) return old;
      const made = drawn(cards[number]);
      if (!old) made.classList.add("fresh");
      else keepFocus(old, made);
      return made;
    }).filter(Boolean);
    if (list.dataset.order === "newest") {
      elements.sort((a, b) => ("pinned" in b.dataset) - ("pinned" in a.dataset) || b.dataset.id - a.dataset.id);
    }
    const keep = new Set(elements);
    for (const e of [...list.children]) if (!keep.has(e) && e.parentNode === list) e.remove();
    elements.forEach((e, i) => { if (list.children[i] !== e) list.insertBefore(e, list.children[i] || null); });
  }

  // On the wall only whole questions are shown.
  function fit() {
    const wall = document.querySelector(".wall");
    if (!wall) return;
    const bottom = Math.max(wall.getBoundingClientRect().bottom, window.innerHeight * (window.innerWidth > 700 ? 0 : 99));
    for (const e of wall.querySelectorAll(".card")) e.classList.toggle("cut", e.getBoundingClientRect().bottom > bottom + 1);
  }

  function elsewhere(number) { return document.getElementById(`q${number}`); }
  function drawn(html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    const made = template.content.firstElementChild;
    mark(made);
    return made;
  }
  function mark(element) {
    const button = element.querySelector(".vote button");
    if (!button) return;
    const on = mine.has(element.dataset.id);
    button.setAttribute("aria-pressed", String(on));
    element.querySelector('[name="on"]').value = on ? "0" : "1";
  }
  // A card in which somebody is writing is left alone.
  function busy(element) {
    const fields = [...element.querySelectorAll('textarea, input:not([type="hidden"])')];
    return fields.some((f) => f.value || f === document.activeElement);
  }
  function keepFocus(old, made) {
    const at = [...old.querySelectorAll("button, summary, a")].indexOf(document.activeElement);
    if (at < 0) return;
    requestAnimationFrame(() => { const next = made.querySelectorAll("button, summary, a")[at]; if (next) next.focus(); });
  }

  function listen() {
    const source = new EventSource(`${body.dataset.live}?after=${encodeURIComponent(stamp)}`);
    source.addEventListener("board", (event) => { stamp = event.lastEventId; show(JSON.parse(event.data)); });
    // A browser gives up after an answer that is no stream; the network may be back later.
    source.addEventListener("error", () => { if (source.readyState === 2) setTimeout(listen, 5000); });
  }

  async function send(sent, button) {
    const fields = new URLSearchParams(new FormData(sent));
    if (button && button.name) fields.set(button.name, button.value);
    const answer = await fetch(sent.getAttribute("action"), { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const told = await answer.json().catch(() => ({ said: "That did not work. Please try again." }));
    return { ok: answer.ok, status: answer.status, wait: Number(answer.headers.get("Retry-After")) || 1, told };
  }
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const AWAY = "No connection. Your text is still here: please send it again.";

  // A question: the same key is the same question, so sending it again after any failure is safe.
  async function ask(button) {
    const text = form.elements.text;
    button.disabled = true;
    try {
      for (let tries = 0; ; tries += 1) {
        const { ok, status, wait, told } = await send(form, null);
        if (status === 429 && tries < 5) {
          say("Very many people are asking; yours is sent again in a moment …", true);
          await pause(wait + Math.random() * wait);
          continue;
        }
        say(told.said, ok);
        if (ok) { text.value = ""; form.elements.key.value = told.key; }
        return;
      }
    } catch { say(AWAY, false); } finally { button.disabled = false; }
  }

  async function vote(sent) {
    const number = card(sent).dataset.id, on = !mine.has(number);
    on ? mine.add(number) : mine.delete(number);
    const data = new URLSearchParams({ question: number, on: on ? "1" : "0" });
    mark(card(sent));
    try {
      const answer = await fetch(sent.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (answer.ok) return;
      say((await answer.json()).said, false);
    } catch { say("No connection. Please try again.", false); }
    on ? mine.delete(number) : mine.add(number);
    const now = elsewhere(number);
    if (now) mark(now);
  }

  async function act(sent, button) {
    try {
      const { ok, told } = await send(sent, button);
      say(told.said, ok);
      if (!ok) return;
      for (const e of sent.querySelectorAll('textarea, input:not([type="hidden"])')) e.value = "";
      const left = sent.closest("details");
      if (left) left.open = false;
      if (button && button.value === "carry") card(sent).remove();
    } catch { say("No connection. Please try again.", false); }
  }

  document.addEventListener("submit", (event) => {
    const sent = event.target;
    event.preventDefault();
    if (sent === form) ask(event.submitter || form.querySelector("button"));
    else if (sent.classList.contains("vote")) vote(sent);
    else act(sent, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const about = event.target.closest("[data-about]");
    if (!about || !form || form.closest("[hidden]")) return;
    event.preventDefault();
    const text = form.elements.text;
    text.value = text.value ? `${text.value.trimEnd()} (${about.dataset.about}) ` : `${about.dataset.about}: `;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    document.getElementById("ask").scrollIntoView({ block: "start" });
  });
  window.addEventListener("resize", fit);
  fit();
  listen();
})();
