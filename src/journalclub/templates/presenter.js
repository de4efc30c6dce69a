
// Keys, speaker window and timer of presenter.html. Without it the page is a list of slides to scroll through.
"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 700px)");
  const byId = (id) => document.getElementById(id);
  const stored = "journalclub:" + location.pathname;
  const forward = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n", "l", "j"];
  const backward = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p", "h", "k"];
  const named = { Home: "first", End: "last", t: "pause", r: "reset", b: "blank", ".": "blank", f: "fullscreen", s: "speaker", "?": "help", o: "overview", Escape: "overview" };
  // What both windows show. since: when the timer was started (ms of the epoch), or null; spent: ms before that.
  let state = { at: 1, blank: false, since: null, spent: 0 };
  let speaker = location.search === "?speaker";
  let overview = false;
  let slides = [];
  let partner = null; // the other window
  let asleep = 0;

  root.classList.add("js");
  if (wide.matches && !speaker) root.classList.add("deck");
  if (speaker) root.classList.add("speaker");

  const leader = () => (speaker && opener && !opener.closed ? opener : null);
  const elapsed = () => (state.spent + (state.since === null ? 0 : Math.max(0, Date.now() - state.since))) / 1000;
  const moment = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  };

  function wanted() {
    const number = Number(location.hash.slice(1));
    return number >= 1 && number <= slides.length ? Math.floor(number) : 1;
  }

  function tell(changed) {
    if (partner && !partner.closed && !speaker) partner.postMessage({ journalclub: "state", state }, "*");
    if (changed) {
      try {
        sessionStorage.setItem(stored, JSON.stringify({ since: state.since, spent: state.spent }));
      } catch { /* a browser without storage forgets the timer on reload */ }
    }
  }

  function show() {
    state.at = Math.min(Math.max(state.at, 1), slides.length);
    slides.forEach((slide, index) => {
      const current = index + 1 === state.at;
      slide.classList.toggle("current", current);
      slide.classList.toggle("following", index === state.at);
      if (current) slide.setAttribute("aria-current", "true");
      else slide.removeAttribute("aria-current");
      const notes = slide.querySelector(".notes");
      if (notes && speaker) {
        notes.open = current;
        if (current) notes.scrollTop = 0;
      }
    });
    root.classList.toggle("blank", state.blank && !speaker);
    byId("place").textContent = state.at + " / " + slides.length;
    if (root.classList.contains("deck") || speaker) {
      if (!state.blank) byId("said").textContent = slides[state.at - 1].getAttribute("aria-label");
      try {
        history.replaceState(null, "", "#" + state.at);
      } catch { /* the address stays */ }
    }
    if (overview) slides[state.at - 1].scrollIntoView({ block: "nearest" });
    tick();
  }

  function tick() {
    if (!speaker) return;
    const slide = slides[state.at - 1];
    const [start, end] = [Number(slide.dataset.start), Number(slide.dataset.end)];
    const total = Number(document.body.dataset.minutes) * 60;
    const now = elapsed();
    const running = state.since !== null;
    const line = slide.querySelector(".notes .clock");
    byId("elapsed").textContent = moment(now);
    byId("slot").textContent = "Slide " + state.at + " of " + slides.length + (line ? " · " + line.textContent : "");
    const pace = byId("pace");
    let [text, kind] = ["on time", ""];
    if (!running && now === 0) text = "the first key starts the timer";
    else if (now > Math.max(end, start)) [text, kind] = [moment(now - end) + " behind", "late"];
    else if (now < start) [text, kind] = [moment(start - now) + " ahead", "early"];
    if (!running && now > 0) text += ", paused";
    pace.textContent = total ? text : running ? "" : "paused";
    pace.className = total ? kind : "";
    byId("spent").max = total || 1;
    byId("spent").value = Math.min(now, total || 1);
    byId("now").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    document.querySelector('.bar [data-do="pause"]').textContent = running ? "Pause" : "Start";
  }

  const shared = {
    next() {
      if (state.blank) state.blank = false;
      else if (state.at < slides.length) state.at += 1;
      if (state.since === null && state.spent === 0) state.since = Date.now();
    },
    previous() {
      if (state.blank) state.blank = false;
      else state.at -= 1;
    },
    first() { state.at = 1; },
    last() { state.at = slides.length; },
    go(number) { state.at = Number(number) || 1; },
    blank() { state.blank = !state.blank; },
    pause() {
      if (state.since === null) state.since = Date.now();
      else [state.spent, state.since] = [state.spent + Date.now() - state.since, null];
    },
    reset() { [state.spent, state.since] = [0, null]; },
  };

  const local = {
    overview() {
      if (speaker || !root.classList.contains("deck") && !overview) return;
      overview = !overview;
      root.classList.toggle("overview", overview);
      root.classList.toggle("deck", !overview && wide.matches);
      show();
    },
    speaker() {
      if (opener && speaker) return window.close();
      if (!speaker) {
        partner = window.open(location.pathname + "?speaker#" + state.at, "journalclub-speaker", "popup,width=1180,height=760");
        if (partner) return;
      }
      // No second window was allowed: this one becomes the speaker's, and back.
      if (overview) local.overview();
      speaker = !speaker;
      mode();
    },
    fullscreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (root.requestFullscreen) root.requestFullscreen();
    },
    help() {
      if (byId("help").open) byId("help").close();
      else byId("help").showModal();
    },
  };

  function act(name, detail) {
    if (name in local) return local[name]();
    if (!(name in shared)) return;
    const other = leader();
    if (other) {
      other.postMessage({ journalclub: "act", name, detail }, "*");
      return;
    }
    shared[name](detail);
    show();
    tell(true);
  }

  function columns() {
    return getComputedStyle(document.querySelector("main")).gridTemplateColumns.split(" ").length;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const on = event.target.closest ? event.target.closest("a, button, summary") : null;
    if (on && (event.key === " " || event.key === "Enter")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const scrolls = !root.classList.contains("deck") && !overview && !speaker;
    let name = forward.includes(key) ? "next" : backward.includes(key) ? "previous" : named[key];
    let detail = null;
    if (key === " " && event.shiftKey) name = "previous";
    if (!name || (scrolls && !(key in { s: 1, "?": 1, f: 1 }))) return;
    if (overview && key === "Enter") name = "overview";
    else if (overview && (key === "ArrowDown" || key === "ArrowUp")) {
      [name, detail] = ["go", state.at + (key === "ArrowDown" ? 1 : -1) * columns()];
      if (detail < 1 || detail > slides.length) detail = state.at;
    } else if (overview && name === "next") [name, detail] = ["go", Math.min(state.at + 1, slides.length)];
    event.preventDefault();
    act(name, detail);
  }

  function onClick(event) {
    const button = event.target.closest("[data-do]");
    if (button) return act(button.dataset.do);
    const slide = overview && event.target.closest(".slide");
    if (slide) {
      act("go", slide.id);
      local.overview();
    }
  }

  // Words that do not fit make their slide's type smaller; few words are set larger, as in the pptx.
  function fit(page) {
    const body = page.querySelector(".body");
    const title = page.querySelector("h1, h2");
    const large = page.matches(".text, .discussion, .references");
    for (let size = 1; title && size >= 0.5; size -= 0.05) {
      page.style.setProperty("--title", size.toFixed(2));
      const room = page.matches(".cover") ? page.clientHeight * 0.5 : page.clientHeight * 0.145;
      if (title.firstElementChild.getBoundingClientRect().height * scale(page) <= room) break;
    }
    for (const size of [1.25, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5]) {
      if (size > 1 && !large) continue;
      page.style.setProperty("--fit", String(size));
      const last = body.lastElementChild;
      const used = last ? last.offsetTop + last.offsetHeight - body.firstElementChild.offsetTop : 0;
      const room = body.clientHeight * (size > 1 ? 0.85 : 1);
      if (body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1 && used <= room + 1) break;
    }
  }

  function scale(page) {
    return page.offsetHeight / (page.getBoundingClientRect().height || 1);
  }

  function fitAll() {
    if (!wide.matches || overview || speaker && !wide.matches) return;
    // Measured as they are shown, one at a time; the result is a share, so it holds at every size.
    const before = [root.classList.contains("deck"), root.classList.contains("speaker")];
    root.classList.add("deck");
    root.classList.remove("speaker");
    slides.forEach((slide) => fit(slide.querySelector(".page")));
    root.classList.toggle("deck", before[0]);
    root.classList.toggle("speaker", before[1]);
  }

  function mode() {
    root.classList.toggle("speaker", speaker);
    root.classList.toggle("deck", wide.matches && !speaker && !overview);
    document.querySelector(".bar").hidden = !speaker;
    document.querySelector(".tools").hidden = speaker;
    fitAll();
    show();
  }

  function wake() {
    root.classList.add("awake");
    clearTimeout(asleep);
    asleep = setTimeout(() => root.classList.remove("awake"), 2500);
  }

  function onMessage(event) {
    const data = event.data;
    if (!data || typeof data !== "object") return;
    if (speaker && event.source === opener && data.journalclub === "state") {
      state = data.state;
      show();
    } else if (!speaker && event.source && event.source.opener === window) {
      partner = event.source;
      if (data.journalclub === "act" && data.name in shared) act(data.name, data.detail);
      if (data.journalclub === "hello") tell(false);
    }
  }

  function listen() {
    let from = null;
    addEventListener("keydown", onKey);
    addEventListener("click", onClick);
    addEventListener("mousemove", wake);
    addEventListener("focusin", wake);
    addEventListener("message", onMessage);
    addEventListener("hashchange", () => act("go", wanted()));
    addEventListener("touchstart", (event) => {
      wake();
      from = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    addEventListener("touchend", (event) => {
      const to = event.changedTouches[0];
      const [x, y] = from && to ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
      const swipes = root.classList.contains("deck") || speaker;
      if (swipes && Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) act(x < 0 ? "next" : "previous");
      from = null;
    }, { passive: true });
    wide.addEventListener("change", () => {
      if (overview) local.overview();
      mode();
    });
    addEventListener("load", () => {
      fitAll();
      show();
    });
    setInterval(tick, 500);
  }

  addEventListener("DOMContentLoaded", () => {
    slides = [...document.querySelectorAll(".slide")];
    try {
      Object.assign(state, JSON.parse(sessionStorage.getItem(stored) || "{}"));
    } catch { /* nothing was stored */ }
    state.at = wanted();
    listen();
    mode();
    if (leader()) leader().postMessage({ journalclub: "hello" }, "*");
  });
})();
