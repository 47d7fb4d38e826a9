import { allMatches } from '../all-matches.ts';
import { tellsOfPupils } from './facts-of-pupils.ts';
import { CHILD, clauseOf, GROUP, isFact, KIN, OF_ORIGIN, OF_WHOEVER, type Pointer } from './pointer.ts';
import { tellsOfALife, tellsOfThePast, tellsWhatIs } from './told-facts.ts';
import { DESCRIBED, HOME_OF_A_NAME, KIN_IN_CLASSES, KIN_OF_A_NAME, WHOM_WE_HAVE } from './whom-we-have.ts';

const BESIDE = '(?:[\\p{L}-]+ ){0,3}?';
/** A child, with or without the class before it: `Year 11 head girl`. */
const ONE = `(?:(?:[Yy]ear|[Cc]lass) \\d{1,2} )?${BESIDE}${CHILD}`;

const POINTERS: readonly Pointer[] = [
  // There is one of the kind: `our only pupil who uses a ventilator`, `the one girl in the team`, `the only boy is`.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur|[Hh]er|[Hh]is) (?:only|one|sole|single) (?:(?!(?:is|was|has|had|who|of|in|for|to)\\b)[\\p{L}-]+ ){0,3}?${CHILD}\\b(?! at a time)`,
      'gu',
    ),
    isMeant: (words, after) => {
      const said = clauseOf(after);
      if (/^ (?:in|of|on) (?:an?|any|each|every) /.test(after)) return false;
      if (isFact(words) || (DESCRIBED.test(words) && IN_A_GROUP.test(said))) return true;
      const isSaidOfThem = IN_A_GROUP.test(said) || /^,? (?:who|whose|with|is|has|was|had|came|speaks)\b/.test(said);
      return isSaidOfThem && (isFact(said) || tellsOfThePast(said) || IS_SO.test(said));
    },
  },
  {
    pattern: new RegExp(
      `\\b[Tt]here (?:is|was|are|were) (?:only |just |but )?(?:one|a|two) (?:[\\p{L}-]+ ){0,2}?${CHILD}(?:ren|s)?\\b`,
      'gu',
    ),
    isMeant: (words, after) =>
      HAS_PLACE.test(after) && (isFact(words) || isFact(clauseOf(after))) && tellsOfThePast(clauseOf(after)),
  },
  // Brothers and sisters of a class: there are no two such pairs in it.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) (?:(?:two )?\\p{Lu}\\p{L}+ |(?:autistic|deaf|blind|diabetic|dyslexic|epileptic|asthmatic|fostered|adopted|refugee|orphaned|coeliac) )?(?:(?:two|three|twin|older|younger|new|other|little) )*(?:${KIN}|two (?:boys|girls|pupils|children|students))\\b(?: (?:[\\p{L}-]+ ){0,3}?)?(?:in|from|of) ${GROUP}`,
      'gu',
    ),
    isMeant: (words, after) =>
      isFact(`${words}${after}`) ||
      tellsOfThePast(clauseOf(after)) ||
      OF_KIN.test(after) ||
      (/^,? who\b/.test(after) && !OF_WHOEVER.test(after) && tellsWhatIs(after)),
  },
  // `The Syrian sisters in Year 4`, `the two Roma boys of Elm class`: so few are of that origin.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) (?:(?:two|three) \\p{Lu}\\p{Ll}*(?:${OF_ORIGIN}|oma) (?:boys|girls|pupils|children|students)|(?:two |three |twin )?\\p{Lu}\\p{Ll}*(?:${OF_ORIGIN}|oma) ${KIN}) (?:in|from|of) ${GROUP}`,
      'gu',
    ),
    isMeant: (_, after) => !OF_WHOEVER.test(after),
  },
  // `The boy in Year 9 who uses a wheelchair`: a class is so small that what is told of one points to one.
  {
    pattern: new RegExp(
      `\\b[Tt]he (?:(?:new|other|older|younger|little|one) )?${CHILD} (?:in|from|of) ${GROUP}(?=,? (?:who|whose|with)\\b)`,
      'gu',
    ),
    isMeant: (words, after) =>
      tellsWhatIs(after) &&
      !OF_WHOEVER.test(after) &&
      (tellsOfPupils(after) || /\b(?:boy|girl)\b/.test(words) || tellsOfThePast(clauseOf(after))),
  },
  // `The Year 5 girl who lost her mother`: the same, with the class before it.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) ${GROUP} (?:boy|girl|pupil|student|child|boarder)(?=,? (?:who|whose|with)\\b)`,
      'gu',
    ),
    isMeant: (_, after) => {
      const said = clauseOf(after);
      return (
        !OF_WHOEVER.test(after) &&
        tellsWhatIs(after) &&
        (isFact(said) || tellsOfALife(said) || (HURT.test(said) && tellsOfThePast(said)))
      );
    },
  },
  // `The boy with the stammer in Saint Bede's form`: the other way round.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) ${CHILD} (?:with|who) (?!(?:the )?(?:most|best|highest|lowest|fewest|least)\\b)[^.,;:]{3,40}? (?:in|from|of) ${GROUP}`,
      'gu',
    ),
    isMeant: (words) =>
      tellsWhatIs(words.replace(/^.*?(?= (?:with|who)\b)/, '')) &&
      !/\b(?:may|must|will|shall|is (?:chosen|elected|on duty))\b/.test(words),
  },
  // `The Year 11 head girl, who has diabetes`: there is one of that office.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) (?:[Yy]ear \\d{1,2} )?(?:(?:deputy|vice|assistant)[- ])?(?:head (?:boy|girl|pupil|student)|(?:school|sports|games|house) captain|captain of [\\p{L} ]{3,20}?)(?=,? (?:who|whose)\\b)`,
      'gu',
    ),
    isMeant: (_, after) => {
      const said = clauseOf(after);
      return isFact(said) || HURT.test(said) || (HAPPENED_TO.test(said) && !OF_AN_OFFICE.test(said));
    },
  },
  // `The Ukrainian boy who joined Maple class in February`: where somebody is from, or when they came, tells which one it is.
  {
    pattern: new RegExp(
      `\\b[Tt]he (?:[\\p{L}-]+ ){0,2}?${CHILD} who (?:joined|left|came (?:in)?to|moved (?:in)?to|started in|transferred to|was moved (?:in)?to) ${GROUP}`,
      'gu',
    ),
    isMeant: () => true,
  },
  {
    pattern: new RegExp(`\\b(?:[Tt]he|[Oo]ur) \\p{Lu}\\p{Ll}+(?:${OF_ORIGIN}) ${CHILD}\\b`, 'gu'),
    isMeant: (_, after) => HAS_PLACE.test(after),
  },
  // `The girl from Eritrea in Year 10`.
  {
    pattern: new RegExp(
      `\\b(?:[Tt]he|[Oo]ur) ${CHILD} from (?!Year|Class|Reception|Nursery)\\p{Lu}\\p{Ll}+,? (?:in|of) ${GROUP}`,
      'gu',
    ),
    isMeant: (_, after) => !OF_WHOEVER.test(after),
  },
  // `The pupil who set fire to the shed in June`: a deed of one day.
  {
    pattern: new RegExp(`\\b[Tt]he (?:[Yy]ear \\d{1,2} |[\\p{L}-]+ )?${CHILD} who(?= )`, 'gu'),
    isMeant: (_, after) => {
      const said = /^[^.,;:]*/.exec(after)?.[0] ?? '';
      return (HURT.test(said) || DEED.test(said)) && ON_A_DAY.test(said) && tellsOfThePast(said);
    },
  },
  // `The Ransome family of 7 Canal Row, whose daughter`: a family that is named, and what is told of a child of it.
  {
    pattern:
      /\b[Tt]he (?!Royal|Holy|Roman|Tudor)\p{Lu}\p{Ll}+ (?:family|household)\b(?! \p{Lu})(?=[^.;:]{0,60}\bwhose\b)/gu,
    isMeant: (_, after) => {
      const said =
        /^[^.;:]*?,? whose (?:[\p{L}-]+ )?(?:sons?|daughters?|child(?:ren)?|boys?|girls?|twins|eldest|youngest|bab(?:y|ies))\b(?<told>[^.;:]*)/u.exec(
          after,
        )?.groups?.told;
      return said !== undefined && (isFact(said) || tellsOfThePast(said));
    },
  },
  // An event of one day: who it was, everybody knows.
  {
    pattern: new RegExp(
      `\\b(?:[Aa]|[Oo]ne) (?:${GROUP} ${ONE}|${ONE} (?:in|from|of) ${GROUP}|${CHILD} in [\\p{L} ]{3,20}, an? ${CHILD} (?:in|from|of) ${GROUP})`,
      'gu',
    ),
    isMeant: (_, after, text) =>
      (tellsOfPupils(after) ||
        HURT.test(after) ||
        /\bgrade\b/.test(after) ||
        OF_KIN.test(after) ||
        tellsOfALife(after)) &&
      ON_A_DAY.test(text) &&
      tellsOfThePast(OF_KIN.test(after) ? text : clauseOf(after)),
  },
  WHOM_WE_HAVE,
  KIN_OF_A_NAME,
  HOME_OF_A_NAME,
  KIN_IN_CLASSES,
];
/** What befell one: not what an office brings with it. */
const HAPPENED_TO =
  /^,? who(?:se)? (?:[\p{L}’-]+ )?(?:had|lost|broke|was|suffered|came|fled|left|moved|tried|missed|failed|fell|ran|hurt)\b/u;
const OF_AN_OFFICE =
  /\b(?:elect|chos|appoint|vot|interview|nominat|select|picked|led|lead|read|spoke|welcom|thank|present|wrote|met|repres|open|award|prais|given the|in office|duty)\p{L}*/u;
/** What is so of one alone, without a word that is told of children only. */
const IS_SO =
  /^(?:,? (?:in|from|of) [\p{L}\d ]{3,20}?)?,? who (?:speaks|uses|wears|cannot|lives|eats|sleeps|walks|comes from|believes|worships|fasts|hears|sees)\b|^ with (?!(?:the|an?) (?:pass|note|key|card|badge|job|list)\b|permission\b)\p{L}+/u;
/** What is told of those at home is told of the child. */
const OF_KIN = /^,? whose (?:mother|father|parents?|mum|dad|famil\p{L}+|brother|sister)\b/u;
/** One who need not exist. */
const ANY_SUCH =
  /\b(?:if|whenever|where|unless|whether|suppose|imagine|example|e\.g\.|might|could|would|may be(?! \w+ (?:by|for|with)\b))\b[^.;]{0,40}$|\b(?:(?<!\bthere )is|be|being|(?<!, )as) $/i;
const ON_A_DAY =
  /\b(?:last (?:year|term|week|month|summer|spring|autumn|winter|January|February|March|April|May|June|July|September|October|November|December)|(?:in|on|since) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)|this (?:year|term|week)|yesterday|recently)\b/i;
const IN_A_GROUP = new RegExp(`\\b(?:in|from|of) (?:(?:the|our) )?${GROUP}`, 'u');
const HAS_PLACE = new RegExp(`^[^.;]{0,30}?\\b(?:in|from|of) ${GROUP}`, 'u');
const REACH = 140;

/** Where a sentence tells a fact of somebody who is described and not named. */
export function describedIn(text: string): (readonly [index: number, length: number])[] {
  if (!mayDescribe(text)) return [];
  const found: (readonly [index: number, length: number])[] = [];
  for (const { pattern, isMeant } of POINTERS)
    for (const { 0: words, index } of allMatches(pattern, text)) {
      const isFound = found.some(([at, length]) => at < index + words.length && index < at + length);
      if (isFound || ANY_SUCH.test(text.slice(Math.max(0, index - REACH), index))) continue;
      const after = text.slice(index + words.length, index + words.length + REACH);
      if (isMeant(words, after, text)) found.push([index, words.length]);
    }
  return found;
}

/** Whether somebody may be described in some words: most sentences need not be looked at more closely. */
export function mayDescribe(text: string): boolean {
  return (
    ONLY.test(text) || (SOMEBODY.test(text) && (IN_SOMETHING.test(text) || ONE_WHO.test(text))) || A_FAMILY.test(text)
  );
}

const ONLY =
  /\b(?:the|our|her|his) (?:only|one|sole|single)\b|\bthere (?:is|was|are|were) (?:only |just )?(?:one|an?|two)\b|\b(?:head (?:boy|girl|pupil|student)|captain)\b/i;
/** `The boy who` did something once. */
const ONE_WHO =
  /\b[Tt]he (?:[Yy]ear \d{1,2} |[\p{L}-]+ )?(?:boy|girl|pupil|student|child|boarder|learner|toddler|baby|candidate) who\b/u;
const A_FAMILY =
  /\b[Tt]he \p{Lu}[\p{L}’'-]+ (?:(?:family|household|two|three|twin|older|younger|twins?|triplets|brothers?|sisters?|siblings|cousins|children|boys|girls)\b|\p{Lu})/u;
const SOMEBODY =
  /\b(?:sisters?|brothers?|twins?|triplets|cousins|siblings|two|boy|girl|pupil|student|child|boarder|learner|toddler|baby|candidate)\b/;
const IN_SOMETHING =
  /\b(?:Year|Yr|Class|Form|Set|Unit|Table|Reception|Nursery|Pre-school) ?\d?|\b(?:year|yr|class|form|set) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)|\b\d{1,2}\p{Lu}\b|\b(?:dorm\w*|room|bed|cabin|flat) (?:\d|[A-Z]\b)|\bthe (?:lower|upper|baby|babies|toddlers?|tweenies|nursery|pre-school|reception|infants?|junior|nurture|sensory|resource|autism|language|hearing|sixth)\b|\b(?:in|from|of) (?:the )?\p{Lu}/u;
/** What one does once, and is known by. */
const DEED =
  /\b(?:choked|fainted|collapsed|drew on|wrote on|sprayed|smashed|flooded|let off|set off|threw|bit |spat|hid in|climbed (?:on|onto|out|over|up)|jumped (?:from|off|out|over)|sent (?:a|the) (?:picture|photo|message|threat)|posted|hacked|brought (?:a|an) (?:knife|blade|weapon|vape|gun|lighter|firework)|(?:took|had|was given) (?:an overdose|drugs|alcohol))/i;
const HURT =
  /\b(?:broke (?:his|her|their|an?)|was (?:badly )?(?:hurt|injured|burnt|bitten|found with|caught|arrested)|fell|stole|set fire|(?:punched|kicked|stabbed|attacked|assaulted|robbed|slapped|pushed|scalded|burnt|cut) |ran (?:away|off|out|into)|drowned|nearly|swallowed)\b/i;
