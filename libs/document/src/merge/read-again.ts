import { clauseIndex } from '../read/clause-index.ts';
import { readPolicy } from '../read/read-policy.ts';
import { type ClauseIndexEntry, type Problem, type Rule } from '../types.ts';
import { type PolicyText } from './policy-text.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

/** A text as read again, as far as the verifier asks. */
export interface Reread {
  /** Ids in the order of the text, one that is there twice as often. */
  readonly ids: readonly string[];
  readonly entries: ReadonlyMap<string, Pick<ClauseIndexEntry, 'id' | 'rule' | 'words'>>;
  readonly problems: readonly Problem[];
}

/** Reads a whole text. */
export function readWhole(text: string): Reread {
  const document = readPolicy(text);
  const index = clauseIndex(document);
  return {
    ids: index.map((entry) => entry.id),
    entries: new Map(index.map((entry) => [entry.id, entry])),
    problems: document.problems,
  };
}

/** A clause, with what is in it, or a section's own words, as one of the known texts has it. */
interface Known {
  readonly entries: readonly ClauseIndexEntry[];
  /** Rule of what it stands in: what it inherits. */
  readonly around: Rule;
}

/**
 * Reads of a text only what none of the known texts has: a clause copied byte for byte, between blank lines and in a section of
 * the same rule, reads as it did where it was copied from. Undefined where that cannot be told from the lines alone.
 */
export function readChanges(text: string, contentStart: number, sources: readonly PolicyText[]): Reread | undefined {
  const stretches = stretchesOf(text, contentStart);
  if (stretches === undefined) return undefined;
  const known = new Map<string, Known>();
  for (const source of sources) collectKnown(source, known);
  const copied = stretches.map((stretch) => known.get(keyOf(stretch)));
  const named = stretches.some((stretch, at) => copied[at] === undefined && /^#.*:[a-z]/.test(stretch.opening));
  const reduced = reducedText(named ? text.slice(0, contentStart) : '---\ntitle: x\n---\n', stretches, copied);
  const document = readPolicy(reduced.text);
  const index = clauseIndex(document);
  const read = new Map(index.map((entry) => [entry.start, entry]));
  const ids: string[] = [];
  const entries = new Map<string, Pick<ClauseIndexEntry, 'id' | 'rule' | 'words'>>();
  const add = (entry: Pick<ClauseIndexEntry, 'id' | 'rule' | 'words'>): void => {
    ids.push(entry.id);
    entries.set(entry.id, entry);
  };
  let around: Rule = 'adaptable';
  const copies = new Set<ClauseIndexEntry>();
  for (const [at, stretch] of stretches.entries()) {
    const copy = copied[at];
    const start = reduced.starts[at];
    const entry = start === undefined ? undefined : read.get(start);
    if (stretch.kind === 'section') {
      around = entry?.rule ?? 'adaptable';
      const words = copy?.entries[0]?.words;
      if (entry === undefined || words === undefined) continue;
      if (entry.id !== copy?.entries[0]?.id) return undefined;
      copies.add(entry);
      add({ id: entry.id, rule: entry.rule, words });
    } else if (copy !== undefined) {
      if (copy.around !== around) return undefined;
      copy.entries.forEach(add);
    }
  }
  index.filter((entry) => !copies.has(entry)).forEach(add);
  return { ids, entries, problems: document.problems };
}

/** What must be read: headings always, for what stands in them; other words only where no known text has them. */
function reducedText(
  frontMatter: string,
  stretches: readonly Stretch[],
  copied: readonly (Known | undefined)[],
): { readonly text: string; readonly starts: readonly (number | undefined)[] } {
  let text = `${frontMatter}\n`;
  const starts = stretches.map((stretch, at) => {
    const copy = copied[at] !== undefined;
    if (copy && stretch.kind === 'clause') return undefined;
    const start = text.length;
    text += `${copy ? stretch.opening : stretch.text}\n\n`;
    return start;
  });
  return { text, starts };
}

function keyOf({ kind, opening, text, own }: Stretch): string {
  return kind === 'section' ? sectionKey(opening, own) : text;
}

function sectionKey(opening: string, own: readonly string[]): string {
  return [opening, ...own].join('\u0000');
}

/** The clauses that stand in sections, and the sections' own words. */
function collectKnown(source: PolicyText, known: Map<string, Known>): void {
  const { text, index } = source;
  const rules = new Map(index.map((entry) => [entry.id, entry.rule]));
  const isHeaded = ({ kind }: ClauseIndexEntry): boolean => kind === 'section' || kind === 'appendix';
  for (let at = 0; at < index.length; at++) {
    const entry = index[at] as ClauseIndexEntry;
    const around = rules.get(entry.parentId ?? '') ?? 'adaptable';
    if (isHeaded(entry)) {
      known.set(sectionKey(text.slice(entry.start, entry.bodyStart).trimEnd(), ownWritten(source, at)), { entries: [entry], around });
      continue;
    }
    if (entry.kind === 'preamble') continue;
    let last = at;
    while (last + 1 < index.length && (index[last + 1] as ClauseIndexEntry).start < entry.end) last++;
    known.set(text.slice(entry.start, entry.end), { entries: index.slice(at, last + 1), around });
    at = last;
  }
}

/** What a section has between its clauses and sections, as it is written. */
function ownWritten({ text, index }: PolicyText, at: number): string[] {
  const section = index[at] as ClauseIndexEntry;
  const own: string[] = [];
  let from = section.bodyStart;
  for (let next = at + 1; next < index.length; next++) {
    const child = index[next] as ClauseIndexEntry;
    if (child.start >= section.end) break;
    if (child.start < from) continue;
    own.push(text.slice(from, child.start).trim());
    from = child.end;
  }
  own.push(text.slice(from, Math.max(from, section.bodyEnd)).trim());
  return own.filter((gap) => gap !== '');
}
