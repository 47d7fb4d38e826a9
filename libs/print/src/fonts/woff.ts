import { inflateSync } from 'node:zlib';

const HEADER_LENGTH = 44;
const ENTRY_LENGTH = 20;

interface WoffTable {
  readonly tag: string;
  readonly bytes: Buffer;
  readonly checksum: number;
}

/** Reads one table of a WOFF 1.0 file (W3C Recommendation of 2012); undefined when the font has none of that name. */
export function readWoffTable(woff: Buffer, tag: string): Buffer | undefined {
  for (const entry of entries(woff)) {
    if (entry.toString('latin1', 0, 4) === tag) return unpack(woff, entry);
  }
  return undefined;
}

/** Turns a WOFF 1.0 file back into the OpenType file it was made of: fontconfig reads no WOFF. */
export function woffToOpenType(woff: Buffer): Buffer {
  const tables: WoffTable[] = [...entries(woff)].map((entry) => ({
    tag: entry.toString('latin1', 0, 4),
    bytes: unpack(woff, entry),
    checksum: entry.readUInt32BE(16),
  }));
  const header = Buffer.alloc(12);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  woff.copy(header, 0, 4, 8); // the "flavor" is the OpenType version
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * 16, 10);

  let offset = header.length + tables.length * 16;
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const table of tables) {
    const line = Buffer.alloc(16);
    line.write(table.tag, 0, 'latin1');
    line.writeUInt32BE(table.checksum, 4);
    line.writeUInt32BE(offset, 8);
    line.writeUInt32BE(table.bytes.length, 12);
    directory.push(line);
    const padded = Buffer.concat([table.bytes, Buffer.alloc((4 - (table.bytes.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...directory, ...bodies]);
}

function* entries(woff: Buffer): Generator<Buffer> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1.0 font.');
  const count = woff.readUInt16BE(12);
  for (let index = 0; index < count; index += 1) {
    const start = HEADER_LENGTH + index * ENTRY_LENGTH;
    yield woff.subarray(start, start + ENTRY_LENGTH);
  }
}

function unpack(woff: Buffer, entry: Buffer): Buffer {
  const offset = entry.readUInt32BE(4);
  const packedLength = entry.readUInt32BE(8);
  const length = entry.readUInt32BE(12);
  const packed = woff.subarray(offset, offset + packedLength);
  return packedLength < length ? inflateSync(packed) : packed;
}
