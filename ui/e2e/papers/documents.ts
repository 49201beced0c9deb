// Documents of every kind that is read, each of them made of the same paragraphs, which stand there as words and not as
// markup. Not here: what the paragraphs say.

/** The file's name and its bytes. */
export type Paper = readonly [name: string, bytes: Buffer];

/** A text for XML: what no XML may hold is left out. */
function xml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function checksum(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** A ZIP archive whose entries are stored as they are. */
function zip(entries: readonly (readonly [string, string])[]): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of entries) {
    const bytes = Buffer.from(text);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt32LE(checksum(bytes), 10);
    fixed.writeUInt32LE(bytes.length, 14);
    fixed.writeUInt32LE(bytes.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), fixed, tail, Buffer.from(name));
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fixed, Buffer.from(name), bytes]);
    parts.push(entry);
    at += entry.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>`;

function docx(title: string, lines: readonly string[]): Buffer {
  const types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const body = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r></w:p>`).join("");
  return zip([
    ["[Content_Types].xml", `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="core.xml"/></Relationships>`],
    ["core.xml", `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(title)}</dc:creator></cp:coreProperties>`],
    ["word/document.xml", `${HEAD}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`],
  ]);
}

function page(title: string, body: string): string {
  return `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${xml(title)}</title><meta name="author" content="${xml(title)}"/></head><body>${body}</body></html>`;
}

function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => `<p>${xml(line)}</p>`).join("\n");
}

function epub(title: string, lines: readonly string[]): Buffer {
  return zip([
    ["mimetype", "application/epub+zip"],
    ["META-INF/container.xml", `${HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`],
    ["book.opf", `${HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">i</dc:identifier><dc:title>${xml(title)}</dc:title><dc:creator>${xml(title)}</dc:creator><dc:language>en</dc:language></metadata><manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="p"/></spine></package>`],
    ["p.xhtml", HEAD + page(title, paragraphs(lines))],
  ]);
}

/** A PDF of plain lines; what its one font has no letter for is a question mark. */
function pdf(title: string, lines: readonly string[]): Buffer {
  const shown = (text: string): string => text.replaceAll(/[^\u0020-\u007e]/gu, "?").replaceAll(/[\\()]/gu, "\\$&");
  const wrapped = lines.flatMap((line) => Array.from({ length: Math.ceil(line.length / 90) }, (_, at) => line.slice(at * 90, at * 90 + 90)));
  const sheets = Array.from({ length: Math.ceil(wrapped.length / 45) }, (_, at) => wrapped.slice(at * 45, at * 45 + 45));
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Count ${sheets.length}/Kids[${sheets.map((_, at) => `${5 + at * 2} 0 R`).join(" ")}]>>`, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", `<</Title(${shown(title)})/Author(${shown(title)})>>`];
  for (const [at, sheet] of sheets.entries()) {
    const drawn = `BT /F 9 Tf 14 TL 40 800 Td ${sheet.map((line) => `(${shown(line)}) Tj T*`).join("\n")} ET`;
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${6 + at * 2} 0 R>>`, `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`);
  }
  let out = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n${out.length}\n%%EOF`;
  return Buffer.from(out, "latin1");
}

/** The same paragraphs in every kind. */
export function inEveryKind(title: string, lines: readonly string[]): Paper[] {
  const text = lines.join("\n\n");
  return [
    ["all.txt", Buffer.from(text.replaceAll(/[\u0000-\u0008]/gu, ""))],
    ["all.md", Buffer.from(`# ${title}\n\n${text.replaceAll(/[\u0000-\u0008]/gu, "")}`)],
    ["all.html", Buffer.from(`<!doctype html><meta charset="utf-8">${page(title, `<article><h1>${xml(title)}</h1>${paragraphs(lines)}</article>`)}`)],
    ["all.docx", docx(title, lines)],
    ["all.epub", epub(title, lines)],
    ["all.pdf", pdf(title, lines)],
  ];
}
