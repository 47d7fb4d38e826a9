import { allMatches } from '../all-matches.ts';
import { findingIn, mend, sentenceAt, type BlockFacts, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { isHistory } from './is-history.ts';

/** Guidance of which editions follow each other: an older year is out of date. */
interface Editions {
  readonly name: string;
  readonly written: string;
  /** The year of the edition in force on a day. */
  readonly current: (year: number, month: number) => number;
  readonly source: string;
}

const eachSeptember = (year: number, month: number): number => (month >= 9 ? year : year - 1);
const EACH_SEPTEMBER = 'A new edition comes into force each September.';

const GUIDANCE: readonly Editions[] = [
  {
    name: 'Keeping Children Safe in Education',
    written: 'Keeping Children Safe in Education|KCSi?E',
    current: eachSeptember,
    source: EACH_SEPTEMBER,
  },
  {
    name: 'the Academy Trust Handbook',
    written: 'Academy Trust Handbook',
    current: eachSeptember,
    source: EACH_SEPTEMBER,
  },
  {
    name: 'the School Teachers’ Pay and Conditions Document',
    written: "School Teachers?['’]? Pay and Conditions Document|STPCD",
    current: eachSeptember,
    source: EACH_SEPTEMBER,
  },
  {
    name: 'Working Together to Safeguard Children',
    written: 'Working Together to Safeguard Children',
    current: () => 2023,
    source: 'The edition of 15 December 2023 replaced those before it.',
  },
  {
    name: 'the statutory framework for the early years foundation stage',
    written: '(?:Statutory Framework for the )?(?:Early Years Foundation Stage|EYFS)(?: Statutory)?(?: Framework)?',
    current: () => 2025,
    source: 'The edition of September 2025 replaced those before it. To be confirmed (general knowledge).',
  },
  {
    name: 'Working together to improve school attendance',
    written: 'Working Together to Improve School Attendance',
    current: () => 2024,
    source: 'The edition of 19 August 2024 replaced those before it. To be confirmed (general knowledge).',
  },
];
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

const patterns = GUIDANCE.map((editions) => ({
  editions,
  // `… (DfE, September 2022)`, `the 2022 edition of …`, and with what it is called in between.
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?<before>20\\d\\d) (?:edition|version|update|issue) of (?:the )?(?:${editions.written})(?!\\p{L})|(?<name>${editions.written})(?!\\p{L})["”’']?(?::? statutory guidance(?: for schools and colleges)?)?[\\s,–-]{0,3}[([]?(?:(?:DfE|HM Government|Department for Education|published|updated|dated|revised|edition|of)[\\s,]{1,2}){0,3}(?:(?:${MONTHS}) )?(?<after>20\\d\\d)(?![\\d/])[)\\]]?)`,
    'giu',
  ),
}));

/** Guidance that is cited with the year of an edition which is no longer in force. */
export function datedGuidance(prose: Prose, facts: BlockFacts): Finding[] {
  if (!/20\d\d/.test(prose.text)) return [];
  const [year = 0, month = 0] = facts.today.split('-').map(Number);
  return patterns.flatMap(({ editions, pattern }) =>
    allMatches(pattern, prose.text).flatMap((match): Finding[] => {
      const cited = match.groups?.before ?? match.groups?.after ?? '';
      if (Number(cited) >= editions.current(year, month) || isHistory(prose, match.index, cited)) return [];
      return [
        findingIn(prose, match.index, match[0].length, {
          ...withoutYear(match, prose, facts),
          severity: 'warning',
          message: `The ${cited} edition of ${editions.name} is not the current one.`,
          advice: 'Cite it without a year, or cite the current edition.',
          source: editions.source,
        }),
      ];
    }),
  );
}

/** Cites the guidance without its year, unless a page or paragraph of that edition is cited as well. */
function withoutYear(
  match: RegExpExecArray,
  prose: Prose,
  { document }: BlockFacts,
): Pick<Finding, 'fix' | 'suggestions'> {
  const kept = match.groups?.name?.length;
  if (kept === undefined || /["”’'[]/.test(match[0].slice(kept))) return {};
  const start = prose.offsetAt(match.index + kept);
  const end = prose.offsetAt(match.index + match[0].length - 1) + 1;
  if (document.text.slice(start, end) !== match[0].slice(kept)) return {};
  const certain = !/\b(?:paragraphs?|paras?|pages?|part|annex)\b/i.test(sentenceAt(prose.text, match.index));
  return mend([{ start, end, text: '' }], certain, 'Cite it without a year');
}
