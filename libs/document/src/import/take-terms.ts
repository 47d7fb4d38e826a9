import { articleFor, pluralOf, sayTerm } from '../fill/say-term.ts';
import { slugOf } from '../fill/slug-of.ts';
import type { FrontMatter, TermDefinition } from '../types.ts';
import { note, type Ledger } from './ledger.ts';
import { ROLES, roleOf } from './role-words.ts';

/** The terms of an imported text, and how their words are found in it. */
export interface FoundTerms {
  readonly definitions: readonly TermDefinition[];
  readonly pattern: RegExp | undefined;
  /** Lines that say what a word may mean: they speak of the words themselves. */
  readonly plainLines: ReadonlySet<number>;
}

export interface TextLine {
  readonly text: string;
  readonly line: number;
}

const MAY_MEAN =
  /^[-\s]*(?:references to )?["'“‘]?(\p{Lu}[\p{L} '’/-]{2,40}?)["'”’]? (?:may|can|should) (?:also )?(?:mean|be read as|refer to) (.+?)\s*(?:\(.*)?[.;]?$/u;
const FEWEST_USES = 2;
const MOST_NAME_WORDS = 5;
/** Each is looked for everywhere in the text. */
const MOST_EXPLAINED = 40;
/** How far back an article or the beginning of an address is looked for. */
const LONGEST_BEFORE = 200;

/** Reads what a text calls its roles: from a note that says what they may mean, else from the words that it uses most. */
export function findTerms(lines: readonly TextLine[]): FoundTerms {
  const definitions: TermDefinition[] = [];
  const plainLines = new Set<number>();
  for (const { text, line } of lines) {
    const explained = explainedTerm(text.replaceAll('**', ''));
    if (!explained) continue;
    plainLines.add(line);
    if (definitions.length < MOST_EXPLAINED && !definitions.some(({ id }) => id === explained.id))
      definitions.push(explained);
  }
  const spoken = lines.filter(({ line }) => !plainLines.has(line)).map(({ text }) => text);
  for (const { id, pattern, functions } of ROLES) {
    if (definitions.some((known) => known.id === id)) continue;
    const value = mostUsed(spoken, pattern);
    if (value !== undefined) definitions.push({ id, value, options: [], functions });
  }
  return { definitions, pattern: patternOf(definitions), plainLines };
}

/** `Trustees may mean Directors or the Board`: a term and what it may be instead. */
function explainedTerm(text: string): TermDefinition | undefined {
  const [, name = '', meanings = ''] = MAY_MEAN.exec(text.trim()) ?? [];
  if (name === '' || !isName(name)) return undefined;
  const options = meanings.split(/\s+(?:and\/or|or|and)\s+|,\s*/);
  if (options.length === 0 || !options.every(isName)) return undefined;
  const role = roleOf(name);
  const value = plainCase(singularOf(name));
  return {
    id: role?.id ?? slugOf(value),
    value,
    options: options.map((option) => plainCase(singularOf(option))),
    functions: role?.functions ?? [],
  };
}

function isName(words: string): boolean {
  const parts = words.trim().split(/\s+/);
  return (
    parts.length <= MOST_NAME_WORDS &&
    /^\p{Lu}/u.test(parts[0] ?? '') &&
    !/^(?:this|that|these|those|it|they|we|you|staff who)\b/i.test(words)
  );
}

/** The commonest name of a role in its singular, if the text uses it more than once. */
function mostUsed(texts: readonly string[], pattern: RegExp): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [found] of text.matchAll(pattern)) {
      const name = singularOf(found.toLowerCase());
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= FEWEST_USES ? best[0] : undefined;
}

/** The singular whose plural these words are, if they are one. */
function singularOf(words: string): string {
  const guesses = [words.replace(/ies\b/, 'y'), words.replace(/s(?=\s?\/|$)/g, ''), words.replace(/s(?= of\b)/, '')];
  return guesses.find((guess) => guess !== words && pluralOf(guess) === words && !/ss$/.test(words)) ?? words;
}

/** Lower case, but for words that are capitals throughout: `HR adviser`. */
function plainCase(words: string): string {
  return words
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

function patternOf(definitions: readonly TermDefinition[]): RegExp | undefined {
  const words = definitions.flatMap(({ value }) => [pluralOf(value), value]).sort((a, b) => b.length - a.length);
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, '[ ]'));
  return new RegExp(String.raw`(?<![\p{L}\p{N}[\\.@#-])(?:${escaped.join('|')})(?![\p{L}\p{N}\]@-])`, 'giu');
}

/** Writes `:term[…]` where it says exactly the words of the source, capitals and all; everything else stays. */
export function writeTerms(text: string, line: number, terms: FoundTerms, ledger: Ledger): string {
  const { definitions, pattern, plainLines } = terms;
  if (!pattern || plainLines.has(line)) return text;
  const frontMatter: FrontMatter = {
    title: '',
    terms: definitions,
    blanks: [],
    values: {},
    termValues: {},
    leftOut: [],
  };
  return text.replace(pattern, (found: string, at: number) => {
    const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at);
    const [, article] = /(?:^|[^\p{L}\p{N}])(an?) $/iu.exec(before) ?? [];
    const stays =
      sayTerm(found, frontMatter) !== found ||
      (article !== undefined && article.toLowerCase() !== articleFor(found)) ||
      /(?:\/\/|@|www\.)\S*$/i.test(before);
    if (stays) return found;
    note(ledger, 'term', found, line, `:term[${found}]`);
    return `:term[${found}]`;
  });
}
