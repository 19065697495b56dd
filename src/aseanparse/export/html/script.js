"use strict";
/* Everything the pages do: sort, filter, go from row to sentence and back, tell what a mark means. No network, no storage. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const byId = (id) => document.getElementById(id);

/* What is done with each part of a page, now and when an article comes to it later: see ready(). */
const preparations = [];
function prepare(selector, how) {
  preparations.push([selector, how]);
}
function ready(place) {
  for (const [selector, how] of preparations) place.querySelectorAll(selector).forEach((part) => how(part));
}

/* ---------------------------------------------------------------- tables that sort: <table data-sorts>, <th><button>, <td data-key> */
prepare("table[data-sorts]", (table) => {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head || !event.target.closest("button")) return;
    const down = head.getAttribute("aria-sort") === "ascending";
    const column = heads.indexOf(head);
    const keyed = [...body.rows].map((row) => [key(row, column), row]);
    keyed.sort(([one], [two]) => {
      if (!one || !two) return (one ? 0 : 1) - (two ? 0 : 1); // what is not told comes last, either way
      return (down ? -1 : 1) * order.compare(one, two);
    });
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...keyed.map(([, row]) => row));
    table.parentElement.scrollTop = 0; // the first of the new order is seen first
  });
});

/* ---------------------------------------------------------------- rows that are filtered: <div data-filters="id of the table"> */
const FITS = {
  parties: (row, wanted) => row.dataset.parties.includes(`|${wanted}|`),
  act: (row, wanted) => row.dataset.act === wanted || row.dataset.kind === wanted,
  force: (row, wanted) => row.dataset.force === wanted,
  due: (row, wanted) => {
    if (wanted === "some") return row.dataset.deadline !== "";
    if (wanted === "none") return row.dataset.deadline === "";
    return row.dataset.due !== "" && row.dataset.due.slice(0, 4) <= wanted;
  },
  words: (row, wanted) => wanted.toLowerCase().split(/\s+/u).every((word) => row.textContent.toLowerCase().includes(word)),
};

prepare("[data-filters]", (controls) => {
  const rows = [...byId(controls.dataset.filters).tBodies[0].rows];
  const fields = [...controls.querySelectorAll("[data-filter]")];
  const nothing = byId(controls.dataset.filters).parentElement.querySelector(".nothing");
  const apply = () => {
    const asked = fields.map((field) => [FITS[field.dataset.filter], field.value.trim()]).filter(([, wanted]) => wanted);
    let count = 0;
    for (const row of rows) {
      row.hidden = !asked.every(([fits, wanted]) => fits(row, wanted));
      count += row.hidden ? 0 : 1;
    }
    controls.querySelector(".shown").textContent = `${count} of ${rows.length}`;
    nothing.hidden = count > 0;
  };
  controls.addEventListener("input", apply);
  controls.addEventListener("click", (event) => {
    if (!event.target.closest("[data-reset]")) return;
    for (const field of fields) field.value = "";
    apply();
  });
  apply(); // a browser that comes back to the page keeps what was chosen
});

/* ---------------------------------------------------------------- going there: the place is lit, and focused for the keyboard */
function light(...places) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const place of places) place.classList.add("lit");
}

function go(place, ...lit) {
  if (place.hidden) {
    const table = place.closest("table"); // a row that a filter hides
    document.querySelector(`[data-filters="${CSS.escape(table.id)}"] [data-reset]`).click();
  }
  hide();
  light(...(lit.length ? lit : [place]));
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const place = link && byId(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  event.preventDefault(); // a page within a page has no address of its own to go to
  const article = link.closest(".article");
  const lights = link.dataset.lights;
  const besides = link.closest("tr, .sentence"); // where the link stands is the other end of the way
  go(place, ...(lights ? article.querySelectorAll(`.mark[data-of="${CSS.escape(lights)}"]`) : [place, besides].filter(Boolean)));
});

document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-sentence]");
  if (!row || event.target.closest("a, button") || !getSelection().isCollapsed) return;
  const place = byId(row.dataset.sentence);
  if (place) go(place, place, row);
});

/* ---------------------------------------------------------------- what a mark means: shown on hover, tap and focus */
const tell = document.createElement("div");
tell.className = "tell";
tell.hidden = true;
tell.setAttribute("role", "status");
document.body.append(tell);
let pinned = false;
let leaving = 0;

function hide() {
  tell.hidden = true;
  pinned = false;
}

function chain(mark) {
  const marks = [];
  for (let at = mark; at && !at.matches(".prose"); at = at.parentElement) {
    if (at.matches(".mark:not(.off)")) marks.push(at);
  }
  return marks;
}

function card(mark) {
  const anchor = mark.closest(".article").dataset.anchor;
  return byId(`${anchor}-card-${mark.dataset.of}`);
}

function show(mark) {
  clearTimeout(leaving); // what was pointed at before must not hide this
  const cards = [...new Set(chain(mark).map(card))].filter(Boolean);
  if (!cards.length) return hide();
  tell.replaceChildren();
  for (const one of cards) {
    const shown = one.content.cloneNode(true);
    if (one.dataset.home) {
      const link = document.createElement("a");
      link.href = `#${one.dataset.home}`;
      link.className = "small";
      link.textContent = "to its entry";
      shown.firstElementChild.append(link);
    }
    tell.append(shown);
  }
  tell.hidden = false;
  const box = mark.getClientRects()[0];
  const [width, height] = [tell.offsetWidth, tell.offsetHeight];
  const below = box.bottom + 6 + height < innerHeight || box.top < height + 6;
  tell.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  tell.style.top = `${below ? Math.min(box.bottom + 6, innerHeight - height - 8) : box.top - height - 6}px`;
}

prepare(".prose", (prose) => {
  const walk = () => [...prose.querySelectorAll(".mark:not(.off, .on)")];
  const first = walk()[0];
  if (first) first.tabIndex = 0; // one stop of the Tab key; the arrows do the rest
  prose.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".mark:not(.off)");
    if (event.pointerType === "touch" || pinned || !mark) return;
    show(mark);
  });
  prose.addEventListener("focusin", (event) => {
    if (event.target.matches(".mark:focus-visible")) show(event.target);
  });
  prose.addEventListener("focusout", () => {
    if (!pinned) hide();
  });
  prose.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark:not(.off)");
    if (!mark || event.target.closest("a")) return;
    show(mark);
    pinned = !tell.hidden;
  });
  prose.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") {
      const home = chain(mark).map((one) => card(one)?.dataset.home).find(Boolean);
      if (home) go(byId(home));
      return;
    }
    const marks = walk();
    const at = marks.indexOf(mark);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (!marks[next]) return;
    event.preventDefault();
    mark.tabIndex = -1;
    marks[next].tabIndex = 0;
    marks[next].focus();
  });
});

document.addEventListener("pointerover", (event) => {
  clearTimeout(leaving);
  if (pinned || event.target.closest?.(".prose .mark:not(.off), .tell")) return;
  if (!document.activeElement?.matches(".prose .mark")) leaving = setTimeout(hide, 250); // time to reach what is shown
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".prose .mark, .tell")) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

/* ---------------------------------------------------------------- the legend: kinds of marks on and off */
function toggle(box) {
  const article = box.closest(".article");
  for (const mark of article.querySelectorAll(`.prose .mark.${box.dataset.toggle}`)) mark.classList.toggle("off", !box.checked);
  const prose = article.querySelector(".prose");
  const stop = prose.querySelector(".mark[tabindex='0']");
  if (stop && !stop.matches(".off")) return;
  if (stop) stop.tabIndex = -1;
  const first = prose.querySelector(".mark:not(.off, .on)");
  if (first) first.tabIndex = 0;
}

prepare("[data-toggle]", (box) => {
  box.addEventListener("change", () => toggle(box));
  if (!box.checked) toggle(box);
});

ready(document);
