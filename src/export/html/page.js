"use strict";
(() => {
  const tables = document.getElementById("tables");
  const said = document.getElementById("said");
  const pieces = [...document.querySelectorAll("#text span")];
  const starts = pieces.map((piece) => Number(piece.dataset.at));
  const cells = [...tables.querySelectorAll("td[id]")];
  const findings = [...tables.querySelectorAll("button.finding")];
  const mark = (what, on) => what.forEach((one) => one.classList.toggle("chosen", on));
  let shown = [];

  // the pieces of the source from one byte to another
  const between = (span) => {
    if (!span) return [];
    const [start, end] = span.split(" ").map(Number);
    return pieces.filter((_, at) => starts[at] >= start && starts[at] < end);
  };

  const show = (what, spans, words) => {
    mark(shown, false);
    const place = spans.flatMap(between);
    shown = [...what, ...place];
    mark(shown, true);
    said.textContent = words + (place.length ? "" : " — 原文中没有这个位置 no place in the source");
    if (place.length) {
      const box = document.getElementById("source");
      const offset = place[0].getBoundingClientRect().top - box.getBoundingClientRect().top;
      // what is said stays on top of it
      box.scrollTop += offset - Math.max(box.clientHeight / 3, said.offsetHeight + 8);
    }
    findings.forEach((one) => one.setAttribute("aria-pressed", "false"));
  };

  const choose = (cell) => {
    cells.forEach((one) => (one.tabIndex = -1));
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    show([cell], [cell.dataset.span], cell.getAttribute("aria-label"));
  };

  // a finding names cells, rows or tables
  const named = (ids) => cells.filter((cell) => ids.some((id) => cell.id === id || cell.id.startsWith(id + ".")));

  const explain = (button) => {
    const ids = (button.dataset.cells || "").split(" ").filter(Boolean);
    const what = named(ids);
    const spans = [button.dataset.span, ...what.map((cell) => cell.dataset.span)].filter(Boolean);
    show(what, spans, button.textContent);
    button.setAttribute("aria-pressed", "true");
    if (what.length) what[0].scrollIntoView({ block: "center", inline: "nearest" });
  };

  tables.addEventListener("click", (event) => {
    const cell = event.target.closest("td[id]");
    const button = event.target.closest("button.finding");
    if (cell) choose(cell);
    if (button) explain(button);
  });

  // arrows walk through the cells as they lie on the page
  tables.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[id]");
    if (!cell) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(cell);
      return;
    }
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = cell.getBoundingClientRect();
    const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const [x, y] = middle(here);
    let best = null;
    let nearest = Infinity;
    for (const other of cell.closest("table").querySelectorAll("td[id]")) {
      const [ox, oy] = middle(other.getBoundingClientRect());
      const along = (ox - x) * step[0] + (oy - y) * step[1];
      const aside = Math.abs((ox - x) * step[1]) + Math.abs((oy - y) * step[0]);
      if (along > 1 && along + 4 * aside < nearest) {
        nearest = along + 4 * aside;
        best = other;
      }
    }
    if (best) choose(best);
  });

  const filter = document.getElementById("filter");
  if (filter) {
    const sift = () => {
      const kept = new Set([...filter.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
      const words = filter.elements.words.value.trim().toLowerCase();
      let left = 0;
      document.querySelectorAll("#findings li").forEach((line) => {
        line.hidden = !kept.has(line.dataset.severity) || !line.textContent.toLowerCase().includes(words);
        left += line.hidden ? 0 : 1;
      });
      document.getElementById("none").hidden = left > 0;
    };
    filter.addEventListener("input", sift);
    filter.addEventListener("submit", (event) => event.preventDefault());
  }

  // one cell of each table can be reached by the tab key, arrows do the rest
  tables.querySelectorAll("table").forEach((table) => {
    const first = table.querySelector("td[id]");
    if (first) first.tabIndex = 0;
  });
  if (location.hash.length > 1) {
    const cell = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (cell && cells.includes(cell)) choose(cell);
  }
})();
