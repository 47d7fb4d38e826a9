/**
 * Reads which characters a font has glyphs for from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * Fontsource's unicode ranges promise more than the files hold, so they cannot be asked.
 */
export function readCharacterMap(cmap: Buffer): ReadonlySet<number> {
  const characters = new Set<number>();
  const count = cmap.readUInt16BE(2);
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const offset = cmap.readUInt32BE(4 + index * 8 + 4);
    if (seen.has(offset)) continue;
    seen.add(offset);
    const table = cmap.subarray(offset);
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, characters);
    if (format === 12) readGroups(table, characters);
  }
  return characters;
}

function readSegments(table: Buffer, characters: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  const ends = 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const rangeOffsets = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const start = table.readUInt16BE(starts + at);
    const end = table.readUInt16BE(ends + at);
    const delta = table.readUInt16BE(deltas + at);
    const rangeOffset = table.readUInt16BE(rangeOffsets + at);
    for (let character = start; character <= end && character !== 0xffff; character += 1) {
      if (glyphOf(table, { character, start, delta, rangeOffset, place: rangeOffsets + at }) !== 0)
        characters.add(character);
    }
  }
}

interface Segment {
  readonly character: number;
  readonly start: number;
  readonly delta: number;
  readonly rangeOffset: number;
  /** Where the range offset stands: it counts from there. */
  readonly place: number;
}

function glyphOf(table: Buffer, { character, start, delta, rangeOffset, place }: Segment): number {
  if (rangeOffset === 0) return (character + delta) & 0xffff;
  const glyph = table.readUInt16BE(place + rangeOffset + (character - start) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function readGroups(table: Buffer, characters: Set<number>): void {
  const count = table.readUInt32BE(12);
  for (let index = 0; index < count; index += 1) {
    const at = 16 + index * 12;
    const end = table.readUInt32BE(at + 4);
    for (let character = table.readUInt32BE(at); character <= end; character += 1) characters.add(character);
  }
}
