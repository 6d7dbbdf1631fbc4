// An archive of text files, not compressed.

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

export const crc32 = (data) => ~data.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0;

const numbers = (...fields) => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
};

/** @param files name -> text */
export function zipped(files) {
  const parts = [], directory = [];
  let start = 0, length = 0;
  for (const [file, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(file), data = new TextEncoder().encode(text);
    const about = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, crc32(data)], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
    parts.push(numbers([4, 0x04034b50], ...about), name, data);
    const entry = numbers([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, start]);
    directory.push(entry, name);
    start += 30 + name.length + data.length;
    length += entry.length + name.length;
  }
  const count = Object.keys(files).length;
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, start], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}
