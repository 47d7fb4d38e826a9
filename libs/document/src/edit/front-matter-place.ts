import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { PolicyDocument, Splice } from '../types.ts';
import { lineEndOf } from '../normalise-text.ts';
import { readingOf } from '../read/reading.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { yamlEntry, yamlItem, type YamlValue } from './yaml-lines.ts';

/** Where the front matter stands and what its entries are, for edits that touch only their own lines. */
export interface FrontMatterPlace {
  /** Offset of the first character inside the front matter. */
  readonly start: number;
  /** Offset of the closing `---` line. */
  readonly close: number;
  readonly lineEnd: string;
  readonly map: YAMLMap | null;
}

/** Find the front matter to edit; undefined when the text has none or it cannot be read. */
export function frontMatterPlace(document: PolicyDocument): FrontMatterPlace | undefined {
  const { tree, lines } = readingOf(document);
  const yaml = tree.children[0];
  if (yaml?.type !== 'yaml' || !document.frontMatter) return undefined;
  const span = spanOf(yaml);
  const start = lines.nextLine(span.start);
  const close = lines.lineStart(span.end - 1);
  const parsed = parseDocument(document.text.slice(start, close));
  if (parsed.errors.length > 0) return undefined;
  const map = isMap(parsed.contents) ? parsed.contents : null;
  return { start, close, lineEnd: lineEndOf(document.text), map };
}

/** Set or add entries under a path of keys (`['values']`, or `[]` for the top); one splice an entry. */
export function setEntries(
  document: PolicyDocument,
  place: FrontMatterPlace,
  path: readonly string[],
  entries: Readonly<Record<string, YamlValue>>,
): Splice[] {
  const map = path.length === 0 ? place.map : place.map?.get(path[0], true);
  const indent = path.length === 0 ? '' : '  ';
  if (isMap(map) && !map.flow && map.items.length > 0) return setInBlockMap(document, place, map, entries);
  const lines = Object.entries(entries).flatMap(([key, value]) => yamlEntry(key, value, indent));
  if (lines.length === 0) return [];
  if (path.length === 0) return [insertAt(place, place.close, lines)];
  const existing = isMap(map) ? (map.toJSON() as Record<string, YamlValue>) : {};
  const whole = yamlEntry(path[0] ?? '', { ...existing, ...entries }, '');
  const old = map === undefined ? undefined : entryLines(document, place, place.map, path[0] ?? '');
  return [old ? { ...old, text: joinLines(whole, place.lineEnd) } : insertAt(place, place.close, whole)];
}

/** Remove an entry with all its lines; nothing when it is not there. */
export function removeEntry(document: PolicyDocument, place: FrontMatterPlace, key: string): Splice[] {
  const lines = entryLines(document, place, place.map, key);
  return lines ? [{ ...lines, text: '' }] : [];
}

/** Add an item at the end of a list at the top of the front matter. */
export function appendItem(document: PolicyDocument, place: FrontMatterPlace, key: string, item: YamlValue): Splice[] {
  const list: unknown = place.map?.get(key, true);
  if (isSeq(list) && !list.flow && list.items.length > 0) {
    const first = list.range ? place.start + list.range[0] : place.close;
    const lineStart = document.text.lastIndexOf('\n', first - 1) + 1;
    const indent = /^[ \t]*/.exec(document.text.slice(lineStart, first))?.[0] ?? '  ';
    const end = entryLines(document, place, place.map, key)?.end ?? place.close;
    return [insertAt(place, end, yamlItem(item, indent))];
  }
  const items = isSeq(list) ? (list.toJSON() as YamlValue[]) : [];
  return setEntries(document, place, [], { [key]: [...items, item] });
}

function setInBlockMap(
  document: PolicyDocument,
  place: FrontMatterPlace,
  map: YAMLMap,
  entries: Readonly<Record<string, YamlValue>>,
): Splice[] {
  const firstKey = map.items[0]?.key;
  const keyStart = place.start + (isScalar(firstKey) ? (firstKey.range?.[0] ?? 0) : 0);
  const indent = ' '.repeat(readingOf(document).lines.placeAt(keyStart).column - 1);
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const [key, value] of Object.entries(entries)) {
    const lines = entryLines(document, place, map, key);
    if (lines) splices.push(replaceEntry(document, place, lines, yamlEntry(key, value, indent)));
    else added.push(...yamlEntry(key, value, indent));
  }
  if (added.length > 0) {
    const lastKey = map.items.at(-1)?.key;
    const end = entryLines(document, place, map, isScalar(lastKey) ? String(lastKey.value) : '')?.end ?? place.close;
    splices.push(insertAt(place, end, added));
  }
  return splices.filter((splice) => document.text.slice(splice.start, splice.end) !== splice.text);
}

/** Replace an entry's lines but keep a comment that ends its only line. */
function replaceEntry(
  document: PolicyDocument,
  place: FrontMatterPlace,
  lines: { start: number; end: number },
  entry: string[],
): Splice {
  const old = document.text.slice(lines.start, lines.end);
  const comment = /^[^\r\n"'#]*?:[^\r\n"'#]*?([ \t]+#[^\r\n]*)\r?\n$/.exec(old)?.[1] ?? '';
  if (comment && entry.length === 1) return { ...lines, text: joinLines([entry[0] + comment], place.lineEnd) };
  return { ...lines, text: joinLines(entry, place.lineEnd) };
}

/** The whole lines of an entry: from its key's line to the line after its value. */
function entryLines(
  document: PolicyDocument,
  place: FrontMatterPlace,
  map: YAMLMap | null | undefined,
  key: string,
): { start: number; end: number } | undefined {
  const pair = map?.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const { lines } = readingOf(document);
  const start = lines.lineStart(place.start + pair.key.range[0]);
  const value = pair.value;
  const range =
    typeof value === 'object' && value !== null && 'range' in value ? (value.range as number[] | null) : null;
  // A block's range may run into the blank lines and comments after it: those are not the entry's.
  const valueEnd = Math.max(pair.key.range[1], range?.[1] ?? 0);
  const used = document.text.slice(start, place.start + valueEnd).replace(/(?:[ \t]*(?:#[^\r\n]*)?\r?\n)+[ \t]*$/, '');
  return { start, end: Math.min(lines.nextLine(start + Math.max(used.length - 1, 0)), place.close) };
}

function insertAt(place: FrontMatterPlace, offset: number, lines: readonly string[]): Splice {
  return { start: offset, end: offset, text: joinLines(lines, place.lineEnd) };
}

function joinLines(lines: readonly string[], lineEnd: string): string {
  return lines.map((line) => line + lineEnd).join('');
}
