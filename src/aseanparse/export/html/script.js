"use strict";
/* Everything the pages do: sort, filter, go from row to sentence and back, tell what a span means. No network, no storage. */

/* ---------------------------------------------------------------- tables that sort: <table data-sorts>, <th><button>, <td data-key> */
for (const table of document.querySelectorAll("table[data-sorts]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head || !event.target.closest("button")) return;
    const down = head.getAttribute("aria-sort") === "ascending";
    const column = heads.indexOf(head);
    const rows = [...body.rows].sort((a, b) => {
      const [one, two] = [key(a, column), key(b, column)];
      if (!one || !two) return (one ? 0 : 1) - (two ? 0 : 1); // what is not told comes last, either way
      return (down ? -1 : 1) * order.compare(one, two);
    });
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows);
  });
}
