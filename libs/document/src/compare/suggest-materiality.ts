import { type Materiality } from '../merge/types.ts';
import { type ClauseIndexEntry } from '../types.ts';
import { lawsCited } from './laws-cited.ts';
import { redline } from './redline.ts';

/** A clause as an edition has it. */
export type WeighedClause = Pick<ClauseIndexEntry, 'kind' | 'rule' | 'title' | 'words'>;

export interface MaterialitySuggestion {
  readonly level: Materiality;
  /** Why, as one sentence that quotes what changed. */
  readonly reason: string;
}

/**
 * How much a change of one clause is likely to matter, by its kind and size: for the publisher to look at, never to be applied
 * by itself. Null stands for a clause that one of the two editions does not have. Whatever is not recognised as harmless is
 * substantive: a suggestion errs on the side of being asked.
 */
export function suggestMateriality(before: WeighedClause | null, after: WeighedClause | null): MaterialitySuggestion {
  const law = lawChange(before, after);
  if (law) return { level: 'legal', reason: law };
  if (!before || !after) {
    const reason = after ? 'The clause is new.' : 'The clause is taken out.';
    return { level: 'substantive', reason };
  }
  const ruled = before.rule === after.rule ? null : `It was ${before.rule} and is now ${after.rule}.`;
  if (ruled) return { level: 'substantive', reason: ruled };
  const [was, is] = [saidBy(before), saidBy(after)];
  if (fold(was) === fold(is)) {
    return { level: 'editorial', reason: 'Only capitals, punctuation or formatting change.' };
  }
  return weighWords(was, is);
}

/** Title and words, each once: the words of a section begin with its title. */
function saidBy({ title, words }: WeighedClause): string {
  return words.startsWith(title) ? words : `${title}. ${words}`;
}

function lawChange(before: WeighedClause | null, after: WeighedClause | null): string | null {
  const [was, is] = [lawsCited(before ? saidBy(before) : ''), lawsCited(after ? saidBy(after) : '')];
  const cited = [...is].find((each) => !was.has(each));
  const dropped = [...was].find((each) => !is.has(each));
  if (cited && dropped) return `It cites the ${cited} where it cited the ${dropped}.`;
  if (cited) return `It cites the ${cited}.`;
  return dropped ? `It no longer cites the ${dropped}.` : null;
}

interface Swap {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function weighWords(was: string, is: string): MaterialitySuggestion {
  const swaps = swapsOf(was, is);
  const found = FORCES.flatMap((force) => swaps.flatMap((swap) => forceOf(force, swap) ?? []));
  const [reason] = found;
  if (reason) return { level: 'substantive', reason };
  if (swaps.every(isHarmless)) {
    const [swap] = swaps.filter(({ removed, added }) => removed.length + added.length > 0);
    return { level: 'editorial', reason: swap ? `${say(swap)}: a matter of spelling.` : 'Only the layout changes.' };
  }
  const worst = [...swaps].filter((swap) => !isHarmless(swap)).sort((a, b) => sizeOf(b) - sizeOf(a))[0] as Swap;
  return { level: 'substantive', reason: `${say(worst)}.` };
}

/** What was put in the place of what, words folded. */
function swapsOf(was: string, is: string): Swap[] {
  const swaps: Swap[] = [];
  let open: { removed: string[]; added: string[] } | null = null;
  for (const { kind, text } of redline(was, is)) {
    if (kind === 'same') open = null;
    else {
      if (!open) swaps.push((open = { removed: [], added: [] }));
      open[kind].push(...wordsOf(text));
    }
  }
  return swaps.map(trimmed);
}

/** A redline joins what stands between two changes: words that both sides have in one place are no change. */
function trimmed({ removed, added }: Swap): Swap {
  let [from, until] = [0, 0];
  while (from < Math.min(removed.length, added.length) && removed[from] === added[from]) from += 1;
  const shorter = Math.min(removed.length, added.length) - from;
  while (until < shorter && removed.at(-1 - until) === added.at(-1 - until)) until += 1;
  return { removed: removed.slice(from, removed.length - until), added: added.slice(from, added.length - until) };
}

interface Force {
  readonly name: string;
  readonly words: RegExp;
}

/** Words that carry a duty, its bearer's freedom, an amount or a time. */
const FORCES: readonly Force[] = [
  {
    name: 'what is required',
    words:
      /^(?:must|shall|should|may|might|can|cannot|could|will|would|ought|need|needs|required?|requires|obliged|expected|allowed|permitted|forbidden|prohibited|encouraged|advised|optional|mandatory|compulsory|voluntary)$/u,
  },
  {
    name: 'what is excluded',
    words: /^(?:no|not|never|none|nobody|nor|neither|without|unless|except|excluding|excludes?|only|nothing)$|n['’]t$/u,
  },
  {
    name: 'how far it reaches',
    words:
      /^(?:all|any|every|each|some|always|both|either|or|and|if|where|when|least|most|minimum|maximum|before|after|until|within|during)$/u,
  },
  {
    name: 'a number',
    words:
      /\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|half|once|twice|first|second|third)$/u,
  },
  {
    name: 'a time',
    words:
      /^(?:immediately|hourly|daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annually|annual|hours?|days?|weeks?|fortnight|months?|terms?|years?|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter)$/u,
  },
];

function forceOf({ name, words }: Force, { removed, added }: Swap): string | null {
  // Each word once: a title taken from the first words says them a second time.
  const pick = (from: readonly string[], other: readonly string[]): string[] => [
    ...new Set(from.filter((word) => words.test(word) && !other.includes(word))),
  ];
  const [was, is] = [pick(removed, added), pick(added, removed)];
  if (was.length + is.length === 0) return null;
  const [out, put] = [quote(was), quote(is)];
  if (out && put) return `It changes ${name}: ${out} becomes ${put}.`;
  return out ? `It changes ${name}: ${out} is taken out.` : `It changes ${name}: ${put} comes in.`;
}

const ARTICLES = new Set(['a', 'an', 'the', 'that', 'which']);

/** A slip of the pen put right, word for word, or an article more or less. */
function isHarmless({ removed, added }: Swap): boolean {
  const [was, is] = [removed, added].map((words) => words.filter((word) => !ARTICLES.has(word))) as [
    string[],
    string[],
  ];
  return was.length === is.length && was.every((word, at) => isSlip(word, is[at] as string));
}

/** Shortest word in which one letter more or less is taken for a slip: below, it is mostly another word. */
const SHORTEST_SLIP = 5;
/** Endings that tell one person from another: employer and employee, employed and employee. */
const BEARER = /(?:er|ee|or|ed)s?$/u;

function isSlip(word: string, other: string): boolean {
  if (word === other) return true;
  if (Math.min(word.length, other.length) < SHORTEST_SLIP || word[0] !== other[0]) return false;
  if (BEARER.test(word) && BEARER.test(other) && word.slice(-2) !== other.slice(-2)) return false;
  return isOneSlipApart(word, other);
}

/** Whether one letter was added, dropped or replaced, or two neighbours changed places. */
function isOneSlipApart(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short.slice(0, at) + (short[at + 1] ?? '') + (short[at] ?? '') + short.slice(at + 2);
  return short.slice(at + 1) === long.slice(at + 1) || swapped === long;
}

function sizeOf({ removed, added }: Swap): number {
  return removed.length + added.length;
}

function say({ removed, added }: Swap): string {
  const [out, put] = [quote(removed), quote(added)];
  if (out && put) return `${out} becomes ${put}`;
  return out ? `${out} is taken out` : `${put} comes in`;
}

const LONGEST_QUOTE = 6;

function quote(words: readonly string[]): string {
  if (words.length === 0) return '';
  return `“${words.slice(0, LONGEST_QUOTE).join(' ')}${words.length > LONGEST_QUOTE ? ' …' : ''}”`;
}

/** Words without case, marks of formatting and punctuation; what holds a word together stays. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  return plain.match(/[\p{L}\p{N}]+(?:['.,:/@=-][\p{L}\p{N}]+)*|[£€$%]/gu) ?? [];
}

function fold(text: string): string {
  return wordsOf(text)
    .map((word) => word.replaceAll(/[-']/gu, ''))
    .join(' ');
}
