// The search page. Pagefind and its index are loaded by the first search, and not before.
const site = new URL("../", import.meta.url);
const room = document.querySelector(".ou-search");
const form = document.querySelector(".ou-search-form");
const field = form.elements.q;
const choices = ["kommun", "rapport", "sida"].map(name => form.elements[name]);
const status = document.querySelector(".ou-search-status");
const list = document.querySelector(".ou-hits");
const more = document.querySelector(".ou-search-more");
const PAGE = 10;
const PLACES = new Set(["tr", "dt", "strong"]); // what a hit leads straight to on a page: rows and explained words
const MOST_PLACES = 3;
const SAME = 4; // letters by which words are taken for forms of the same
const ALIKE = 6; // letters that a word must share with one that nobody has written, to be worth showing
const OPTIONS = {
  baseUrl: site.pathname,
  excerptLength: 24,
  noWorker: true, // the index is small: a worker would only be one more file to fetch
  ranking: { pageLength: 0.4, metaWeights: { title: 5, niva1: 15, niva2: 10, niva3: 5, ord: 12, om: 1, plats: 1, sida: 0, urval: 0 } },
};

// Words that nearly every page has, and that say nothing beside the others.
const SMALL = new Set("av de den det en ett för hur i med och om på som till vad var vilka vilken är".split(" "));

let engine, hits = [], shown = 0, turn = 0, timer;

async function load() {
  engine ??= import(new URL("pagefind/pagefind.js", site)).then(async pagefind => {
    await pagefind.options(OPTIONS);
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

async function search() {
  clearTimeout(timer);
  const mine = ++turn, words = field.value.trim();
  remember(words);
  if (!words) return show([], "");
  status.textContent = "Söker …";
  try {
    const pagefind = await load();
    const plain = leaveOutSmall(words);
    const marks = choices.map(one => one.selectedOptions[0].dataset.mark).filter(Boolean);
    const found = (await pagefind.search([plain, ...marks].join(" "))).results;
    const first = await Promise.all(found.slice(0, PAGE).map(one => one.data()));
    const unknown = await findUnknown(plain, pagefind, first);
    const useful = unknown.length < split(plain).length || first.some(one => isAlike(unknown, one));
    const everywhere = marks.length && !found.length ? (await pagefind.search(plain)).results.length : 0;
    if (mine !== turn) return;
    const results = useful ? found : [];
    await show(results, describe(words, results.length, unknown, everywhere));
  } catch (error) {
    engine = undefined;
    if (mine !== turn) return;
    show([], "Sökregistret gick inte att hämta. Listorna nedanför leder också till allt som finns här.");
    console.warn(error);
  }
}

function leaveOutSmall(words) {
  if (words.includes('"')) return words; // a phrase, word for word
  return words.split(/\s+/).filter(word => !SMALL.has(fold(word))).join(" ") || words;
}

// Pagefind takes the longest beginning that it knows of an unknown word, «dag» for «dagis»; the reader should be told.
async function findUnknown(words, pagefind, pages) {
  const unknown = [];
  for (const word of split(words)) {
    const exact = await pagefind.search(`"${word}"`);
    if (!exact.unfilteredResultCount && !matched(pages).some(one => one.startsWith(word))) unknown.push(word);
  }
  return unknown;
}

function matched(pages) {
  return pages.flatMap(one => {
    const text = one.content.split(/\s+/);
    return one.locations.map(place => fold(text[place] ?? "").replace(/^[^\p{L}\p{N}]+/u, ""));
  });
}

function isAlike(unknown, page) {
  return unknown.some(word => matched([page]).some(one => one.slice(0, ALIKE) === word.slice(0, ALIKE) && word.length >= ALIKE));
}

function split(words) {
  return fold(words).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fold(text) {
  return text.toLocaleLowerCase("sv");
}

function describe(words, number, unknown, everywhere) {
  const missing = unknown.map(one => `«${one}»`).join(" eller ");
  if (unknown.length && number) return `Ingen sida har ordet ${missing}. Närmast kommer ${count(number)}.`;
  if (number) return `${count(number)} på «${words}».`;
  if (everywhere) return `Inga träffar på «${words}» med det urvalet, men ${count(everywhere)} utan det.`;
  return `Inga träffar på «${words}». Pröva ett kortare eller vanligare ord, eller börja i listorna nedanför.`;
}

function count(number) {
  return number === 1 ? "1 träff" : `${number} träffar`;
}

async function show(results, text) {
  hits = results;
  shown = 0;
  list.replaceChildren();
  status.textContent = text;
  await showMore();
  room.classList.remove("ou-search--waiting");
}

async function showMore() {
  const mine = turn, part = hits.slice(shown, shown + PAGE), from = shown;
  shown += part.length;
  more.hidden = shown >= hits.length;
  const pages = await Promise.all(part.map(one => one.data()));
  if (mine !== turn) return;
  list.append(...pages.map(draw));
  if (from) list.children[from].querySelector("a").focus();
}

function draw(page) {
  const { places, outside } = findPlaces(page);
  const item = make("li", "ou-hit");
  const heading = make("h2", "ou-hit-title");
  heading.append(makeLink(page.url, page.meta.title));
  item.append(heading, make("p", "ou-meta", [page.meta.sida, page.meta.plats].filter(Boolean).join(" · ")));
  if (outside && page.excerpt) {
    const excerpt = make("p", "ou-hit-text");
    excerpt.innerHTML = page.excerpt; // Pagefind has made the page's text harmless and marked the words
    if (/^[^<«(\p{Lu}]/u.test(page.excerpt)) excerpt.prepend("… ");
    if (!/[.?!]$/.test(page.excerpt)) excerpt.append(" …");
    item.append(excerpt);
  }
  if (places.length) {
    const rows = make("ul", "ou-hit-places");
    rows.append(...places.map(one => {
      const row = make("li");
      row.append(makeLink(`${page.url}#${one.id}`, one.text));
      return row;
    }));
    item.append(rows);
  }
  return item;
}

// The rows of a table, or the words of the glossary, that hold what was searched for; those with most of it first.
function findPlaces(page) {
  const text = page.content.split(/\s+/), places = new Map();
  let outside = !page.locations.length;
  for (const location of page.locations) {
    const number = page.anchors.findLastIndex(one => one.location <= location);
    const anchor = page.anchors[number];
    if (!PLACES.has(anchor?.element)) {
      outside = true;
      continue;
    }
    const words = anchor.text || text.slice(anchor.location, page.anchors[number + 1]?.location).join(" ");
    const place = places.get(words) ?? { id: anchor.id, text: words.replace(/\.$/, ""), found: new Set() };
    place.found.add(fold(text[location] ?? "").slice(0, SAME));
    places.set(words, place);
    outside ||= anchor.element !== "tr"; // what the glossary says of a word is worth reading
  }
  return { outside, places: [...places.values()].sort((a, b) => b.found.size - a.found.size).slice(0, MOST_PLACES) };
}

function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

function makeLink(href, text) {
  const link = make("a", "", text);
  link.href = href;
  return link;
}

function remember(words) {
  const query = new URLSearchParams(words ? { q: words } : {});
  for (const one of choices) if (words && one.value) query.set(one.name, one.value);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  document.title = `${words ? `${words} – ` : ""}${title}`;
}

const title = document.title;
const query = new URLSearchParams(location.search);
for (const one of [field, ...choices]) one.value = query.get(one.name) ?? "";
for (const one of choices) if (one.selectedIndex < 0) one.selectedIndex = 0; // an address with a choice that is gone
form.hidden = false;
status.textContent = ""; // it said that the search needs this script
form.addEventListener("submit", event => {
  event.preventDefault();
  search();
  if (matchMedia("(pointer: coarse)").matches) field.blur(); // the keyboard on the screen covers the hits
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 250);
});
for (const one of choices) one.addEventListener("change", search);
more.addEventListener("click", showMore);
if (field.value) {
  room.classList.add("ou-search--waiting"); // nothing stands where the hits will
  search();
} else field.focus();
