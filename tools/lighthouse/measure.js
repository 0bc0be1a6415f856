// Lighthouse on some kinds of pages of the built site, against budgets that are ratios: how much longer a page takes
// than one with nothing on it, from the same server on the same computer just before. So a slow computer is no fault.
// The speed index has no budget: it is seen, not computed, and follows what else the computer does.
//
//   node measure.js SITE        SITE is the built site's folder; CHROME_PATH names the browser
//
// Prints a line for each page and exits with 1 when a budget is exceeded.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const PAGES = [
  "",
  "kommuner/botkyrka/avun/2023-delar-2/",
  "kommuner/botkyrka/avun/2023-delar-2/operating_result/",
  "jamfor/vuxenutbildning-nettokostnad/",
  "granskning/",
  "data/",
  "om/lagg-till-rapport/",
];
const BARE = "tom";
// Times against those of the bare page, and what is absolute: the scores of what doesn't depend on speed, and movement.
const RATIOS = { "first-contentful-paint": 4, "largest-contentful-paint": 5 };
const WHOLE = ["accessibility", "best-practices", "seo"];
const MOST_SHIFT = 0.1;
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain",
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const site = process.argv[2];
const server = createServer((request, response) => {
  const address = decodeURI(new URL(request.url, "http://localhost").pathname);
  let path = join(site, normalize(address));
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  const bare = '<!doctype html><html lang="sv"><title>Tom</title><p>Text';
  const body = address === `/${BARE}` ? bare : existsSync(path) ? readFileSync(path) : null;
  const type = address === `/${BARE}` ? TYPES[".html"] : TYPES[extname(path)] ?? "application/octet-stream";
  response.writeHead(body === null ? 404 : 200, { "Content-Type": type, "Content-Encoding": "gzip" });
  response.end(gzipSync(body ?? ""));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const chrome = await launch({ chromeFlags: FLAGS });
const measure = async (page) => {
  const address = `http://127.0.0.1:${server.address().port}/${page}`;
  const settings = { port: chrome.port, onlyCategories: ["performance", ...WHOLE], logLevel: "error" };
  return (await lighthouse(address, settings)).lhr;
};
let exceeded = 0;
try {
  for (const page of PAGES) {
    const bare = await measure(BARE);
    const found = await measure(page);
    const faults = WHOLE.filter((name) => found.categories[name].score !== 1).map((name) => `${name} is not whole`);
    const said = Object.entries(RATIOS).map(([name, most]) => {
      const ratio = found.audits[name].numericValue / bare.audits[name].numericValue;
      if (!(ratio <= most)) faults.push(`${name} is over ${most}`);
      return `${name} ${ratio.toFixed(1)}`;
    });
    const shift = found.audits["cumulative-layout-shift"].numericValue;
    if (!(shift <= MOST_SHIFT)) faults.push(`layout shift is over ${MOST_SHIFT}`);
    exceeded += faults.length;
    const score = Math.round(found.categories.performance.score * 100);
    console.log(`/${page}: ${said.join(", ")}, shift ${shift.toFixed(2)}, performance ${score}`, faults.join("; "));
  }
} finally {
  await chrome.kill();
  server.close();
}
process.exitCode = exceeded ? 1 : 0;
