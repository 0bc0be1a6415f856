// Reads JSON-stat with its author's own library.
//
//   node json-stat.js FILE...
//
// Prints JSON, by file: the class, the label, and of a dataset its dimensions with their roles and units, and every cell
// that has a value or a status: the codes of its categories, the value, the status. Of a collection, what it lists.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const JSONstat = createRequire(import.meta.url)("jsonstat-toolkit");

const readDimension = (dataset, code) => {
  const dimension = dataset.Dimension(code);
  const categories = dimension.id.map((one) => [one, dimension.Category(one)]);
  return {
    role: dimension.role,
    label: dimension.label,
    categories: Object.fromEntries(categories.map(([one, category]) => [one, category.label])),
    units: Object.fromEntries(categories.flatMap(([one, category]) => (category.unit ? [[one, category.unit.label]] : []))),
  };
};

const readDataset = (dataset) => {
  const dimensions = dataset.id.map((code) => [code, readDimension(dataset, code)]);
  const codes = dimensions.map(([, dimension]) => Object.keys(dimension.categories));
  const cells = [];
  for (let index = 0; index < dataset.n; index += 1) {
    const data = dataset.Data(index);
    if (data.value === null && data.status === null) continue;
    let rest = index;
    const place = [...codes].reverse().map((found) => {
      const code = found[rest % found.length];
      rest = Math.floor(rest / found.length);
      return code;
    });
    cells.push([place.reverse(), data.value, data.status]);
  }
  return { dimensions: Object.fromEntries(dimensions), order: dataset.id, size: dataset.size, cells };
};

const read = (path) => {
  const found = JSONstat(JSON.parse(readFileSync(path, "utf8")));
  const told = { class: found.class, label: found.label };
  if (found.class === "collection") {
    return { ...told, items: found.link.item.map((one) => [one.class, one.href, one.label]) };
  }
  return { ...told, ...readDataset(found) };
};

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]))));
