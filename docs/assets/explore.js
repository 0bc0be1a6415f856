// The page where a reader chooses what to put beside each other. The choice is the address; the figures and the rules come
// from the API, one file for each subject. Nothing from there, nor from the address, is ever read as HTML.
import { judge, part } from "./comparability.js";
import { colourOf, drawChart } from "./explore-chart.js";
import { CHOICES, describe, endOf, findPage, format, isDivisible, namePeriod, namePlace, nameSeries, readFigures, settle, show } from "./explore-figures.js";
import { formatCsv, formatExcelCsv, formatWorkbook } from "./explore-files.js";

const site = new URL("../", import.meta.url), api = new URL("api/v1/", site);
const room = document.querySelector(".ou-explore");
const form = room.querySelector("form"), result = room.querySelector(".ou-explore-result");
const status = room.querySelector(".ou-explore-status");
const PATIENCE = 20000; // ms before a file that doesn't come is given up
const MOST_SERIES = 16, LEGENDS = { kommun: "Kommun", namnd: "Nämnd", matt: "Mått", kon: "Kön", alder: "Ålder", period: "Period" };
const files = new Map();
let known, turn = 0, shown;

function fetchRecords(path) {
  if (!files.has(path)) {
    const coming = fetch(new URL(path, api), { signal: AbortSignal.timeout(PATIENCE) }).then(answer => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    });
    coming.catch(() => files.delete(path));
    files.set(path, coming);
  }
  return files.get(path);
}

async function load() {
  const [listed, rules] = await Promise.all([fetchRecords("explore.json"), fetchRecords("comparability.json")]);
  const { subjects, names } = listed.records[0];
  known = { names, rules: rules.records, facts: rules.about.facts, subjects: new Map(subjects.map(one => [one.subject, one])) };
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  const asked = Object.fromEntries(Object.keys(CHOICES).map(name => [name, query.getAll(name)]));
  return { ...asked, vad: query.getAll("vad").filter(Boolean).slice(0, 2), per: query.get("per") === "invanare", embedded: query.has("inbaddad") };
}

function writeAddress(asked) {
  const query = new URLSearchParams(asked.vad.map(one => ["vad", one]));
  for (const name of Object.keys(CHOICES)) for (const one of asked[name] ?? []) query.append(name, one);
  if (asked.per) query.set("per", "invanare");
  return query.size ? `?${query}` : location.pathname;
}

async function update() {
  const mine = ++turn, asked = readAddress();
  document.documentElement.classList.toggle("ou-embedded", asked.embedded);
  say("Hämtar siffror …");
  try {
    if (!known) await load();
    const found = asked.vad.filter(one => known.subjects.has(one));
    const records = await Promise.all(found.map(one => fetchRecords(`explore/${one}.json`)));
    if (mine !== turn) return;
    fillSubjects(found);
    form.hidden = false;
    const figures = records.flatMap(one => readFigures(one.records[0], known.facts));
    present(figures, asked, asked.vad.filter(one => !known.subjects.has(one)));
  } catch (error) {
    if (mine !== turn) return;
    fail(error);
  }
  room.classList.add("ou-explore--told");
}

function fail(error) {
  console.warn(error);
  result.replaceChildren(add(make("p"), make("button", { type: "button", id: "ou-again" }, "Försök igen")));
  result.querySelector("button").addEventListener("click", update);
  say("Siffrorna gick inte att hämta. Kontrollera anslutningen och försök igen.");
}

function present(figures, asked, missing) {
  const strange = missing.map(one => `«${one.slice(0, 60)}»`);
  if (!figures.length) {
    offerChoices({}, false, false);
    result.replaceChildren();
    shown = undefined;
    return say(strange.length ? `Adressen frågar efter ${strange.join(" och ")}, som inte finns. Välj en siffra i listan.` : "Välj en siffra i listan, så visas den här.");
  }
  const { choices, left } = settle(figures, asked);
  const divisible = figures.some(one => one.facts.grows === "yes"), per = asked.per && divisible;
  const kept = per ? left.filter(isDivisible) : left;
  for (const one of kept) Object.assign(one, show(one, per, known.names), { facts: { ...one.facts, per: per && one.facts.grows === "yes" ? "inhabitant" : "" } });
  offerChoices(choices, divisible, per);
  strange.push(...Object.values(choices).flatMap(one => one.unknown).map(one => `«${one.slice(0, 60)}»`));
  showFigures(kept, left.length - kept.length, strange);
}

function showFigures(figures, lacking, strange) {
  const name = nameSeries(figures, known.names);
  for (const one of figures) Object.assign(one, { series: name(one), when: namePeriod(one.facts.period), end: endOf(one.facts.period), era: one.facts.era, uncertain: one.facts.uncertain === "yes" });
  format(figures);
  figures.sort((one, other) => one.series.localeCompare(other.series, "sv") || one.end - other.end);
  const found = judge(figures.map(one => one.facts), known.rules);
  const title = [...new Set(figures.map(one => one.subject))].join(" och ");
  shown = { figures, found, title };
  result.replaceChildren(...[
    make("h2", { id: "svar", class: "ou-explore-title" }, title),
    showVerdict(found.verdict),
    showReasons(found.rules),
    ...drawGroups(figures, title),
    ...buildTables(figures),
    showUse(title, found),
    showSource(),
  ].filter(Boolean));
  const notes = [`Visar ${figures.length} ${figures.length === 1 ? "siffra" : "siffror"}. ${known.names.verdicts[found.verdict]}.`];
  if (lacking) notes.push(`${lacking} saknar folkmängd och är utelämnade.`);
  if (strange.length) notes.push(`Adressen har val som inte finns här: ${strange.join(", ")}.`);
  say(notes.join(" "));
  document.title = `${title} – Utforska – Öppen uppföljning`;
}

function showVerdict(verdict) {
  return add(make("p", { class: `ou-verdict ou-verdict--${verdict}` }), make("span", {}, known.names.verdicts[verdict]));
}

function showReasons(rules) {
  if (!rules.length) return null;
  const list = make("dl", { class: "ou-reasons" });
  for (const reason of new Set(rules.map(rule => rule.reason_title))) {
    const told = rules.filter(rule => rule.reason_title === reason).map(rule => make("dd", {}, rule.text));
    list.append(add(make("div"), make("dt", {}, reason), ...told));
  }
  return list;
}

function drawGroups(figures, title) {
  const groups = part(figures, known.rules);
  return groups.flatMap((group, place) => {
    const box = make("figure", { class: "ou-chart ou-explore-chart" });
    const caption = groups.length > 1 ? `${describe(group, known.names)}. Visas för sig: kan inte jämföras med de andra.` : describe(group, known.names);
    box.append(make("figcaption", {}, caption));
    const series = [...new Set(group.map(one => one.series))];
    if (series.length > MOST_SERIES) return [add(box, make("p", {}, "För många serier för ett diagram. Välj färre, eller läs tabellen."))];
    const width = Math.max(260, Math.min(room.clientWidth - 40, 900));
    const lines = new Set(group.map(one => one.end)).size > 1;
    if (lines && series.length > 1) box.append(buildLegend(series));
    box.append(drawChart(group, `${title}. ${caption}`, width));
    return [box];
  });
}

function buildLegend(series) {
  const list = make("ul", { class: "ou-explore-legend" });
  series.forEach((name, place) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of Object.entries({ width: 18, height: 10, "aria-hidden": "true", class: "ou-explore-key" })) line.setAttribute(key, value);
    const mark = document.createElementNS(line.namespaceURI, "rect");
    for (const [key, value] of Object.entries({ y: 3, width: 18, height: 4, fill: colourOf(place) })) mark.setAttribute(key, value);
    line.append(mark);
    list.append(add(make("li"), line, document.createTextNode(name)));
  });
  return list;
}

// One table for each unit: rows are series, columns are periods, and each figure leads to its place in the report.
function buildTables(figures) {
  const units = [...new Set(figures.map(one => one.unit))];
  return units.map(unit => buildTable(figures.filter(one => one.unit === unit), unit));
}

function buildTable(figures, unit) {
  const times = [...new Map([...figures].sort((one, other) => one.end - other.end).map(one => [one.when, one])).keys()];
  const table = make("table", { class: "ou-table" });
  table.append(make("caption", {}, `${unit ? `${unit[0].toUpperCase()}${unit.slice(1)}. ` : ""}Varje siffra leder till sin rad i rapporten.`));
  const head = make("tr");
  head.append(make("th", { scope: "col" }, "Serie"), ...times.map(one => make("th", { scope: "col", class: "ou-num" }, one)));
  const body = make("tbody");
  for (const series of new Set(figures.map(one => one.series))) {
    const row = add(make("tr"), make("th", { scope: "row" }, series));
    for (const time of times) {
      const cell = make("td", { class: "ou-num" }), own = figures.filter(one => one.series === series && one.when === time);
      own.forEach((one, place) => {
        if (place) cell.append(" · ");
        const link = make("a", { href: new URL(findPage(one.address), site).href }, one.plain);
        if (one.uncertain) link.append(" (osäker)");
        cell.append(link);
      });
      if (!own.length) cell.textContent = "–";
      row.append(cell);
    }
    body.append(row);
  }
  table.append(add(make("thead"), head), body);
  return add(make("div", { class: "ou-scroll", tabindex: 0, role: "region", "aria-label": unit ? `Tabell: ${unit}` : "Tabell" }), table);
}

// Below an embedded chart: whose it is, and the way to the choice itself.
function showSource() {
  const address = new URL(location.href);
  address.searchParams.delete("inbaddad");
  return add(make("p", { class: "ou-explore-source" }), make("a", { href: address.href, target: "_top" }, "Öppen uppföljning"), ". Siffror ur nämndernas egna rapporter.");
}

function listRows() {
  const { names } = known;
  const head = ["Siffra", "Kommun", "Nämnd", "Mått", "Period", "Kön", "Ålder", "Värde", "Enhet", "Osäker", "Rapport/tabell/rad/kolumn", "Källrad"];
  const rows = shown.figures.map(one => [one.subject, names.municipalities[one.facts.municipality], names.bodies[one.facts.body], names.measures[one.measure], one.facts.period, names.sexes[one.facts.sex], one.facts.age, Number(one.value.toPrecision(12)), one.unit, one.uncertain ? "ja" : "", one.address, String(one.line)]);
  return [head, ...rows];
}

function listAbout(title, found) {
  return [["Innehåll", title], ["Omdöme", known.names.verdicts[found.verdict]], ...found.rules.map(rule => [rule.reason_title, rule.text]), ["Källa", cite(title, found)], ["Licens", "CC0 1.0"]];
}

function cite(title, found) {
  const reports = [...new Set(shown.figures.map(one => one.address.split("/")[0]))];
  return `Öppen uppföljning: ${title}. ${known.names.verdicts[found.verdict]}. Siffror ur ${reports.join(", ")}. ${location.href.replace(/#.*/, "")} (hämtat ${new Date().toLocaleDateString("sv-SE")})`;
}

function showUse(title, found) {
  const box = make("section", { class: "ou-explore-use", "aria-labelledby": "anvand" });
  box.append(make("h2", { id: "anvand" }, "Hämta och använd"));
  const files = make("p", { class: "ou-explore-files" });
  const offers = [
    ["Excel (xlsx)", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", () => formatWorkbook([{ name: "Siffror", rows: listRows() }, { name: "Om siffrorna", rows: listAbout(title, found) }])],
    ["CSV för svenska Excel", "csv", "text/csv", () => formatExcelCsv(listRows())],
    ["CSV", "csv", "text/csv", () => formatCsv(listRows())],
  ];
  for (const [name, ending, type, build] of offers) {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", () => save(new Blob([build()], { type }), ending));
    files.append(button, " ");
  }
  box.append(files, offerText("Citera", cite(title, found)), offerText("Bädda in", embed(title)), offerText("Dela", location.href));
  return box;
}

function embed(title) {
  const address = new URL(location.href);
  address.searchParams.set("inbaddad", "1");
  const quoted = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${quoted(address.href)}" title="${quoted(title)}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}

function offerText(name, text) {
  const field = make("textarea", { readonly: "", rows: 3, "aria-label": name });
  field.value = text;
  field.addEventListener("focus", () => field.select());
  const copy = make("button", { type: "button" }, "Kopiera");
  copy.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(text);
      say(`${name}: kopierat.`);
    } catch {
      say("Texten är markerad. Kopiera den med tangentbordet.");
    }
  });
  return add(make("details", { class: "ou-save" }), make("summary", {}, name), field, add(make("p", { class: "ou-copy" }), copy));
}

function save(blob, ending) {
  const link = make("a", { href: URL.createObjectURL(blob), download: `${readAddress().vad.join("_")}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function fillSubjects(chosen) {
  const { verksamhet, vad, vad2 } = form.elements, { names, subjects } = known;
  if (!verksamhet.dataset.filled) {
    verksamhet.append(new Option("Alla", ""), ...Object.entries(names.services).map(([code, title]) => new Option(title, code)));
    verksamhet.dataset.filled = "yes";
  }
  const within = [...subjects.values()].filter(one => !verksamhet.value || one.service === verksamhet.value || chosen.includes(one.subject));
  const options = () => within.map(one => new Option(`${one.title} (${one.figures})`, one.subject));
  for (const [field, first, place] of [[vad, "Välj …", 0], [vad2, "Inget mer", 1]]) {
    field.replaceChildren(new Option(first, ""), ...options());
    field.value = chosen[place] ?? "";
  }
  vad2.disabled = !chosen.length;
}

function offerChoices(choices, divisible, per) {
  const names = { kommun: known.names.municipalities, matt: known.names.measures, kon: known.names.sexes, alder: { alla: "Alla åldrar" } };
  const name = (kind, code) => names[kind]?.[code] ?? (kind === "namnd" ? known.names.bodies[code.replace("-", "/")] : kind === "period" ? namePeriod(code) : code);
  const box = form.querySelector(".ou-explore-choices"), active = document.activeElement?.id;
  box.replaceChildren(...Object.entries(choices).filter(([, one]) => one.offered.length > 1).map(([kind, one]) => {
    const group = add(make("fieldset"), make("legend", {}, LEGENDS[kind]));
    const order = { period: endOf, kon: code => Object.keys(known.names.sexes).indexOf(code) }[kind] ?? (() => 0);
    const sorted = [...one.offered].sort((a, b) => order(a) - order(b));
    for (const code of sorted) group.append(tick(kind, code, name(kind, code), one.chosen.includes(code)));
    return group;
  }));
  if (divisible) box.append(add(make("fieldset"), make("legend", {}, "Räknat"), tick("per", "invanare", "Per invånare", per)));
  if (active) document.getElementById(active)?.focus();
}

function tick(kind, code, text, checked) {
  const id = `val-${kind}-${code}`.replace(/[^\w-]/g, "_");
  const field = make("input", { type: "checkbox", id, name: kind, value: code });
  field.checked = checked;
  return add(make("label", { for: id }), field, document.createTextNode(` ${text}`));
}

function readForm(changed) {
  const asked = Object.fromEntries(Object.keys(CHOICES).map(name => [name, [...form.querySelectorAll(`input[name="${name}"]:checked`)].map(one => one.value)]));
  const vad = [form.elements.vad.value, form.elements.vad2.value].filter(Boolean);
  if (changed.name === "vad" || changed.name === "vad2") return { vad }; // another subject has other places and times
  return { ...asked, vad, per: Boolean(form.querySelector('input[name="per"]:checked')) };
}

function say(text) {
  status.textContent = text;
}

function make(tag, attributes = {}, text = "") {
  const element = document.createElement(tag);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text) element.textContent = text;
  return element;
}

function add(parent, ...children) {
  parent.append(...children);
  return parent;
}

form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("change", event => {
  if (event.target.name === "verksamhet") return fillSubjects(readAddress().vad);
  history.pushState(null, "", writeAddress(readForm(event.target)));
  update();
});
addEventListener("popstate", update);
update();
