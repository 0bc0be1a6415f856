// Reads data packages as the JavaScript implementation of Frictionless Data does: the description against its profile,
// every cell by its column's type and constraints, and every foreign key.
//
//   node data-packages.js FILE …    FILE is a datapackage.json
//
// Prints JSON: what is wrong, by package. It knows version 1 of the specification; what version 2 adds it lets be.
import { dirname } from "node:path";
import { readFileSync } from "node:fs";
import datapackage from "datapackage";

const faults = {};
const note = (path, text) => (faults[path] ??= []).push(text);
const tell = (error) => [error.message, ...(error.errors ?? []).map((one) => one.message)].join(" ");

for (const path of process.argv.slice(2)) {
  const description = JSON.parse(readFileSync(path, "utf8"));
  const load = (changed) => datapackage.Package.load(changed, { basePath: dirname(path) });
  const whole = await load(description);
  whole.errors.forEach((error) => note(path, tell(error)));
  for (const resource of whole.resources) {
    if (!resource.tabular) note(path, `${resource.name} is no table`);
    try {
      // Foreign keys come below: it puts what a cell refers to in the cell's place, and then misses it in the next key.
      await resource.read({ relations: false });
    } catch (error) {
      note(path, `${resource.name}: ${tell(error)}`);
    }
    for (const key of resource.descriptor.schema?.foreignKeys ?? []) {
      const one = structuredClone(description);
      one.resources.find((each) => each.name === resource.name).schema.foreignKeys = [key];
      try {
        await (await load(one)).getResource(resource.name).checkRelations();
      } catch (error) {
        note(path, `${resource.name}, ${key.fields}: ${tell(error)}`);
      }
    }
  }
}
console.log(JSON.stringify(faults));
