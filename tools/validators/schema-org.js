// Holds structured data against the vocabulary of schema.org as schema-dts states it for TypeScript's compiler, which
// knows every class, its properties and what may stand in them; and reads it as JSON-LD.
//
//   node schema-org.js FILE    FILE is JSON: what the pages say, by page
//
// Prints JSON: what is wrong, by page.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import jsonld from "jsonld";
import ts from "typescript";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCHEMA = "https://schema.org/";
const pages = JSON.parse(readFileSync(process.argv[2], "utf8"));
const faults = {};
const note = (page, text) => (faults[page] ??= []).push(text);

// Its context can't be fetched in tests; these are its words whose values are addresses.
const CONTEXT = { "@vocab": SCHEMA };
for (const word of ["url", "license", "contentUrl", "sameAs"]) CONTEXT[word] = { "@type": "@id" };

const values = {};
for (const [page, text] of Object.entries(pages)) {
  const { "@context": context, ...value } = JSON.parse(text);
  if (context !== SCHEMA) note(page, `@context: ${context}`);
  values[page] = value["@graph"] ?? [value];
  try {
    // "safe" refuses what would be dropped in silence: words that are no terms, addresses that are none.
    const base = `https://exempel.se/${page}`;
    const read = await jsonld.toRDF({ "@context": CONTEXT, ...value }, { base, safe: true });
    if (!read.length) note(page, "says nothing");
  } catch (error) {
    note(page, `${error.message} ${JSON.stringify(error.details ?? {})}`);
  }
}

const name = join(HERE, "pages.ts");
const lines = ['import type { Thing } from "schema-dts";'];
const places = [];
for (const [page, things] of Object.entries(values)) {
  for (const thing of things) {
    places[lines.length] = page;
    lines.push(`export const of${lines.length}: Thing = ${JSON.stringify(thing)};`);
  }
}
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext };
options.moduleResolution = ts.ModuleResolutionKind.Bundler;
const host = ts.createCompilerHost(options);
const { fileExists, readFile } = host;
host.fileExists = (path) => path === name || fileExists(path);
host.readFile = (path) => (path === name ? lines.join("\n") : readFile(path));
const source = host.getSourceFile;
host.getSourceFile = (path, ...rest) =>
  path === name ? ts.createSourceFile(path, lines.join("\n"), ts.ScriptTarget.ES2022) : source(path, ...rest);
for (const found of ts.getPreEmitDiagnostics(ts.createProgram([name], options, host))) {
  const line = found.file?.fileName === name ? found.file.getLineAndCharacterOfPosition(found.start).line : -1;
  note(places[line] ?? "", ts.flattenDiagnosticMessageText(found.messageText, "\n").slice(0, 1000));
}
console.log(JSON.stringify(faults));
