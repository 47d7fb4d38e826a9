import { findingIn, type Finding, type LintDesk } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { holdsAny } from '../words-of.ts';

/** What offices are for, each line in the words that schools have for it. */
const CHARGES = [
  ['safeguarding', 'child protection'],
  ['online safety', 'e-?safety', 'internet safety', 'digital safety'],
  ['attendance', 'absence'],
  ['data protection', 'information protection'],
  ['educational visits?', 'school visits', 'off-site visits', 'visits', 'trips', 'outings'],
  ['medicines?', 'medications?'],
  ['first aid'],
  ['whistleblowing', 'confidential reporting', 'speak(?:ing)? up'],
  ['careers'],
  ['mental health', 'well-?being', 'mental health and well-?being'],
  ['premises', 'site', 'estates'],
  ['behaviour'],
  ['health and safety'],
  ['equalit(?:y|ies)', 'diversity'],
  ['admissions'],
  ['pay', 'remuneration', 'salar(?:y|ies)'],
  ['complaints'],
  ['investigat(?:ing|ion)', 'case'],
  ['nursery', 'setting', 'centre', 'pre-?school', 'playgroup'],
  ['exam(?:ination)?s?'],
  ['lettings', 'hirings?', 'bookings?', 'hire'],
  ['transport'],
  ['human resources', 'HR', 'personnel'],
  ['SEND?', 'special educational needs', 'inclusion'],
] as const;
/** Who leads and who does the work are two people; the others may be either. */
const LEADS = /^lead(?:er)?$/;
const DOES = /^(?:officer|clerk|secretary|administrator)$/;
const RANKS =
  'lead|leader|officer|co-?ordinator|manager|organiser|secretary|clerk|administrator|investigator|champion|committee|panel|sub-committee';
const BODIES = /^(?:committee|panel|sub-committee)$/;
const OFFICES = new RegExp(
  `(?<![\\p{L}-])(?:${CHARGES.map((words, at) => `(?<c${at}>${[...words].sort((a, b) => b.length - a.length).join('|')})`).join('|')})\\s+(?<rank>${RANKS})(?![\\p{L}-])`,
  'giu',
);
const officesIn = matchesOf<Prose>(
  OFFICES,
  holdsAny(
    'lead leader officer co coordinator manager organiser secretary clerk administrator investigator champion committee panel sub',
  ),
);
/** Another office than the one that is named, or somebody else's. */
const ANOTHER =
  /(?:\b(?:deputy|assistant|acting|former|other|another|link|chief|senior|trust|area|regional|council|authority|diocese|diocesan|county|local authority|\p{L}+['’]s?)\s+(?:\p{L}+\s+)?|[/&]\s*|\p{Lu}\p{L}+ (?:and|&) )$/iu;

interface Office {
  readonly prose: Prose;
  readonly index: number;
  readonly length: number;
  readonly title: string;
  readonly charge: string;
  readonly rank: string;
  readonly sentence: string;
}

/**
 * One office under two titles: `Visits Co-ordinator` and `Trips Organiser`. A text tells two offices of one charge apart when it names
 * both in a sentence, or when one leads and the other does the work.
 */
export function officesRenamed({ prose }: LintDesk): Finding[] {
  const byCharge = Map.groupBy(prose.flatMap(officesOf), ({ charge }) => charge);
  return [...byCharge.values()].flatMap((all): Finding[] => {
    const titles = [...Map.groupBy(all, ({ title }) => title).values()].sort((a, b) => b.length - a.length);
    const [most, ...others] = titles;
    const [usual] = most ?? [];
    if (!most || !usual || most.length < 2) return [];
    return others.flatMap((uses): Finding[] => {
      const [odd] = uses;
      if (
        !odd ||
        uses.length >= most.length ||
        areTwo(usual, odd) ||
        all.some((one) => one.title !== odd.title && uses.some(({ sentence }) => sentence === one.sentence))
      )
        return [];
      return [
        findingIn(odd.prose, odd.index, odd.length, {
          severity: 'info',
          message: `\`${odd.title}\` and \`${usual.title}\` are both used here.`,
          advice: `If they are one office, write \`${usual.title}\` throughout, or make it a term: \`:term[…]\`.`,
        }),
      ];
    });
  });
}

function areTwo(one: Office, other: Office): boolean {
  if (BODIES.test(one.rank) !== BODIES.test(other.rank)) return true;
  const isLedByOne = (a: Office, b: Office): boolean => LEADS.test(a.rank) && DOES.test(b.rank);
  // `Online Safety Lead` and `E-safety Officer` have two words for the charge as well: one of the two was overlooked.
  const sameWords = one.title.replace(/\S+$/, '') === other.title.replace(/\S+$/, '');
  return sameWords && (isLedByOne(one, other) || isLedByOne(other, one));
}

function officesOf(prose: Prose): Office[] {
  if (prose.kind === 'heading') return [];
  return officesIn(prose).flatMap((match): Office[] => {
    const { rank = '', ...charges } = match.groups ?? {};
    const charge = Object.keys(charges).find((name) => charges[name] !== undefined) ?? '';
    if (ANOTHER.test(prose.text.slice(Math.max(0, match.index - 40), match.index))) return [];
    const sentence = sentencesOf(prose).findLast(({ index }) => index <= match.index)?.text ?? '';
    const title = match[0].toLowerCase().replace(/\s+/g, ' ').replace('co-ordinator', 'coordinator');
    return [
      {
        prose,
        index: match.index,
        length: match[0].length,
        title,
        charge,
        rank: rank.toLowerCase().replace('co-ordinator', 'coordinator'),
        sentence,
      },
    ];
  });
}
