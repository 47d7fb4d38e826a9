import { readPolicy } from '../read/read-policy.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { type ClauseIndex, type FrontMatter, type PolicyDocument } from '../types.ts';
import { innerEntries, splitEntries } from './front-matter-entries.ts';
import { isPlainYaml } from './plain-yaml.ts';
import { readBeside } from './read-beside.ts';

const MATTER = /^---[ \t]*\n([\s\S]*?\n)??---[ \t]*(?:\n|$)/;

/**
 * A policy as the merge needs it: its text and its parts. With the index stored beside the text nothing is parsed until
 * something is asked that only the reader knows.
 */
export class PolicyText {
  readonly contentStart: number;
  readonly index: ClauseIndex;
  private places: ReadonlyMap<string, number> | undefined;
  private read: PolicyDocument | undefined;
  private matter: FrontMatter | null | undefined;
  private isPlain: boolean | undefined;

  /** `sibling` is another version of the text: where that is read, only what differs from it is read here. */
  constructor(
    readonly text: string,
    stored?: ClauseIndex | PolicyDocument,
    private readonly sibling?: PolicyText,
  ) {
    if (stored !== undefined && 'nodes' in stored) this.read = stored;
    const start = contentStartOf(text);
    if (Array.isArray(stored) && stored.length > 0 && start !== undefined && fits(stored as ClauseIndex, text, start)) {
      this.contentStart = start;
      this.index = stored as ClauseIndex;
    } else {
      this.contentStart = this.document.contentStart;
      this.index = clauseIndex(this.document);
    }
  }

  /** Where a part stands in the index; -1 when it is not there. */
  placeOf(id: string): number {
    this.places ??= new Map(this.index.map((entry, at) => [entry.id, at]));
    return this.places.get(id) ?? -1;
  }

  /** The text as read in full. */
  get document(): PolicyDocument {
    const known = this.sibling?.read;
    this.read ??= known ? readBeside(known, this.text) : readPolicy(this.text);
    return this.read;
  }

  get frontMatterText(): string {
    return this.text.slice(0, this.contentStart);
  }

  /** The front matter as read; null when it cannot be. */
  get frontMatter(): FrontMatter | null {
    if (this.matter === undefined) {
      const known = this.read ?? (this.contentStart === 0 ? this.document : readPolicy(this.frontMatterText));
      this.matter = known.frontMatter;
    }
    return this.matter;
  }

  /** Whether the front matter can be read at all. */
  get isReadable(): boolean {
    return this.hasPlainMatter || (this.read === undefined && this.contentStart === 0) || this.frontMatter !== null;
  }

  /** Names under a key of the front matter, where its lines show them without being parsed; undefined where they do not. */
  namesUnder(key: string): readonly string[] | undefined {
    if (!this.hasPlainMatter) return undefined;
    const entry = splitEntries(this.yaml).entries.find((each) => each.key === key);
    if (entry === undefined) return [];
    const { entries } = innerEntries(entry.lines);
    return entries.length > 0 ? entries.map((each) => each.key) : undefined;
  }

  /** Ids of the clauses the school left out. */
  get leftOutIds(): readonly string[] {
    if (!this.hasPlainMatter) return (this.frontMatter?.leftOut ?? []).map((entry) => entry.id);
    const lines = splitEntries(this.yaml).entries.find((each) => each.key === 'left-out')?.lines ?? '';
    const ids = [...lines.matchAll(/^ +- id: ([a-z0-9-]+)[ \t]*$/gm)].map((match) => match[1] ?? '');
    const items = lines.match(/^ +-(?= )/gm)?.length ?? 0;
    const simple = items === ids.length && !/^left-out: *\S/.test(lines);
    return simple ? ids : (this.frontMatter?.leftOut ?? []).map((entry) => entry.id);
  }

  private get hasPlainMatter(): boolean {
    this.isPlain ??= this.read === undefined && this.contentStart > 0 && isPlainYaml(this.yaml);
    return this.isPlain;
  }

  private get yaml(): string {
    return MATTER.exec(this.frontMatterText)?.[1] ?? '';
  }
}

/** Where the front matter of a text ends; undefined for what only the reader can tell. */
function contentStartOf(text: string): number | undefined {
  if (text.startsWith('\uFEFF')) return undefined;
  const matter = MATTER.exec(text);
  if (matter !== null) return matter[0].length;
  return text.startsWith('---') ? undefined : 0;
}

/** Whether an index can be of this text: it was made of exactly these bytes, or it is not used. */
function fits(index: ClauseIndex, text: string, contentStart: number): boolean {
  let last = contentStart;
  return index.every(({ kind, start, end, bodyStart, bodyEnd }) => {
    const sound = last <= start && start <= bodyStart && bodyStart <= bodyEnd && bodyEnd <= end && end <= text.length;
    last = start;
    if (!sound) return false;
    if (kind === 'preamble') return start === contentStart;
    const opens = start === 0 || text[start - 1] === '\n' || /[ \t]/.test(text[start - 1] ?? '');
    return opens && (kind === 'section' || kind === 'appendix' || text.startsWith(':::', start));
  });
}
