import { byWord } from '../by-word.ts';
import { stemsIn } from '../stems.ts';

/** A word as provisions are compared by it, found out once for each word there is. */
export interface WordForm {
  readonly word: string;
  readonly stem: string;
  /** A number for the stem. */
  readonly code: number;
  readonly saysNothing: boolean;
  readonly isModal: boolean;
  /** One of those whom a clause is for. */
  readonly isSomebody: boolean;
  readonly isYou: boolean;
  /** A number, limit or denial, in the singular. */
  readonly term: string | undefined;
  /** A small word that orders things in time or makes them depend. */
  readonly isLink: boolean;
  /** What it has to do with, whatever its grammar; none of a term or a link. */
  readonly roots: readonly Root[];
  /** The word itself, to be looked up where there are few roots. */
  readonly asRoot: Root;
}

export interface Root {
  readonly root: string;
  readonly code: number;
  /** Longer roots are rarer; of one length any order will do, so long as it is one. */
  readonly rarity: number;
}

/** `pass` and `passes`, `call` and `calls` end alike. */
const DOUBLED = /(?<=\p{L}{2})([b-df-hj-np-tv-z])\1$/u;
/** A word without what tells one from several and one tense from another. */
const stemOf = byWord((word) => {
  if (word.length < 5) return word.replace(/(?<=\p{L}{2}[^s])s$/u, '').replace(DOUBLED, '$1');
  const root = word.replace(/ies$/, 'y').replace(/(?:(?<=[sxz]|ch|sh)es|(?<=[^s])s|ing|ed)$/, '');
  return root.replace(DOUBLED, '$1').replace(/e$/, '');
});

/** Words that may come or go without a change of what is said. Never one that says who, when, how many, or not. */
const SAYS_NOTHING = new Set(
  'a an the that this these you which who whom of for to and all any every each member members person also their its his her our your then both will be is are been being so own they them it whilst while which at in on by with from as into upon must shall there please such any up own once please kindly always also we very quite indeed away together along still do does therefore however fully clearly carefully simply again afterwards thereafter ever whoever anyone anybody everyone everybody'.split(
    ' ',
  ),
);
const MODALS = new Set(['should', 'may', 'can']);
/** Those whom a clause is for, by their stems. */
export const WHO = new Set(
  'staff pupil student child children parent carer visitor volunteer contractor governor trustee head headteacher principal manager teacher employee worker lead office officer committee board chair clerk council trust school nursery academy driver guest bursar secretary clerk nurse senco cook caretaker hirer tenant companion witness observer member-alone candidate applicant adviser auditor supplier priest vicar chaplain deacon bishop police doctor therapist helper assistant escort lifeguard mother father brother sister adult tutor deputy technician librarian matron mentor counsellor director supervisor instructor inspector'
    .split(' ')
    .map(stemOf),
);

const TERMS = new Set(
  (
    'not no nor never nobody none only except without should may can ought first second third day days week weeks month months term terms ' +
    'year years hour hours working soon immediately out off down up minimum maximum least most less fewer under below half £ % million thousand \uFFFC ' +
    'january february march april june july august september october november december monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays autumn spring summer winter easter christmas'
  ).split(' '),
);
const NUMBER = /\p{N}/u;
const LINKS = new Set('if unless until before after within or than other since'.split(' '));
const YOU = new Set(['you', 'your', 'yours']);

export const formOf = byWord((word): WordForm => {
  const stem = stemOf(word);
  const isTerm = TERMS.has(word) || NUMBER.test(word);
  const isLink = LINKS.has(word);
  return {
    word,
    stem,
    code: codeOf(stem),
    saysNothing: SAYS_NOTHING.has(word),
    isModal: MODALS.has(word),
    isSomebody: WHO.has(stem),
    isYou: YOU.has(word),
    term: isTerm ? word.replace(/s$/, '') : undefined,
    isLink,
    asRoot: rootOf(word),
    roots: isTerm || isLink ? [] : stemsIn(word).map(rootOf),
  };
});

function rootOf(root: string): Root {
  const code = codeOf(root);
  return { root, code, rarity: root.length * 2 ** 32 + (code >>> 0) };
}

/** FNV-1a over UTF-16 units: short, and spread well enough for a table. */
function codeOf(word: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) code = Math.imul(code ^ word.charCodeAt(at), 0x01000193);
  return code;
}
