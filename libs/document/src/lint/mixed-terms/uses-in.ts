import { allMatches } from '../all-matches.ts';
import { sentenceAt } from '../lint-rule.ts';
import { madeOnce } from '../made-once.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { WORD, wordsOf } from '../words-of.ts';
import type { Word } from './idea.ts';
import { IDEAS } from './ideas.ts';

/** A word of an idea where it stands for what it means; `index` counts in the block's text. */
export interface Use {
  readonly prose: Prose;
  readonly index: number;
  readonly length: number;
}

/** The uses of a block by idea and by word of the idea, as they are counted in `IDEAS`. */
export type UsesInBlock = readonly { readonly idea: number; readonly word: number; readonly use: Use }[];

interface Ready {
  readonly idea: number;
  readonly word: number;
  readonly is: Word;
  readonly pattern: () => RegExp;
}

/** How far around a word the text is looked at. */
const NEARBY = 40;
const NONE: UsesInBlock = [];

/** Somebody else's: `the council’s child protection officer`. */
export const OF_OTHERS =
  /\b(?:council|authority|county|diocese|police|hospital|firm|company|caterer|contractor|supplier|university|college|hirer|partner school|other school|another school|feeder school)['’]s?\s+(?:own\s+)?$/i;

/** Of the names whose forms have no first word in common. */
const SIGNS: Readonly<Record<string, string[]>> = {
  staff: ['staff'],
  chair: ['chair'],
  head: ['head'],
  SENCO: ['senco', 'sendco', 'sencos', 'sendcos'],
  'school business manager': ['business'],
  'special educational needs co-ordinator': ['special'],
  'key worker': ['key', 'keyworker', 'keyworkers'],
  'local authority': ['local'],
  children: ['children'],
  'young people': ['young'],
};

const READY: readonly Ready[] = IDEAS.flatMap(({ words }, idea) =>
  words.map((is, word) => ({ idea, word, is, pattern: madeOnce(() => patternOf(is.forms ?? is.word)) })),
);
/** Which words to look for in a block, by a word that each of their forms holds. */
const BY_SIGN = new Map<string, Ready[]>();
for (const ready of READY)
  for (const sign of signsOf(ready.is)) BY_SIGN.set(sign, [...(BY_SIGN.get(sign) ?? []), ready]);

/** The uses of a block, found once; headings and what is quoted keep their own words. */
export const usesIn = remembered((prose: Prose): UsesInBlock => {
  if (prose.kind === 'heading') return NONE;
  const asked = new Set<Ready>();
  for (const word of wordsOf(prose)) for (const ready of BY_SIGN.get(word) ?? []) asked.add(ready);
  return [...asked].flatMap((ready) => usesOf(ready, prose));
});

function usesOf({ idea, word, is, pattern }: Ready, prose: Prose): UsesInBlock {
  const { text } = prose;
  if (is.notInBlock?.test(text)) return [];
  return allMatches(pattern(), text)
    .filter((match) => {
      const before = text.slice(Math.max(0, match.index - NEARBY), match.index);
      const end = match.index + match[0].length;
      const after = text.slice(end, end + NEARBY);
      return (
        !is.notAfter?.test(before) &&
        !OF_OTHERS.test(before) &&
        !IN_A_NAMED_PLACE.test(before) &&
        (is.onlyAfter?.test(before) ?? true) &&
        ((is.owns && /['’]s$/.test(match[0])) || !is.notBefore?.test(after)) &&
        !isInName(match[0], before, after) &&
        !isElsewhere(after) &&
        !isQuoted(text.slice(0, match.index)) &&
        !is.notIn?.test(sentenceAt(text, match.index))
      );
    })
    .map((match) => ({ idea, word, use: { prose, index: match.index, length: match[0].length } }));
}

/** `Keeping Children Safe in Education`, `the UK Council for Internet Safety`: with another such word beside it, a capital makes a name. */
export function isInName(word: string, before: string, after: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  return (
    /(?:[\p{Ll}\p{Lu}),] |\bfor )(?:\p{Lu}[\p{L}’'-]+ (?:(?:for|of|and|the) )?)$/u.test(
      before.replace(/(?:^|[.!?:] )\p{Lu}\p{L}* $/u, ''),
    ) ||
    (/^ (?:(?:of|for|and|in) )?\p{Lu}\p{Ll}/u.test(after) && /\p{L} $/u.test(before))
  );
}

/** `of St Example’s`, `at County Hall`: somebody else’s. */
export function isElsewhere(after: string): boolean {
  return AT_A_NAMED_PLACE.test(after);
}

/** `At Dale School the principal signs`: theirs. */
const IN_A_NAMED_PLACE =
  /(?:^|[.!?;]\s+)(?:At|In|For) (?:St\.? )?(?:\p{Lu}[\p{L}’'-]+ )*(?:School|Academy|College|Nursery|Primary|Infants?|Juniors?|Centre|Hall)(?:,| the| our|,? (?:the|our))\s+$/u;

const AT_A_NAMED_PLACE = /^\s+(?:of|at) (?:(?:St\.?|Mount|North|South|East|West|County|City|Town) )?\p{Lu}\p{Ll}/u;

/** Whether what follows some words is quoted. */
export function isQuoted(before: string): boolean {
  const last = Math.max(before.lastIndexOf('“'), before.lastIndexOf('”'));
  if (last >= 0 && before[last] === '“') return true;
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** A word of each form of a name, in all its endings. */
function signsOf({ word, forms = word }: Word): string[] {
  const signs = SIGNS[word];
  if (signs) return signs;
  const [first = '', ...more] = forms.toLowerCase().match(WORD) ?? [];
  return more.length > 0 ? [first] : [first, `${first}s`, `${first}es`];
}

function patternOf(forms: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}-])${forms.replace(/ (?![?*)])/g, '[\\s-]+')}(?:e?s)?(?:['’]s?)?(?![\\p{L}\\p{N}-])`,
    'giu',
  );
}
