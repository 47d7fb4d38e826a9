import { openZip } from '../src/open-zip.ts';
import { writeZip } from '../src/write-zip.ts';

/** A Word file with some of its parts written anew, as an editor would. */
export function withParts(
  bytes: Uint8Array,
  parts: Readonly<Record<string, (xml: string) => string | undefined>>,
): Uint8Array {
  const zip = openZip(bytes);
  const all = new Map<string, Uint8Array>();
  for (const name of new Set([...zip.names, ...Object.keys(parts)])) {
    const xml = Buffer.from(zip.read(name) ?? new Uint8Array()).toString('utf8');
    const written = parts[name] ? parts[name](xml) : xml;
    if (written !== undefined) all.set(name, Buffer.from(written, 'utf8'));
  }
  return writeZip(all);
}

/** The body of a Word file edited. */
export function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  return withParts(bytes, { 'word/document.xml': edit });
}
