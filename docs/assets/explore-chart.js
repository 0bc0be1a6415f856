// A plain chart of figures that may stand together: lines over true time, or bars where each series has one time.
const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["#12436D", "#F46A25", "#28A197", "#801650"]; // those of the drawn charts; charts-dark.css turns them
const TEXT = "#1B1B1D", AXIS = "#595959", GRID = "#E3E3E6", ZERO = "#4A4A4D";
const SHAPES = 4, BAR = 22, GAP = 10, LABEL = 16;

// figures: {series, when, end, value, shown, to}; returns an svg element with a description of its own.
export function drawChart(figures, title, width) {
  const series = [...new Set(figures.map(one => one.series))];
  const times = new Set(figures.map(one => one.end));
  return times.size > 1 ? drawLines(figures, series, title, width) : drawBars(figures, title, width);
}

export const colourOf = place => COLOURS[place % COLOURS.length];
const shapeOf = place => Math.floor(place / COLOURS.length) % SHAPES; // twice the same colour has another shape

function make(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = text;
  return element;
}

function frame(width, height, title) {
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": title });
  svg.append(make("title", {}, title));
  return svg;
}

const write = (x, y, text, more = {}) => make("text", { x, y, "font-size": 13, fill: AXIS, ...more }, text);

// Round numbers that hold the values and zero.
export function chooseTicks(low, high) {
  const [first, last] = [Math.min(0, low), Math.max(0, high)];
  const rough = (last - first || 1) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(one => one * power).find(one => one >= rough * 0.999);
  const begin = Math.floor(first / step + 1e-9), end = Math.ceil(last / step - 1e-9);
  const ticks = Array.from({ length: Math.max(end - begin, 1) + 1 }, (_, place) => Number(((begin + place) * step).toPrecision(12)));
  return ticks;
}

const plain = new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 4 });

function drawLines(figures, series, title, width) {
  const height = Math.max(220, Math.min(340, width * 0.55)), top = 14, bottom = 30;
  const ticks = chooseTicks(Math.min(...figures.map(one => one.value)), Math.max(...figures.map(one => one.value)));
  const left = 14 + 8 * Math.max(...ticks.map(one => plain.format(one).length)), right = 28;
  const ends = figures.map(one => one.end), first = Math.min(...ends), last = Math.max(...ends);
  const x = end => left + 12 + (end - first) / (last - first) * (width - left - right - 12);
  const y = value => top + (ticks.at(-1) - value) / (ticks.at(-1) - ticks[0]) * (height - top - bottom);
  const svg = frame(width, height, title);
  for (const tick of ticks) {
    svg.append(make("line", { x1: left, x2: width - 8, y1: y(tick), y2: y(tick), stroke: tick ? GRID : ZERO }));
    svg.append(write(left - 8, y(tick) + 4, plain.format(tick), { "text-anchor": "end" }));
  }
  let free = -Infinity; // a label that would stand on the one before is left out
  for (const [end, name] of new Map([...figures].sort((one, other) => one.end - other.end).map(one => [one.end, one.when]))) {
    const half = name.length * 3.7, place = Math.min(Math.max(x(end), half), width - half);
    if (place - half < free) continue;
    svg.append(write(place, height - 8, name, { "text-anchor": "middle" }));
    free = place + half + 8;
  }
  series.forEach((name, place) => {
    const points = figures.filter(one => one.series === name).sort((one, other) => one.end - other.end);
    for (const [from, to] of points.slice(1).map((point, before) => [points[before], point])) {
      const broken = to.end - from.end > 12 || from.era !== to.era; // a year that is missing, or where the series breaks
      if (!broken) svg.append(make("line", { x1: x(from.end), y1: y(from.value), x2: x(to.end), y2: y(to.value), stroke: colourOf(place), "stroke-width": 2 }));
    }
    for (const point of points) svg.append(drawMark(x(point.end), y(point.value), place, point));
  });
  return svg;
}

function drawMark(x, y, place, point) {
  const fill = point.uncertain ? "#FFFFFF" : colourOf(place), more = { fill, stroke: colourOf(place), "stroke-width": 2 };
  const shapes = [
    () => make("circle", { cx: x, cy: y, r: 5, ...more }),
    () => make("path", { d: `M${x} ${y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z`, ...more }),
    () => make("rect", { x: x - 5, y: y - 5, width: 10, height: 10, ...more }),
    () => make("path", { d: `M${x} ${y - 6}l6.5 11h-13z`, ...more }),
  ];
  const mark = shapes[shapeOf(place)]();
  mark.append(make("title", {}, `${point.series}, ${point.when}: ${point.shown}`));
  return mark;
}

function drawBars(figures, title, width) {
  const ticks = chooseTicks(Math.min(...figures.map(one => one.value)), Math.max(...figures.map(one => one.value)));
  const room = 9 * Math.max(...figures.map(one => one.shown.length));
  const height = figures.length * (LABEL + BAR + GAP) + 8, low = ticks[0] < 0 ? room : 4;
  const x = value => low + (value - ticks[0]) / (ticks.at(-1) - ticks[0]) * (width - low - room);
  const svg = frame(width, height, title);
  const most = Math.floor(width / 7.2);
  figures.forEach((one, place) => {
    const y = place * (LABEL + BAR + GAP) + 6, end = x(one.value), start = x(0);
    const name = one.series.length > most ? `${one.series.slice(0, most - 1)}…` : one.series;
    svg.append(write(4, y + 10, name, { fill: TEXT }));
    const bar = make("rect", { x: Math.min(start, end), y: y + LABEL, width: Math.max(Math.abs(end - start), 1), height: BAR, fill: colourOf(place), "fill-opacity": one.uncertain ? 0.5 : 1 });
    bar.append(make("title", {}, `${one.series}, ${one.when}: ${one.shown}`));
    svg.append(bar);
    const before = one.value < 0;
    svg.append(write(before ? end - 6 : end + 6, y + LABEL + 16, one.shown, { fill: TEXT, "text-anchor": before ? "end" : "start" }));
  });
  svg.append(make("line", { x1: x(0), x2: x(0), y1: 0, y2: height, stroke: ZERO }));
  return svg;
}
