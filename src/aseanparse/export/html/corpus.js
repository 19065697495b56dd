/* The page on many articles: lists that filter, sort and turn pages, a matrix that counts, and a reader that opens an
   article kept inside the page. What is shown stands in the address after the #, so that links lead there and the
   browser's Back returns:  #meetings?with=THA&and=VNM   #statements?year=2026&sort=-due&page=2   #a12   #a12-s3 */
(() => {
  const SHOWN = matchMedia("(max-width: 40rem)").matches ? 10 : 25; // rows of a list on one page
  const data = JSON.parse(byId("data").textContent);
  const reader = byId("reader"); // there only where the articles are inside the page
  const overview = byId("overview");
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const number = new Intl.NumberFormat("en");
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll(/[đĐ]/g, "d").toLowerCase();
  const told = (words) => words.filter(Boolean).join(", ");

  /* ---------------------------------------------------------------- rows */
  const rows = {};
  for (const name of ["articles", "meetings", "statements"]) {
    const { columns, rows: values } = data[name];
    rows[name] = values.map((value) => {
      const row = {};
      columns.forEach((column, i) => { row[column] = value[i]; });
      return row;
    });
  }
  for (const row of [...rows.meetings, ...rows.statements]) row.article = rows.articles[row.article];
  for (const row of rows.articles) row.article = row;

  const address = ({ slug }, id) => reader
    ? `#${slug}${id ? `-${id}` : ""}`
    : `${slug}.html${id ? `#a-${id}` : ""}`;
  const name = (code) => data.names[code] ?? code;
  const sides = (codes) => codes.flatMap((code, i) => {
    const abbreviation = document.createElement("abbr");
    abbreviation.title = name(code);
    abbreviation.textContent = code;
    return i ? [" ", abbreviation] : [abbreviation];
  });
  const span = (start, end) => (end && end !== start ? `${start} – ${end}` : start);
  const held = { occurred: "held", scheduled: "scheduled", proposed: "proposed" };

  /* What a cell shows: a property of the row, or what is said here. */
  const slots = {
    parties: (row, cell) => cell.replaceChildren(...sides(row.parties)),
    counterparts: (row, cell) => cell.replaceChildren(...sides(row.counterparts)),
    when: (row, cell) => { cell.textContent = span(row.start, row.end); },
    what: (row, cell) => {
      const told = row.name || row.type + (row.mode ? ` (${row.mode})` : "");
      cell.textContent = told[0].toUpperCase() + told.slice(1);
      cell.href = address(row.article, row.id);
    },
    status: (row, cell) => { cell.textContent = held[row.status]; cell.className = `status ${row.status}`; },
    act: (row, cell) => { cell.textContent = row.act; cell.className = `act ${row.kind}`; },
    force: (row, cell) => { cell.textContent = row.force === "none" ? "" : row.force; },
    content: (row, cell) => { cell.textContent = row.content; cell.href = address(row.article, row.id); },
    deadline: (row, cell) => { cell.textContent = row.deadline || { recurring: "recurring", vague: "vague" }[row.year] || ""; },
    headline: (row, cell) => { cell.textContent = row.article.title; cell.href = address(row.article); },
    day: (row, cell) => { cell.textContent = row.article.published; },
  };

  /* What a row must be to pass a filter: equal, or holding it in a list, or what is said here. */
  const tests = {
    words: (row, value) => {
      row.search ??= folded(told([
        row.content, row.name, row.place, row.article.title, row.article.source, ...(row.parties ?? []),
        ...(row.parties ?? []).map(name),
      ]));
      return folded(value).split(/\s+/).every((word) => row.search.includes(word));
    },
    with: (row, value) => row.parties.includes(value),
    and: (row, value, wanted) => (wanted.with === value ? row.parties.length === 1 : row.parties.includes(value)),
    year: (row, value) => (value === "dated" ? /^\d/.test(row.year) : row.year === value),
  };
  const passes = (row, [name, value], wanted) => {
    if (tests[name]) return tests[name](row, value, wanted);
    const own = row[name];
    if (Array.isArray(own)) return value === "?" ? !own.length : own.includes(value);
    return own === value;
  };
  const key = (row, column) => {
    const value = row[column] ?? row.article[column];
    return Array.isArray(value) ? value.join(" ") : value;
  };
  const sorted = (found, sort) => {
    if (!sort) return found;
    const [column, way] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
    return [...found].sort((a, b) => {
      const [one, two] = [key(a, column), key(b, column)];
      if (one === "" || two === "") return (one === "") - (two === ""); // what is not told comes last, either way
      return way * (typeof one === "number" ? one - two : order.compare(one, two));
    });
  };

  /* ---------------------------------------------------------------- lists */
  function list(section) {
    const all = rows[section.id];
    const form = section.querySelector("form");
    const [table] = section.getElementsByTagName("table");
    const blank = section.querySelector("template").content.firstElementChild;
    const status = section.querySelector("[role=status]");
    const heads = [...table.tHead.rows[0].cells];
    const title = section.querySelector("h3");
    const plain = title.textContent;
    let page = 1;

    const wanted = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    const filled = (row) => {
      const line = blank.cloneNode(true);
      line.querySelectorAll("[data-slot]").forEach((cell) => {
        const slot = cell.dataset.slot;
        if (slots[slot]) slots[slot](row, cell);
        else cell.textContent = row[slot];
      });
      heads.forEach((head, i) => {
        line.cells[i].dataset.label = head.textContent;
        line.cells[i].classList.toggle("empty", !line.cells[i].textContent.trim());
      });
      return line;
    };

    function show() {
      const { sort = "", ...filters } = wanted();
      const found = sorted(all.filter((row) => Object.entries(filters).every((one) => passes(row, one, filters))), sort);
      const pages = Math.max(1, Math.ceil(found.length / SHOWN));
      page = Math.min(Math.max(1, page), pages);
      const first = (page - 1) * SHOWN;
      if (section.id === "meetings") mark(filters);
      title.textContent = [filters.with, filters.and].some(Boolean)
        ? `${plain} of ${[...new Set([filters.with, filters.and])].filter(Boolean).map(name).join(" and ")}`
        : plain;
      table.tBodies[0].replaceChildren(...found.slice(first, first + SHOWN).map(filled));
      for (const head of heads) {
        const down = sort === `-${head.dataset.sort}`;
        if (down || sort === head.dataset.sort) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      const of = found.length === all.length ? "" : ` found of ${number.format(all.length)}`;
      status.textContent = found.length
        ? `${number.format(first + 1)}–${number.format(Math.min(first + SHOWN, found.length))} of ${number.format(found.length)}${of}`
        : `Nothing found${of.replace(" found", "")}.`;
      for (const button of section.querySelectorAll("[data-step]")) {
        button.disabled = Number(button.dataset.step) < 0 ? page === 1 : page === pages;
      }
    }

    function remember() { // in the address, without a step for the browser's Back
      const stated = new URLSearchParams(wanted());
      if (page > 1) stated.set("page", page);
      history.replaceState(null, "", `#${section.id}${stated.size ? `?${stated}` : ""}`);
      last = location.hash;
    }

    function apply(stated) {
      form.reset();
      for (const [name, value] of stated) {
        const field = form.elements[name];
        if (field) field.value = value;
        if (field?.selectedIndex === -1) field.value = ""; // a choice that this list does not have
      }
      page = Number.parseInt(stated.get("page"), 10) || 1;
      show();
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { page = 1; show(); remember(); });
    section.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      const head = button?.closest("th[data-sort]");
      if (head) {
        const up = head.getAttribute("aria-sort") !== "ascending";
        form.elements.sort.value = (up ? "" : "-") + head.dataset.sort;
        page = 1;
      } else if (button?.dataset.step) {
        page += Number(button.dataset.step);
      } else if (button?.matches("[data-all]")) {
        form.reset();
        page = 1;
      } else return;
      show();
      remember();
      if (button.dataset.step && section.getBoundingClientRect().top < 0) section.scrollIntoView();
    });
    show();
    return { apply, title };
  }

  /* ---------------------------------------------------------------- matrix: counts of one kind, one stop of the Tab key */
  const matrix = byId("matrix"); // not there where no article was read
  const cells = [...(matrix?.querySelectorAll("td[data-with]") ?? [])];

  function count(type) {
    const counts = new Map();
    const add = (one, other, status) => {
      const pair = JSON.stringify([one, other]);
      if (!counts.has(pair)) counts.set(pair, { occurred: 0, scheduled: 0, proposed: 0 });
      counts.get(pair)[status] += 1;
    };
    for (const { type: own, parties, status } of rows.meetings) {
      if (type && own !== type) continue;
      for (const one of parties) {
        add(one, "", status);
        for (const other of parties) if (one !== other || parties.length === 1) add(one, other, status);
      }
    }
    for (const cell of cells) {
      const { with: one, and: other } = cell.dataset;
      const told = counts.get(JSON.stringify([one, other]));
      cell.replaceChildren();
      if (!told) continue;
      const link = byId("cell").content.firstElementChild.cloneNode(true);
      const [held, scheduled, proposed] = link.querySelectorAll("b, i, s");
      held.textContent = told.occurred || "";
      scheduled.textContent = told.scheduled ? `+${told.scheduled}` : "";
      proposed.textContent = told.proposed ? `?${told.proposed}` : "";
      link.classList.add(`tint-${other ? Math.min(32 - Math.clz32(told.occurred), 5) : 0}`);
      link.href = `#meetings?${new URLSearchParams({ with: one, ...(other && { and: other }), ...(type && { type }) })}`;
      const whom = !other ? `${name(one)}, all` : one === other ? `${name(one)} alone` : `${name(one)} and ${name(other)}`;
      link.setAttribute("aria-label", `${whom}: ${told.occurred} held, ${told.scheduled} scheduled, ${told.proposed} proposed`);
      link.title = link.getAttribute("aria-label");
      link.tabIndex = -1;
      cell.append(link);
    }
    const first = matrix.querySelector("td .met");
    if (first) first.tabIndex = 0;
  }

  function mark(filters) { // the cell whose meetings are listed
    for (const cell of cells) {
      const { with: one, and: other } = cell.dataset;
      const [met] = cell.getElementsByClassName("met");
      if (filters.with === one && (filters.and ?? "") === other) met?.setAttribute("aria-current", "true");
      else met?.removeAttribute("aria-current");
    }
  }

  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  matrix?.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    let [row, column] = [event.target.closest("tr"), event.target.closest("td")];
    if (!column) return;
    event.preventDefault();
    let at = [row.sectionRowIndex, column.cellIndex];
    for (;;) { // over empty and hidden cells to the next that counts something
      at = at.map((place, i) => place + step[i]);
      const link = matrix.tBodies[0].rows[at[0]]?.cells[at[1]];
      if (!link || at[1] < 1) return;
      const met = link.querySelector(".met");
      if (!met?.offsetParent) continue;
      event.target.tabIndex = -1;
      met.tabIndex = 0;
      met.focus();
      return;
    }
  });
  const counted = byId("counted");
  if (matrix) count(counted.value);
  const lists = new Map();
  for (const section of document.querySelectorAll("[data-list]")) lists.set(section.id, list(section));
  counted?.addEventListener("input", () => count(counted.value));

  /* ---------------------------------------------------------------- charts: more rows, another grain, a bar as a link */
  for (const button of document.querySelectorAll("[data-more]")) {
    button.addEventListener("click", () => {
      const all = byId(button.dataset.more).classList.toggle("all");
      button.setAttribute("aria-pressed", all);
    });
  }
  const grain = byId("grain");
  const choose = () => {
    for (const part of document.querySelectorAll("[data-grain]")) part.hidden = part.dataset.grain !== grain.value;
  };
  grain?.addEventListener("input", choose);
  if (grain) choose(); // a browser that comes back to the page keeps what was chosen
  overview.addEventListener("click", (event) => { // for the mouse; the row's name is the same link for everybody
    const bar = event.target.closest("[data-href]");
    if (bar) location.hash = bar.dataset.href;
  });

  /* ---------------------------------------------------------------- where the address leads */
  let last = ""; // what was looked at before an article was opened
  let left = null; // the link that was followed, and how far the page was scrolled
  let opened = "";
  const titled = document.title;

  /* An article is kept as base64 of a zlib stream: a seventh of its size, and nothing to parse before it is opened. */
  async function unpacked(slug) {
    const packed = document.querySelector(`script[data-article="${slug}"]`).textContent;
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }

  async function open(slug, id) {
    if (opened !== slug) {
      opened = slug;
      const holder = document.createElement("template");
      holder.innerHTML = await unpacked(slug);
      if (opened !== slug) return; // the reader was quicker
      const place = byId("article");
      place.replaceChildren(holder.content);
      ready(place);
      document.title = place.querySelector("h1").textContent;
    }
    overview.hidden = true;
    reader.hidden = false;
    reader.querySelector(".back-to a").href = last || "#";
    const place = byId(id);
    if (place && id !== slug) go(place);
    else {
      scrollTo({ top: 0, behavior: "instant" });
      reader.querySelector("h1").focus({ preventScroll: true });
    }
  }

  function close() {
    opened = "";
    if (!reader || reader.hidden) return false;
    hide();
    reader.hidden = true;
    overview.hidden = false;
    byId("article").replaceChildren();
    document.title = titled;
    if (left) {
      scrollTo({ top: left.top, behavior: "instant" });
      left.link.focus({ preventScroll: true });
    }
    return true;
  }

  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  function route(event) {
    const hash = location.hash.slice(1);
    const slug = decoded(hash).match(/^a\d+(?=-|$)/)?.[0];
    if (reader && slug && document.querySelector(`script[data-article="${slug}"]`)) return open(slug, decoded(hash));
    const same = close() && location.hash === last;
    if (same) return undefined; // back from an article: everything is as it was
    const [id, stated] = [hash.split("?", 1)[0], hash.slice(hash.indexOf("?") + 1 || hash.length)];
    const [before] = last.slice(1).split("?", 1);
    if (before !== id) lists.get(before)?.apply(new URLSearchParams()); // the browser's Back took its filters away
    last = location.hash;
    const found = lists.get(id);
    if (!found) return undefined;
    found.apply(new URLSearchParams(stated));
    if (event || stated) {
      found.title.focus({ preventScroll: true });
      found.title.closest("section").scrollIntoView({ block: "nearest" });
    }
    return undefined;
  }

  overview.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#a']");
    if (link) left = { link, top: scrollY };
  });
  addEventListener("hashchange", route);
  route();
})();
