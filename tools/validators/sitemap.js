// Holds a sitemap against sitemaps.org's own XML Schema, with libxml2.
//
//   node sitemap.js FILE
//
// Prints JSON: what is wrong.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { validateXML } from "xmllint-wasm";

const library = dirname(createRequire(import.meta.url).resolve("sitemap/package.json"));
const read = (path, name) => ({ fileName: name, contents: readFileSync(path, "utf8") });
const result = await validateXML({
  xml: [read(process.argv[2], "sitemap.xml")],
  schema: [read(join(library, "schema", "sitemap.xsd"), "sitemap.xsd")],
});
console.log(JSON.stringify(result.errors.map((one) => one.message)));
