// A picture of the whole display, menu bar and native dialogs included, as Xvfb keeps it in a file.
// Invariant: what is seen is what a person would see. The driver's own screenshots hang on a machine without a
// graphics card, where the application draws without DMA buffers, and they leave out what is not a web page.

import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

/** Where things are in the header of an X window dump: numbers of 32-bit big-endian words. */
const HEADER = { size: 0, width: 4, height: 5, byteOrder: 7, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 };

/** The display as a PNG; `frame` is the file in which Xvfb keeps it. */
export function takePicture(frame: string): Buffer {
  const dump = readFileSync(frame);
  const word = (number: number) => dump.readUInt32BE(number * 4);
  if (word(HEADER.bitsPerPixel) !== 32 || word(HEADER.byteOrder) !== 0) throw new Error(`${frame}: not 32 bits, least byte first`);
  const [width, height, line] = [word(HEADER.width), word(HEADER.height), word(HEADER.bytesPerLine)];
  // Each colour of the (unused) table takes 12 bytes.
  const pixels = dump.subarray(word(HEADER.size) + word(HEADER.colours) * 12);
  const rows = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    to += 1; // The first byte of a PNG row says how it is filtered: not at all.
    for (let from = y * line; from < y * line + width * 4; from += 4) {
      rows.writeUIntBE(pixels.readUIntLE(from, 3), to, 3);
      to += 3;
    }
  }
  return png(width, height, rows);
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8); // 8 bits a channel, red green blue.
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(checksum(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** CRC-32 as the PNG specification defines it. */
function checksum(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
