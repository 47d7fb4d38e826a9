import { inflateRawSync } from 'node:zlib';
import { DocxRefusal } from './docx-refusal.ts';

/** A long policy with tables has some 3 MB of XML; photographs stay packed. */
const MOST_PART_BYTES = 12 * 1_048_576;
const MOST_READ_BYTES = 32 * 1_048_576;
const MOST_ENTRIES = 4_000;

const END_RECORD = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const OLE_FILE = 0xd0cf11e0;
const LONGEST_COMMENT = 65_535;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The parts of a zip file by name; a part is unpacked when it is asked for, and never beyond the limits. */
export interface ZipParts {
  readonly names: readonly string[];
  read(name: string): Uint8Array | undefined;
}

/**
 * Opens a zip by its central directory (APPNOTE 4.3). Stated sizes are checked before anything is unpacked, and unpacking stops
 * at the limit whatever they state: a lying header does not help a bomb.
 */
export function openZip(bytes: Uint8Array): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getUint32(0) === OLE_FILE) {
    throw new DocxRefusal('It is an old .doc file or has a password.', 'Save it in Word as .docx without a password.');
  }
  const entries = directoryOf(bytes, view);
  let left = MOST_READ_BYTES;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const part = unpack(bytes, view, entry, Math.min(MOST_PART_BYTES, left));
      left -= part.length;
      return part;
    },
  };
}

function directoryOf(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = endRecord(view);
  const count = end < 0 ? 0 : view.getUint16(end + 10, true);
  if (count === 0) throw broken();
  if (count > MOST_ENTRIES)
    throw new DocxRefusal('It holds far more parts than a document has.', 'Save it again in Word, or as plain text.');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_ENTRY) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))).toString('utf8');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new DocxRefusal('It has a password.', 'Save it without one.');
    entries.set(name.replace(/^\//, ''), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return -1;
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): Uint8Array {
  const { at, method, packed, unpacked } = entry;
  if (unpacked > limit) throw tooLarge();
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_ENTRY) throw broken();
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw broken();
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken();
  }
}

function broken(): DocxRefusal {
  return new DocxRefusal('It is not a whole Word file (.docx).', 'Open it in Word and save it again.');
}

function tooLarge(): DocxRefusal {
  return new DocxRefusal('Unpacked it is far larger than a policy.', 'Split it, or save it as text.', 'too-large');
}
