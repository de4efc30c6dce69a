// Filters the list of all sessions while one types. Without it the page is the whole list.
"use strict";

(function () {
  const box = document.getElementById("search");
  const input = document.getElementById("words");
  const count = document.getElementById("count");
  const rows = Array.from(document.querySelectorAll("#found > li"));
  if (!box || !input || !count) return;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  const all = count.textContent;

  function filter() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      row.hidden = !fits;
      left += fits ? 1 : 0;
    });
    count.textContent = words.length === 0 ? all : left === 1 ? "1 session fits" : left + " sessions fit";
    const address = new URL(window.location.href);
    address.hash = words.length === 0 ? "" : "q=" + encodeURIComponent(input.value);
    window.history.replaceState(null, "", address.hash || address.pathname + address.search);
  }

  box.hidden = false;
  const asked = new URLSearchParams(window.location.hash.slice(1)).get("q");
  if (asked) input.value = asked;
  input.addEventListener("input", filter);
  filter();
})();
