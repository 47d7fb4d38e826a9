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
  const copied = stretches.map((stretch) => knownAmong(stretch, sources));
  const reduced = reducedText(text.slice(0, contentStart), stretches, copied);
  const document = readPolicy(reduced.text);
  return new Rereading(clauseIndex(document), document.problems).join(stretches, copied, reduced.starts);
}

type Entry = Pick<ClauseIndexEntry, 'id' | 'rule' | 'words'>;

/** Puts what was read anew and what is known together, in the order of the text. */
class Rereading {
  private readonly ids: string[] = [];
  private readonly entries = new Map<string, Entry>();
  /** Headings read for the sake of what stands under them; their own words are known. */
  private readonly repeated = new Set<ClauseIndexEntry>();
  /** Rules of the sections that are open, by level. */
  private open: { readonly level: number; readonly rule: Rule }[] = [];

  constructor(
    private readonly index: readonly ClauseIndexEntry[],
    private readonly problems: readonly Problem[],
  ) {}

  join(
    stretches: readonly Stretch[],
    copied: readonly (Known | undefined)[],
    starts: readonly (number | undefined)[],
  ): Reread | undefined {
    const read = new Map(this.index.map((entry) => [entry.start, entry]));
    for (const [at, stretch] of stretches.entries()) {
      const [copy, start] = [copied[at], starts[at]];
      const entry = start === undefined ? undefined : read.get(start);
      const told = stretch.kind === 'section' ? this.section(stretch, copy, entry) : this.clause(copy);
      if (!told) return undefined;
    }
    this.index.filter((entry) => !this.repeated.has(entry)).forEach((entry) => this.add(entry));
    return { ids: this.ids, entries: this.entries, problems: this.problems };
  }

  private section({ level }: Stretch, copy: Known | undefined, read: ClauseIndexEntry | undefined): boolean {
    this.open = this.open.filter((section) => section.level < level);
    const around = this.open.at(-1)?.rule ?? 'adaptable';
    const first = copy?.entries[0];
    if (read === undefined) {
      if (copy === undefined || first === undefined) return copy === undefined;
      if (copy.around !== around) return false;
      copy.entries.forEach((entry) => this.add(entry));
      this.open.push({ level, rule: first.rule });
      return true;
    }
    this.open.push({ level, rule: read.rule });
    if (first === undefined) return true;
    this.repeated.add(read);
    this.add({ id: read.id, rule: read.rule, words: first.words });
    return first.id === read.id;
  }

  private clause(copy: Known | undefined): boolean {
    if (copy === undefined) return true;
    copy.entries.forEach((entry) => this.add(entry));
    return copy.around === (this.open.at(-1)?.rule ?? 'adaptable');
  }

  private add(entry: Entry): void {
    this.ids.push(entry.id);
    this.entries.set(entry.id, entry);
  }
}

/** What must be read: words that no known text has, under the headings they stand under. */
function reducedText(
  frontMatter: string,
  stretches: readonly Stretch[],
  copied: readonly (Known | undefined)[],
): { readonly text: string; readonly starts: readonly (number | undefined)[] } {
  const unknown = stretches.filter((_, at) => copied[at] === undefined);
  // A title is told from a section by the other headings, and a heading may say a term of the front matter.
  const all = unknown.some(({ opening }) => /^#[ \t][^{]*$/.test(opening));
  const named = unknown.some(({ opening }) => /^#.*:[a-z]/.test(opening));
  const needed = all ? new Set(stretches) : headingsOver(stretches, copied);
  let text = named ? `${frontMatter}\n` : '---\ntitle: x\n---\n\n';
  const starts = stretches.map((stretch, at) => {
    const isKnown = copied[at] !== undefined;
    if (isKnown && (stretch.kind === 'clause' || stretch.opening === '' || !needed.has(stretch))) return undefined;
    const start = text.length;
    text += `${isKnown ? stretch.opening : stretch.text}\n\n`;
    return start;
  });
  return { text, starts };
}

/** Sections with something in them that must be read, and those they stand in. */
function headingsOver(stretches: readonly Stretch[], copied: readonly (Known | undefined)[]): Set<Stretch> {
  const needed = new Set<Stretch>();
  let open: Stretch[] = [];
  stretches.forEach((stretch, at) => {
    if (stretch.kind === 'section') open = [...open.filter((section) => section.level < stretch.level), stretch];
    if (copied[at] === undefined) open.forEach((section) => needed.add(section));
  });
  return needed;
}

/** The same words under the same id in one of the known texts. */
function knownAmong(stretch: Stretch, sources: readonly PolicyText[]): Known | undefined {
  const id = stretch.opening === '' ? 'preamble' : /\{[^{}]*#([a-z0-9-]+)[^{}]*\}$/.exec(stretch.opening)?.[1];
  if (id === undefined) return undefined;
  for (const source of sources) {
    const at = source.placeOf(id);
    const entry = source.index[at];
    if (entry === undefined || !isCopy(stretch, source, at)) continue;
    const { parentId } = entry;
    const around = parentId === null ? 'adaptable' : (source.index[source.placeOf(parentId)]?.rule ?? 'adaptable');
    const entries = stretch.kind === 'section' && id !== 'preamble' ? [entry] : partsIn(source, at);
    return { entries, around };
  }
  return undefined;
}

function isCopy({ kind, opening, text, own }: Stretch, source: PolicyText, at: number): boolean {
  const { start, end, bodyStart, kind: known } = source.index[at] as ClauseIndexEntry;
  const written = (from: number, to: number): string => source.text.slice(from, to).trim();
  if (kind === 'clause') return source.text.startsWith(text, start) && start + text.length === end;
  if (opening === '') return known === 'preamble' && own.length === 1 && own[0] === written(start, end);
  if ((known !== 'section' && known !== 'appendix') || written(start, bodyStart) !== opening) return false;
  const gaps = ownWritten(source, at);
  return gaps.length === own.length && gaps.every((gap, place) => gap === own[place]);
}

/** A part with all that stands in it. */
function partsIn({ index }: PolicyText, at: number): readonly ClauseIndexEntry[] {
  const { end } = index[at] as ClauseIndexEntry;
  let next = at + 1;
  while (next < index.length && (index[next] as ClauseIndexEntry).start < end) next++;
  return index.slice(at, next);
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
