// The published figures of a subject as objects, what a choice leaves of them, and what they are called.
const YEAR = 12;
export const CHOICES = {
  kommun: one => one.facts.municipality,
  namnd: one => one.facts.body.replace("/", "-"),
  matt: one => one.measure,
  kon: one => one.facts.sex,
  alder: one => one.facts.age || "alla",
  period: one => one.facts.period || "projekt",
};
const number = (digits, least = 0) => new Intl.NumberFormat("sv-SE", { maximumFractionDigits: digits, minimumFractionDigits: least });
const MONTHS = "jan feb mars april maj juni juli aug sep okt nov dec".split(" ");

// The figures of a file of the API: columns, and what all of them share.
export function readFigures(record, factNames) {
  return record.rows.map(row => {
    const all = { ...record.shared, ...Object.fromEntries(record.columns.map((name, place) => [name, row[place]])) };
    const facts = Object.fromEntries(factNames.map(name => [name, all[name]]));
    return { ...all, facts, subject: record.title };
  });
}

// What there is to choose between, in the figures' order, and which of it is chosen: what is asked for, or a sound beginning.
export function settle(figures, asked) {
  let left = figures;
  const settled = {};
  for (const [name, read] of Object.entries(CHOICES)) {
    const offered = [...new Set(left.map(read))];
    const wanted = offered.filter(one => asked[name]?.includes(one));
    const chosen = wanted.length ? wanted : begin(name, offered, left);
    const unknown = (asked[name] ?? []).filter(one => !figures.some(figure => read(figure) === one));
    settled[name] = { offered, chosen, unknown };
    left = left.filter(one => chosen.includes(read(one)));
  }
  return { choices: settled, left };
}

const MOST_PLACES = 8;

function begin(name, offered, figures) {
  if (name === "kommun") return offered.slice(0, MOST_PLACES);
  if (name === "kon" && offered.includes("total")) return ["total"];
  if (name === "alder" && offered.includes("alla")) return ["alla"];
  if (name === "matt") {
    const happened = [...new Set(figures.filter(one => one.facts.stage === "actual").map(one => one.measure))];
    return happened.length ? happened : offered.slice(0, 1);
  }
  if (name === "period" && figures.some(one => one.facts.adds === "yes")) { // what adds up is compared over as long a time
    const count = length => figures.filter(one => one.facts.length === length).length;
    const lengths = [...new Set(figures.map(one => one.facts.length))];
    const most = lengths.sort((one, other) => count(other) - count(one) || parseInt(other, 10) - parseInt(one, 10))[0];
    return [...new Set(figures.filter(one => one.facts.length === most).map(one => CHOICES.period(one)))];
  }
  return offered;
}

// What a figure shows: costs without minus, money in millions, or for each inhabitant.
export function show(figure, per, names) {
  const { facts } = figure;
  const sign = facts.flow === "cost" && facts.measured === "level" ? -1 : 1;
  const divided = per && facts.grows === "yes";
  const base = divided ? figure.value / figure.population : figure.value;
  const millions = facts.thing === "money" && !divided;
  const value = sign * (millions ? base / 1e6 : base) || 0;
  const unit = nameUnit(figure, millions, divided, names);
  return { value, unit, digits: millions ? 1 : divided && facts.thing === "money" ? 0 : countDecimals(value) };
}

const MOST_DECIMALS = 2;

function countDecimals(value) {
  return Math.min((String(Number(value.toPrecision(12))).split(".")[1] ?? "").length, MOST_DECIMALS);
}

// The figures with the same unit get the same number of decimals: «6,0» beside «7,1».
export function format(figures) {
  for (const one of figures) {
    const digits = Math.max(...figures.filter(other => other.unit === one.unit).map(other => other.digits));
    one.plain = number(digits, digits).format(one.value);
    one.shown = one.unit ? `${one.plain} ${one.unit}` : one.plain;
  }
}

function nameUnit({ facts, unit }, millions, divided, names) {
  if (millions) return "mnkr";
  if (facts.thing === "money") return divided ? "kr per invånare" : "kr";
  const name = facts.thing === "money_per" || unit.startsWith("tkr") ? (names.units[unit] ?? "").replace(/^tkr/, "kr") : names.units[unit] ?? "";
  return divided ? `${name} per invånare`.trim() : name;
}

// Whether a figure can be divided: without a population it is left out, and that is said.
export const isDivisible = figure => figure.facts.grows !== "yes" || figure.population > 0;

// «2022», «jan–aug 2023», «31 mars 2023»; null is a project of several years.
export function namePeriod(period) {
  const [, from, to, until, month, day] = /^(?:(\d{4}(?:-\d\d)?)(?:\/(\d{4}-\d\d))?|(\d{4})-(\d\d)-(\d\d))$/.exec(period) ?? [];
  if (day) return `${Number(day)} ${MONTHS[month - 1]} ${until}`;
  if (!from) return "hela projektet";
  const [year, first] = from.split("-"), [last, end] = (to ?? "").split("-");
  if (!first) return year;
  if (!to) return `${MONTHS[first - 1]} ${year}`;
  return year === last ? `${MONTHS[first - 1]}–${MONTHS[end - 1]} ${year}` : `${MONTHS[first - 1]} ${year}–${MONTHS[end - 1]} ${last}`;
}

// When a period ends, in months.
export function endOf(period) {
  const [year, month = "12", day] = (period.split("/").at(-1) || "0-01").split("-");
  return Number(year) * YEAR + Number(month) - (day ? 1 - Number(day) / 31 : 0);
}

// What tells series apart, of what differs among the figures; and the same for one figure.
export function nameSeries(figures, names) {
  const parts = [
    one => one.subject,
    one => namePlace(one, names),
    one => names.measures[one.measure],
    one => names.sexes[one.facts.sex].toLowerCase(),
    one => one.facts.age,
  ];
  const differing = parts.filter(part => new Set(figures.map(part)).size > 1);
  const used = differing.length ? differing : parts.slice(1, 2);
  return one => used.map(part => part(one)).filter(Boolean).join(", ");
}

// What all of some figures have in common, to stand above their chart: place, measure and unit.
export function describe(figures, names) {
  const ends = [...figures].sort((one, other) => one.end - other.end);
  const span = ends[0].when === ends.at(-1).when ? ends[0].when : `${ends[0].when} till ${ends.at(-1).when}`;
  const parts = [one => one.unit, one => names.measures[one.measure].toLowerCase(), one => namePlace(one, names), () => span];
  const shared = parts.filter(part => new Set(figures.map(part)).size === 1).map(part => part(figures[0])).filter(Boolean);
  const text = shared.join(", ");
  return text[0].toUpperCase() + text.slice(1);
}

export function namePlace({ facts }, names) {
  const body = names.bodies[facts.body];
  return facts.municipality === facts.place ? body : `${names.municipalities[facts.municipality]} enligt ${body}`;
}

// Where a figure stands on the site: its row and column in the table's page.
export function findPage(address) {
  const [report, table, row, column] = address.split("/");
  const [, municipality, committee, period] = /^(.+?)-([a-z0-9_]+)-([0-9]{4}(?:-.+)?)$/.exec(report);
  return `kommuner/${municipality}/${committee}/${period}/${table}/#rad-${row}--${column}`;
}
