// Sorts tables by a click on a heading, lets the keyboard reach those that scroll, and unfolds what is to be printed.
// Without this script every table is complete, in the order of the report.
(() => {
  "use strict";
  const collator = new Intl.Collator("sv", { numeric: true });
  const NUMBER = /^[+−]?\d[\d\s]*(,\d+)?(\s%)?$/;

  // A cell as something to compare: a number, a text, or null where there is nothing.
  function read(cell) {
    if (cell.dataset.sort !== undefined) return cell.dataset.sort || null;
    if (cell.matches(".ou-missing")) return null;
    const copy = cell.cloneNode(true);
    for (const extra of copy.querySelectorAll("sup, abbr, .ou-mark, .ou-detail")) extra.remove();
    const text = copy.textContent.trim();
    if (!text || text === "–") return null;
    return NUMBER.test(text) ? parseFloat(text.replace(/\s/g, "").replace("−", "-").replace(",", ".")) : text;
  }

  // The cell under a heading; one that says for several columns why they are empty stands under all of them.
  function cellAt(row, column) {
    let place = 0;
    return [...row.cells].find((cell) => (place += cell.colSpan) > column);
  }

  function compare(one, other) {
    if (typeof one === typeof other) return typeof one === "number" ? one - other : collator.compare(one, other);
    return typeof one === "number" ? -1 : 1;
  }

  // The rows in a new order. Sums stay where they are printed, and empty cells come last whichever the direction.
  function sort(printed, column, sign) {
    const keyed = printed.filter((row) => !row.matches(".ou-sum")).map((row) => [read(cellAt(row, column)), row]);
    const filled = keyed.filter(([key]) => key !== null);
    filled.sort(([one], [other]) => sign * compare(one, other));
    const rows = [...filled, ...keyed.filter(([key]) => key === null)].map(([, row]) => row);
    return printed.map((row) => (row.matches(".ou-sum") ? row : rows.shift()));
  }

  for (const table of document.querySelectorAll(".ou-sortable")) {
    const body = table.tBodies[0];
    const printed = [...body.rows].filter((row) => !row.matches(".ou-source-row"));
    // What is told of a row stands in a row below it, and moves with it.
    const followers = new Map(printed.map((row) => [row, row.nextElementSibling?.closest(".ou-source-row")]));
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ou-sort";
      const name = heading.firstChild; // the text; marks of findings follow it
      name.replaceWith(button);
      button.append(name);
      button.title = "Sortera";
      button.onclick = () => {
        const next = { ascending: "descending", descending: "" }[heading.ariaSort] ?? "ascending";
        for (const each of headings) each.removeAttribute("aria-sort");
        if (next) heading.ariaSort = next;
        const rows = next ? sort(printed, column, next === "ascending" ? 1 : -1) : printed;
        body.append(...rows.flatMap((row) => [row, followers.get(row)].filter(Boolean)));
      };
    });
  }

  const sizes = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      const fits = box.scrollWidth <= box.clientWidth;
      box.classList.toggle("ou-fits", fits);
      const scrolls = !fits || box.scrollHeight > box.clientHeight;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
      box.setAttribute("role", scrolls ? "region" : "group");
    }
  });
  for (const box of document.querySelectorAll(".ou-scroll")) {
    sizes.observe(box);
    openAtAnswer(box);
  }

  // A table that is broader than the screen opens where its answer is, beside the label that stays; a link to a cell decides itself.
  function openAtAnswer(box) {
    const answer = box.querySelector("thead .ou-first");
    if (!answer || location.hash) return;
    const stays = box.querySelector("thead th");
    box.scrollLeft = answer.offsetLeft - (getComputedStyle(stays).left === "auto" ? 0 : stays.offsetWidth);
  }

  // Where a source is shown, the address of its row or cell can be copied.
  function offerLink() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const close = target?.closest?.("tr")?.nextElementSibling?.querySelector(".ou-told ~ p:last-child");
    if (!close || !navigator.clipboard || close.querySelector("button")) return;
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.textContent = "Kopiera länken hit";
    said.setAttribute("role", "status");
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        said.textContent = "Kopierad";
      } catch {
        said.textContent = "Det gick inte. Kopiera adressen högst upp i webbläsaren.";
      }
    };
    close.classList.add("ou-copy");
    close.prepend(button, " ", said, " ");
  }
  addEventListener("hashchange", offerLink);
  offerLink();

  // Paper is light whatever the screen is; CSS alone can't know that the charts' dark colours are not wanted.
  let unfolded = [];
  let scheme = "";
  addEventListener("beforeprint", () => {
    scheme = document.body.dataset.mdColorScheme;
    document.body.dataset.mdColorScheme = "default";
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const fold of unfolded) fold.open = true;
    const address = document.querySelector(".ou-address");
    if (address && !address.textContent) address.textContent = location.href.split("#")[0];
  });
  addEventListener("afterprint", () => {
    document.body.dataset.mdColorScheme = scheme;
    for (const fold of unfolded) fold.open = false;
  });
})();
