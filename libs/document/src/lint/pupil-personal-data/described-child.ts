import { allMatches } from '../all-matches.ts';
import { tellsOfPupils } from './facts-of-pupils.ts';

/** A class, a room, a boarding house: few enough to be known in. */
const GROUP =
  '(?:(?:Year|Yr|Class|Form|Set|Room|Unit|Table) ?\\d{1,2}\\p{Lu}?|\\d{1,2}\\p{Lu}\\b|Reception|Nursery|Pre-school|(?:the )?\\p{Lu}\\p{L}+ (?:[Cc]lass|[Rr]oom|[Gg]roup|[Hh]ouse|[Dd]ormitory|[Ff]orm)|(?:the )?(?:[Dd]ormitory|[Dd]orm|[Rr]oom|[Bb]ed|[Cc]abin|[Ff]lat) (?:\\d{1,2}|[A-Z])\\b|the (?:lower|upper) (?:sixth|fifth)|\\p{Lu}\\p{Ll}+s(?= (?:who|whose|with)\\b))';
const CHILD = '(?:boy|girl|pupil|student|child|boarder|learner|toddler|baby|user|sufferer|refugee|Traveller)';
const KIN = '(?:sisters?|brothers?|twins?|triplets|cousins|siblings|brother and sister)';
const BESIDE = '(?:[\\p{L}-]+ ){0,3}?';

/** `our only pupil who uses a ventilator`, `the twins in Reception`: known without a name. */
const DESCRIBED: readonly RegExp[] = [
  new RegExp(`\\b(?:[Tt]he|[Oo]ur) only ${BESIDE}${CHILD}\\b`, 'gu'),
  new RegExp(
    `\\b(?:[Tt]he|[Oo]ur) (?:(?:two|three|twin|older|younger|new|other|little) )*(?:${KIN}|two (?:boys|girls|pupils|children|students))\\b(?: (?:[\\p{L}-]+ ){0,3}?)?(?:in|from|of) ${GROUP}`,
    'gu',
  ),
  new RegExp(
    `\\b[Tt]he (?:(?:new|other|older|younger|little|one) )?${CHILD} (?:in|from|of) ${GROUP}(?=,? (?:who|whose|with)\\b)`,
    'gu',
  ),
  // An event of one day: who it was, everybody knows.
  new RegExp(
    `\\b(?:[Aa]|[Oo]ne) (?:${GROUP} ${CHILD}|${CHILD} (?:in|from|of) ${GROUP})(?=[^.;]{0,80}\\b(?:was|were|had|ran|fell|broke|bit|hit|brought|took|left|came|self-harmed|swallowed|stole|went|told|set|threw|got)\\b)`,
    'gu',
  ),
];
/** One who need not exist. */
const ANY_SUCH =
  /\b(?:if|when|whenever|where|unless|whether|suppose|imagine|example|e\.g\.|might|could|would|may be|is|be|being|as)\b[^.;]{0,40}$/i;
const ON_A_DAY =
  /\b(?:last (?:year|term|week|month|summer|spring|autumn|winter|January|February|March|April|May|June|July|September|October|November|December)|(?:in|on|since) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)|this (?:year|term|week)|yesterday|recently)\b/i;
const IN_A_GROUP = new RegExp(`\\b(?:in|from|of) ${GROUP}`, 'u');
const REACH = 140;

/** Where a sentence tells a fact of somebody who is described and not named. */
export function describedIn(text: string): (readonly [index: number, length: number])[] {
  if (!mayDescribe(text)) return [];
  return DESCRIBED.flatMap((pattern, kind) =>
    allMatches(pattern, text).flatMap(({ 0: words, index }) => {
      const before = text.slice(Math.max(0, index - REACH), index);
      const after = text.slice(index + words.length, index + words.length + REACH);
      if (ANY_SUCH.test(before)) return [];
      const isTold = tellsOfPupils(`${before}…${after}`) || tellsOfPupils(words) || /\badopted\b/.test(after);
      const isMeant = [
        () => isTold && (IN_A_GROUP.test(after) || /^ who\b/.test(after) || tellsOfPupils(words)),
        () => isTold,
        () => isTold || /\b(?:boy|girl)\b/.test(words),
        () => (isTold || HURT.test(after)) && ON_A_DAY.test(text),
      ][kind];
      return isMeant?.() ? [[index, words.length] as const] : [];
    }),
  );
}

const HURT =
  /\b(?:broke (?:his|her|their|an?)|was (?:badly )?(?:hurt|injured|burnt|bitten|found with|caught|arrested)|fell|stole|ran (?:away|off|out|into)|drowned|nearly|swallowed)\b/i;

/** Whether somebody may be described in some words: most sentences need not be looked at more closely. */
export function mayDescribe(text: string): boolean {
  return ONLY.test(text) || (SOMEBODY.test(text) && IN_SOMETHING.test(text));
}

const ONLY = /\b(?:the|our) only\b/i;
const SOMEBODY =
  /\b(?:sisters?|brothers?|twins?|triplets|cousins|siblings|two|boy|girl|pupil|student|child|boarder|learner|toddler|baby)\b/;
const IN_SOMETHING =
  /\b(?:Year|Yr|Class|Form|Set|Unit|Table|Reception|Nursery|Pre-school) ?\d?|\b\d{1,2}\p{Lu}\b|\b(?:dorm\w*|room|bed|cabin|flat) (?:\d|[A-Z]\b)|\bthe (?:lower|upper)\b|\b(?:in|from|of) (?:the )?\p{Lu}/u;
