// What is shown, as files: CSV for programs, CSV as Swedish Excel wants it, and a workbook. Made in the browser.
const encoder = new TextEncoder();

// Cells that a spreadsheet would take for a formula get a ' before them.
const harmless = cell => (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

function quote(cell, separator) {
  const text = String(cell ?? "");
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function formatCsv(rows) {
  return encoder.encode(rows.map(row => row.map(cell => quote(cell, ",")).join(",")).join("\n") + "\n");
}

export function formatExcelCsv(rows) {
  const swedish = cell => (typeof cell === "number" ? String(cell).replace(".", ",") : harmless(cell));
  return encoder.encode("\ufeff" + rows.map(row => row.map(cell => quote(swedish(cell), ";")).join(";")).join("\r\n") + "\r\n");
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org";
const escape = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
  .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

// A workbook: each sheet is a name and its rows. Texts stand in the cells themselves, and are never formulas.
export function formatWorkbook(sheets) {
  const numbered = sheets.map((sheet, place) => ({ ...sheet, id: place + 1 }));
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered.map(one => `<Override PartName="/xl/worksheets/sheet${one.id}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>${numbered.map(one => `<sheet name="${escape(one.name)}" sheetId="${one.id}" r:id="rId${one.id}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships">${numbered.map(one => `<Relationship Id="rId${one.id}" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${one.id}.xml"/>`).join("")}</Relationships>`,
  };
  for (const one of numbered) parts[`xl/worksheets/sheet${one.id}.xml`] = formatSheet(one.rows);
  return zip(Object.entries(parts).map(([name, text]) => [name, encoder.encode(XML + text)]));
}

function formatSheet(rows) {
  const cell = value => (typeof value === "number"
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escape(String(value ?? ""))}</t></is></c>`);
  return `<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rows.map(row => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  for (let bit = 0; bit < 8; bit++) number = number & 1 ? (number >>> 1) ^ 0xedb88320 : number >>> 1;
  return number >>> 0;
});
const checksum = bytes => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ TABLE[(sum ^ byte) & 255], ~0) >>> 0;

// A zip file whose parts are stored as they are. The time is the format's first: the same choice gives the same bytes.
function zip(files) {
  const bodies = [], directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const shared = [20, 0x800, 0, 0, 33];
    const sizes = [checksum(content), content.length, content.length];
    const title = encoder.encode(name);
    const head = pack([[0x04034b50, 4], ...shared.map(one => [one, 2]), ...sizes.map(one => [one, 4]), [title.length, 2], [0, 2]]);
    directory.push(pack([[0x02014b50, 4], [20, 2], ...shared.map(one => [one, 2]), ...sizes.map(one => [one, 4]), [title.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), title);
    bodies.push(head, title, content);
    offset += head.length + title.length + content.length;
  }
  const length = directory.reduce((sum, one) => sum + one.length, 0);
  const end = pack([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [length, 4], [offset, 4], [0, 2]]);
  return concatenate([...bodies, ...directory, end]);
}

function pack(numbers) {
  const bytes = new Uint8Array(numbers.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let place = 0;
  for (const [number, width] of numbers) {
    if (width === 2) view.setUint16(place, number, true);
    else view.setUint32(place, number, true);
    place += width;
  }
  return bytes;
}

function concatenate(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let place = 0;
  for (const one of parts) {
    bytes.set(one, place);
    place += one.length;
  }
  return bytes;
}
