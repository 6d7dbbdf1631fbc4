// Reads an archive of source files: what is counted and bounded is so before it is read, as in grader/submission/contents.py.
import { crc32 } from "./zip.mjs";

const MOST_BYTES = 50e6, MOST_ENTRIES = 10_000, MOST_FILES = 200, MOST_TOTAL = 20e6;
export const MOST_TEXT = 1e6; // bytes of one file
const END = 0x06054b50, ENTRY = 0x02014b50, LOCAL = 0x04034b50;
const END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, MOST_COMMENT = 65_535;
const STORED = 0, DEFLATED = 8;
const LINK = 0o120000, KIND = 0o170000;
const NOT_THEIRS = ["__MACOSX", "__pycache__", "node_modules", "site-packages"];

/** A file that cannot be taken: the message is for the student. */
export class Unreadable extends Error {}

/** A name in an archive with slashes between its parts, or null where it is nobody's work. */
function normal(name) {
  const parts = name.replaceAll("\\", "/").split("/").filter((part) => part && part !== ".");
  return parts.some((part) => part.startsWith(".") || NOT_THEIRS.includes(part)) ? null : parts.join("/");
}

/** Bytes unpacked, and never more than these. */
export async function inflated(data, most) {
  const parts = [];
  let length = 0;
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(value);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
  }
}

/**
 * The files of an archive.
 * @param file a File
 * @param wanted says of a name whether its bytes are wanted
 * @returns [name, bytes or null] of each
 */
export async function unzipped(file, wanted) {
  if (file.size > MOST_BYTES) throw new Unreadable(`${file.name} is larger than ${MOST_BYTES / 1e6} MB: does it contain data?`);
  const data = new DataView(await file.arrayBuffer());
  try {
    return await read(data, wanted);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${file.name} cannot be unpacked: it is damaged, or another kind of file.`);
  }
}

async function read(data, wanted) {
  let end = data.byteLength - END_SIZE;
  const first = Math.max(0, end - MOST_COMMENT);
  while (end >= first && data.getUint32(end, true) !== END) end -= 1;
  if (end < first) throw new RangeError("no directory");
  const count = data.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new Unreadable(`The archive has more than ${MOST_ENTRIES} files: take only your own.`);
  let place = data.getUint32(end + 16, true);
  const found = [];
  let files = 0, total = 0;
  for (let number = 0; number < count; number++) {
    const entry = about(data, place);
    place = entry.next;
    const name = entry.isFolder ? null : normal(entry.name);
    if (name === null) continue;
    if (!wanted(name)) found.push([name, null]);
    else {
      total += entry.size;
      if (++files > MOST_FILES || total > MOST_TOTAL) throw new Unreadable("The archive has too many files with the names of steps: take only your own.");
      found.push([name, await bytes(data, entry)]);
    }
  }
  return found;
}

function about(data, place) {
  if (data.getUint32(place, true) !== ENTRY) throw new RangeError("no entry");
  const lengths = [28, 30, 32].map((at) => data.getUint16(place + at, true));
  const name = new TextDecoder().decode(new Uint8Array(data.buffer, place + ENTRY_SIZE, lengths[0]));
  return {
    name,
    isFolder: name.endsWith("/"),
    isLink: (data.getUint32(place + 38, true) >>> 16 & KIND) === LINK,
    isSecret: Boolean(data.getUint16(place + 8, true) & 1),
    way: data.getUint16(place + 10, true),
    crc: data.getUint32(place + 16, true),
    packed: data.getUint32(place + 20, true),
    size: data.getUint32(place + 24, true),
    start: data.getUint32(place + 42, true),
    next: place + ENTRY_SIZE + lengths.reduce((sum, length) => sum + length),
  };
}

async function bytes(data, entry) {
  const { start } = entry, name = entry.name.split(/[\\/]/).at(-1);
  if (entry.isLink) throw new Unreadable(`${name} is a link: take the file itself.`);
  if (entry.isSecret) throw new Unreadable(`${name} is encrypted: take an archive without a password.`);
  if (![STORED, DEFLATED].includes(entry.way)) throw new Unreadable(`${name} is packed in an unusual way: take an ordinary .zip.`);
  const large = new Unreadable(`${name} is larger than ${MOST_TEXT / 1000} kB: does it contain data?`);
  if (entry.size > MOST_TEXT) throw large;
  if (data.getUint32(start, true) !== LOCAL) throw new RangeError("no file");
  const from = start + LOCAL_SIZE + data.getUint16(start + 26, true) + data.getUint16(start + 28, true);
  const packed = new Uint8Array(data.buffer, from, entry.packed);
  const plain = entry.way === DEFLATED ? await inflated(packed, MOST_TEXT) : packed;
  if (!plain) throw large;
  if (plain.length !== entry.size || crc32(plain) !== entry.crc) throw new RangeError("not what was packed");
  return plain;
}
