// Holds pages against HTML's standard, with html-validate.
//
//   node html.js FILE …
//
// Prints JSON: the rules and messages, by page.
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const validator = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ["html-validate:standard"] }));
const faults = {};
for (const path of process.argv.slice(2)) {
  const { results } = await validator.validateFile(path);
  for (const { messages } of results) faults[path] = messages.map((one) => [one.ruleId, one.message]);
}
console.log(JSON.stringify(faults));
