import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding, type LintDesk } from '../lint-rule.ts';
import { madeOnce } from '../made-once.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { WORD, wordsOf } from '../words-of.ts';
import { FAMILIES, LOOSE } from './families.ts';
import { areIntroduced, areSetBeside, haveATie, isDefined, shareASentence, shareOneClause } from './told-apart.ts';
import { isElsewhere, isInName, isQuoted, OF_OTHERS, type Use } from './uses-in.ts';

interface Named extends Use {
  readonly family: number;
  readonly name: string;
}

/** With fewer uses no name is the usual one. */
const FEWEST_OF_USUAL = 2;
/** Another post than the one that is named, or one of another place. */
const ANOTHER =
  /\b(?:deputy|assistant|former|other|another|chief|area|regional|second|personal|premises|visiting|police|armed|security|local|neighbouring|host|receiving|new|previous|trainee|student|health and|health &)\s+$/i;
/** Somebody else’s: `of the science college`, `at the leisure centre`. */
const ELSEWHERE = /^(?:s|es)?\s+(?:of|at|in|from|for) (?:another|other|the other|each other|an?)\b/i;
/** A word that is a name only by itself: `the tenant of the bungalow`, `the coach company`. */
const WORD_ALONE = /^[\p{L}]+$/u;
const GOES_ON =
  /^\s+(?:of (?!(?:the|our|this) (?:school|academy|nursery|hall|trust)\b)|(?:company|companies|firm|operator|party|journey|trip|park|driver|station|hire|list|seats?|speakers?|network|accounts?|house|rooms?|wi-fi|book|diary|planner|club|policy|parking|toilets?|lounge|pass|badges?|tutor|group|fund)\b)/i;

/** One of several, each for a matter: `the executive director of finance`. */
const OF_A_MATTER = /^(?:executive (?:director|leader)|reporting officer)$/;
const HAS_A_MATTER = /^s?(?:\s+\(|,?\s+(?:of|for|who (?:leads|runs|is (?:responsible|in charge))|with)\b)/;

/** Words of other meanings too: they name somebody or something only at the head of a phrase. */
const NEEDS_ARTICLE = new Set(
  'coach reviewer tenant assessor driver supplier vendor dummy contractor tradesman workman gym practitioner pass badge guest visitor candidate applicant isolation coursework rector vicar allotment recess pumps jersey chorus library homework nappy hoist'.split(
    ' ',
  ),
);
const AT_THE_HEAD =
  /(?:^|[.;:,(!?“]\s*|\b(?:the|an?|our|their|its|his|her|your|each|every|any|no|this|that|all|both|other|and|or|if|when|to|by|from|with|of|for|as)\s+)$/i;
/** Where visitors report, and not the first year of a school. */
const IS_A_DESK = /\b(?:at|to|from|by|behind|the|via|past|with|outside)\s+$/;
const IS_A_YEAR =
  /^(?:R|reception\s+(?:class|year|child|pupil|teacher|baseline|intake|age|staff|team|group|area|place|parent|and (?:Year|Key|nursery)|to Year))/;
const CO = /co-ordinator/gi;
const PLACE_OF = new Map(
  FAMILIES.flatMap((names, family) => names.map((name) => [keyOf(name), { family, name }] as const)),
);
const BY_FIRST_WORD = patternsByFirstWord();
const NONE: readonly Named[] = [];

/**
 * The odd name of a post or a thing that is called otherwise in the rest of the text. A text has two of a kind when it sets them side by
 * side, names both in one sentence, or tells what the second is.
 */
export function renamedInFamilies(desk: LintDesk): Finding[] {
  const byFamily = Map.groupBy(desk.prose.flatMap(namesIn), ({ family }) => family);
  return [...byFamily.values()].flatMap((all): Finding[] => {
    const names = [...Map.groupBy(all, ({ name }) => name).values()].sort((a, b) => b.length - a.length);
    const [usual, ...others] = names;
    if (!usual || usual.length < FEWEST_OF_USUAL) return [];
    return others.flatMap((odd) => (isSlip(odd, usual, desk) ? [say(odd, usual)] : []));
  });
}

function isSlip(odd: readonly Named[], usual: readonly Named[], desk: LintDesk): boolean {
  const [name, most] = [odd[0]?.name ?? '', usual[0]?.name ?? ''];
  if (odd.length >= usual.length || isShortOf(name, most) || isShortOf(most, name)) return false;
  if (areIntroduced(odd) || areSetBeside(odd, usual) || isDefined([name, most], desk)) return false;
  const other = OTHER_SENSE[name] ?? OTHER_SENSE[most];
  if (other && desk.prose.some(({ text }) => other.test(text))) return false;
  if (LOOSE.has(odd[0]?.family ?? -1) && !haveATie(odd, usual)) return false;
  return !(lastWordOf(name) === lastWordOf(most) ? shareOneClause(odd, usual) : shareASentence(odd, usual));
}

function lastWordOf(name: string): string {
  return keyOf(name).split(' ').at(-1) ?? '';
}

/** What shows that a word means something else in a text, wherever it does: one rides in a coach. */
const OTHER_SENSE: Readonly<Record<string, RegExp>> = {
  coach:
    /\b(?:in|on|onto|into|off|aboard|board|boards|by|hire|hires) (?:the |an? |each |every )?coach(?:es)?\b(?! of\b)/i,
  'care plan': /\b(?:social worker|looked[- ]after|children['’]s services|in care|intimate care|end[- ]of[- ]life)\b/i,
  'head of centre': /\bexam/i,
  candidate: /\bexam|\bshort-?list|\belect|\binterview/i,
  referee: /\b(?:match|game|whistle|pitch|offside)/i,
  pass: /\b(?:parking|bus|rail|travel|lesson|hall|toilet|exit) pass|\b(?:must|may|to|not|who|they|pupils?|will) pass\b/i,
  guest: /\b(?:overnight|wedding|guests? of|dinner|as (?:a |our )?guests?|host)/i,
  isolation: /\b(?:self-isolat|infect|quarantine|test(?:ed)? positive|fever|electrical|valve)/i,
  allotment: /\ballotments?\b[^.]{0,40}\b(?:society|association|council)/i,
};

function say([first]: readonly Named[], [usual]: readonly Named[]): Finding {
  const { prose, index, length, name } = first as Named;
  return findingIn(prose, index, length, {
    severity: 'info',
    message: `\`${name}\` and \`${usual?.name}\` are both used here.`,
    advice: `If they mean one, write \`${usual?.name}\` throughout, or say what tells them apart.`,
  });
}

/** `lead` for `safeguarding lead`: all its words are the other’s. */
function isShortOf(name: string, other: string): boolean {
  const words = new Set(keyOf(other).split(' '));
  return keyOf(name)
    .split(' ')
    .every((word) => words.has(word));
}

/** The names of a block, found once; headings and what is quoted keep their own words. */
const namesIn = remembered((prose: Prose): readonly Named[] => {
  if (prose.kind === 'heading') return NONE;
  const asked = new Set<() => RegExp>();
  const words = wordsOf(prose);
  for (const word of words) {
    const ready = BY_FIRST_WORD.get(word);
    if (ready?.rest.some((rest) => rest.every((each) => each.some((form) => words.has(form)))))
      asked.add(ready.pattern);
  }
  return [...asked].flatMap((pattern) => findNames(pattern(), prose));
});

const NEARBY = 40;

function findNames(pattern: RegExp, prose: Prose): Named[] {
  const { text } = prose;
  return allMatches(pattern, text).flatMap((match): Named[] => {
    const place = PLACE_OF.get(keyOf(match.groups?.name ?? ''));
    const before = text.slice(Math.max(0, match.index - NEARBY), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY);
    const isOthers = ANOTHER.test(before) || OF_OTHERS.test(before) || ELSEWHERE.test(after) || isElsewhere(after);
    if (place?.name === 'reception' && !(IS_A_DESK.test(before) && !IS_A_YEAR.test(match[0] + after))) return [];
    if (place && NEEDS_ARTICLE.has(place.name) && !AT_THE_HEAD.test(before)) return [];
    if (
      !place ||
      isOthers ||
      (WORD_ALONE.test(place.name) && GOES_ON.test(after)) ||
      (OF_A_MATTER.test(place.name) &&
        (HAS_A_MATTER.test(after) || /\b(?:an?|each|every|two|three)\s+$/i.test(before))) ||
      isInName(match[0], before, after) ||
      isQuoted(text.slice(0, match.index))
    )
      return [];
    return [{ ...place, prose, index: match.index, length: match[0].length }];
  });
}

interface ByFirstWord {
  readonly pattern: () => RegExp;
  /** Of each name its further words, each in the forms of which one has to stand in a block that holds the name. */
  readonly rest: readonly (readonly (readonly string[])[])[];
}

/** `lady` may be `ladies`, the last word may be several, and a co-ordinator has a hyphen. */
function formsOf(word: string): readonly string[] {
  return word === 'coordinator' ? [word, `${word}s`, 'co'] : [word, `${word}s`, word.replace(/lady$/, 'ladies')];
}

function patternsByFirstWord(): ReadonlyMap<string, ByFirstWord> {
  const byWord = new Map<string, string[]>();
  for (const name of FAMILIES.flat()) {
    const words = keyOf(name).split(' ');
    const [first = ''] = name.toLowerCase().match(WORD) ?? [];
    for (const sign of words.length === 1 ? [first, `${first}s`] : [first])
      byWord.set(sign, [...(byWord.get(sign) ?? []), name]);
  }
  return new Map(
    [...byWord].map(([sign, names]) => {
      const rest = names.map((name) => (name.toLowerCase().match(WORD) ?? []).slice(1).map(formsOf));
      return [sign, { pattern: madeOnce(() => patternOf(names)), rest }];
    }),
  );
}

function patternOf(names: readonly string[]): RegExp {
  const forms = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) =>
      name
        .replace(/[ -]/g, '[\\s-]+')
        .replace('coordinator', 'co-?ordinator')
        .replace(/'/g, "['’]")
        .replace(/lady$/, 'lad(?:y|ies)'),
    );
  // The names have plain letters: without classes of Unicode a pattern is made in a tenth of the time, and there are hundreds.
  return new RegExp(`(?<![\\w-])(?<name>${forms.join('|')})s?(?:['’]s?)?(?![\\w-])`, 'gi');
}

/** A name as it is compared: small letters, and a space for a hyphen. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(CO, 'coordinator')
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
    .replace('co ordinator', 'coordinator')
    .replace(/ladies$/, 'lady');
}
