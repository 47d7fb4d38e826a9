import { findingIn, type Finding, type LintDesk } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import type { Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { stemsOf } from '../stems.ts';
import { holdsAny, wordListOf, wordsIn } from '../words-of.ts';
import { areIntroduced, areSetBeside, isDefined, shareASentence } from './told-apart.ts';
import { isElsewhere, isInName, isQuoted, type Use } from './uses-in.ts';

/** What the last word of a name may be, by kind: one thing is not a paper and a book. */
const KINDS = [
  'form sheet slip card note questionnaire chit proforma',
  'book log register record diary journal ledger',
  'plan scheme programme profile',
  'profile passport portrait',
  'cupboard cabinet',
  'helpline hotline',
  'plan sheet protocol',
  'room bay suite space area zone corner',
  'pack folder booklet handbook guide manual',
  'file folder dossier',
  'vest tabard',
  'badge pass tag',
  'letter notice',
  'meeting hearing interview conversation discussion',
  'agreement contract charter undertaking code pledge',
  'list schedule rota inventory',
  'tutor teacher mentor instructor coach',
  'worker person practitioner',
  'assistant attendant helper aide escort companion steward',
  'handler officer manager adviser advisor lead leader organiser coordinator co-ordinator administrator moderator editor supervisor champion clerk',
  'panel tribunal committee board',
  'club session',
  'point mark credit token',
  'school establishment setting provider',
  'form-time time period',
  'fee charge payment levy price tariff',
].map((words) => words.split(' '));

/** What stands before it, each line words for one matter. */
const MATTERS = [
  'complaint complaints grievance case',
  'absence leave time-off absence-request leave-request leave-of-absence',
  'medical medicine medicines medication medications health healthcare health-care',
  'permission consent',
  'visitor visitors guest guests',
  'form registration',
  'midday lunchtime lunch-time dinner lunch dinnertime',
  'house boarding residential dormitory',
  'passenger travel transport bus',
  'page account content social-media',
  'sickness illness sick treatment',
  'risk hazard hazards',
  'behaviour conduct',
  'concern cause-for-concern worry',
  'acceptable-use ict internet',
  'appeal review',
  'review monitoring progress',
  'data-protection information-compliance information-governance privacy information-rights',
  'commissioning referring placing',
  'healthcare health-care medical medical-management',
  'intimate-care personal-care personal-hygiene toileting',
  'accident accidents injury injuries',
  'hire hiring letting lettings booking bookings rental',
  'evacuation escape',
  'sleep nap rest',
  'safeguarding child-protection',
  'collection pick-up',
  'homework prep home-learning',
  'attendance absence',
  'exam exams examination examinations test tests',
  'quiet reflection calm time-out calming cooling-off',
  'induction starter newcomer',
  'data-protection data-privacy',
  'reward merit prize',
  'lateness punctuality',
  'emergency crisis',
  'uniform dress clothing',
  'recruitment appointment selection',
  'ict it computer computing',
  'premises site building buildings estates',
  'pay salary remuneration wages',
  'welfare wellbeing well-being pastoral',
  'pre-school nursery playgroup',
  'volunteer helper',
  'lesson classroom',
  'detention correction',
  'appraisal performance-management performance-review performance',
  'after-school twilight late tea-time after-hours',
  'breakfast before-school early-morning early',
  'probation probationary trial',
  'fee fees charge charges',
  'enrolment joining sign-up',
  'cancellation withdrawal',
  'trip outing visit excursion',
  'late-collection late-pick-up overrun overstay',
  'replacement lost-book lost-card',
  'caller callers',
  'reading book-share',
  'disciplinary misconduct',
  'outing outings trip trips visit visits excursion excursions',
  'equipment asset assets kit',
  'expense expenses reimbursement',
  'interests declarations declaration',
  'exit leaving leavers',
  'staff employee employees personnel',
  'cleaning domestic',
  'purchase order procurement requisition',
  'menu catering kitchen',
  'key named',
].map((words) => words.split(' ').map((word) => word.replaceAll('-', ' ')));

/**
 * Kinds of which a matter has one only, so that another word for the kind means the same thing: who keeps an incident log keeps no
 * incidents register. Of posts, meetings and plans a matter has several.
 */
const ONE_OF_A_MATTER = new Set(
  'form sheet slip chit proforma book log register diary journal ledger room suite pack folder booklet handbook manual badge pass tag panel tribunal committee profile passport portrait cupboard cabinet helpline hotline vest tabard'.split(
    ' ',
  ),
);

/** The lines of a kind; a word may stand in two, as a matter does. */
const kindsOf = Map.groupBy(
  KINDS.flatMap((words, kind) => words.map((word) => ({ word, kind }))),
  ({ word }) => word,
);
const mattersOf = Map.groupBy(
  MATTERS.flatMap((words, matter) => words.map((word) => ({ word, matter }))),
  ({ word }) => word,
);
const FORMS = [...kindsOf.keys()].sort((a, b) => b.length - a.length);
const NAMED_MATTERS = [...mattersOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(' ', '[ -]'));
const NAME = new RegExp(
  `(?<!\\p{L})(?<matter>${NAMED_MATTERS.join('|')})(?<owner>(?<=s)['’])?\\s(?<kind>${FORMS.join('|')})(?<many>s?)(?![\\p{L}-])`,
  'giu',
);
const holdsKind = holdsAny(FORMS.flatMap((word) => word.split('-').flatMap((part) => [part, `${part}s`])).join(' '));
const FIRST_OF_KIND = new Set(FORMS.flatMap((word) => [wordsIn(word)[0] ?? '', `${word}s`]));
const LAST_OF_MATTER = new Set(MATTERS.flat().map((word) => wordsIn(word).at(-1) ?? ''));

/** Whether a word for a matter stands right before one for a kind. */
function mayName(prose: Prose): boolean {
  if (!holdsKind(prose)) return false;
  const words = wordListOf(prose);
  for (let at = 1; at < words.length; at++)
    if (FIRST_OF_KIND.has(words[at] ?? '') && LAST_OF_MATTER.has(words[at - 1] ?? '')) return true;
  return false;
}

const namesIn = matchesOf<Prose>(NAME, mayName);
/** Which of several it is: `initial` is `first`. */
const RANKS: readonly (readonly [rank: string, pattern: RegExp])[] = [
  ['first', /\b(?:first|initial|opening|stage one|stage 1)\s+$/i],
  ['last', /\b(?:last|final|closing|concluding)\s+$/i],
  ['half-way', /\b(?:interim|mid-term|midway|half-way|halfway|mid-point)\s+$/i],
  ['informal', /\binformal\s+$/i],
  ['formal', /\bformal\s+$/i],
];
const ANOTHER =
  /\b(?:deputy|assistant|acting|former|other|another|second|third|separate|different|own|new|previous|council['’]s|trust['’]s)\s+$/i;

interface Named extends Use {
  readonly name: string;
  readonly matter: string;
  readonly matters: readonly number[];
  readonly kinds: readonly number[];
  readonly isDefinite: boolean;
  /** Which of several of its kind it is, when the text says so. */
  readonly rank: string;
}

/**
 * One thing under two names that are made alike: a word for its matter before a word for what it is, `complaint form` and
 * `grievance form`, `form tutor` and `registration teacher`. A text tells two of one kind apart as `told-apart.ts` says, and one
 * that is meant to be the other is spoken of as known: `the grievance form`, never `a`.
 */
export function namesAlike(desk: LintDesk): Finding[] {
  return [
    ...renamed(desk, desk.prose.flatMap(namesOf), areAlike),
    ...renamed(desk, desk.prose.flatMap(ofOneMatter), areOfOneMatter),
    ...renamed(desk, hearingsOf(desk), areOneHearing),
    ...renamed(desk, desk.prose.flatMap(turnedRound), areTurnedRound),
  ];
}

function renamed(
  desk: LintDesk,
  all: readonly Named[],
  areOne: (some: readonly Named[], others: readonly Named[]) => boolean,
): Finding[] {
  const byName = [...Map.groupBy(all, ({ name }) => name).values()].sort((a, b) => b.length - a.length);
  return byName.flatMap((odd, at): Finding[] => {
    const usual = byName
      .slice(0, at)
      .find((one) => one.length >= FEWEST_OF_USUAL && areOne(one, odd) && haveOneRank(one, odd));
    const [first] = odd;
    const [most] = usual ?? [];
    if (!first || !usual || !most || odd.length >= usual.length || !odd.every(({ isDefinite }) => isDefinite))
      return [];
    if (areIntroduced(odd) || areSetBeside(odd, usual) || shareASentence(odd, usual)) return [];
    if (isDefined([first.name, most.name], desk)) return [];
    return [
      findingIn(first.prose, first.index, first.length, {
        severity: 'info',
        message: `\`${first.name}\` and \`${most.name}\` are both used here.`,
        advice: `If they mean one, write \`${most.name}\` throughout, or say what tells them apart.`,
      }),
    ];
  });
}

const FEWEST_OF_USUAL = 2;

/** A `final review meeting` is no `first monitoring meeting`. */
function haveOneRank(usual: readonly Named[], odd: readonly Named[]): boolean {
  return odd.every(({ rank }) => rank === '' || usual.some((one) => one.rank === rank || one.rank === ''));
}

function areAlike([one]: readonly Named[], [other]: readonly Named[]): boolean {
  if (
    !one ||
    !other ||
    !one.kinds.some((kind) => other.kinds.includes(kind)) ||
    singular(one.matter) === singular(other.matter)
  )
    return false;
  return one.matters.some((matter) => other.matters.includes(matter));
}

/** `incident log` and `incidents register`: one word for the matter, two for what there is one of. */
function areOfOneMatter([one]: readonly Named[], [other]: readonly Named[]): boolean {
  if (!one || !other || one.matter !== other.matter || one.name === other.name) return false;
  return one.kinds.some((kind) => other.kinds.includes(kind));
}

/**
 * `the panel` that hears complaints, and `the review committee`: what such a body does names none beside it. Nor does `the committee`
 * by itself.
 */
function areOneHearing([one]: readonly Named[], [other]: readonly Named[]): boolean {
  if (!one || !other) return false;
  if (other.name === 'committee') return one.name === 'panel';
  if (!/^(?:review|hearing) /.test(other.name) || /^(?:review|hearing) /.test(one.name)) return false;
  return one.name.split(' ').at(-1) !== other.name.split(' ').at(-1);
}

/** `visit leader` and `visits coordinator` are two that have to do with one matter. */
function singular(matter: string): string {
  return matter.replace(/s$/, '');
}

const namesOf = remembered((prose: Prose) => namesAmong(prose, namesIn(prose), (matter) => matter));

const ofOneMatter = remembered((prose: Prose) =>
  namesAmong(prose, thingsIn(prose), (matter) => [...stemsOf(matter)][0] ?? '').filter(
    ({ matter }) => matter !== '' && !OF_ANY_MATTER.test(matter),
  ),
);

const HEARS =
  /(?<!\p{L})(?:(?<matter>review|hearing|complaints?|appeals?|grievance)\s|(?<=\b[Tt]he |\b[Aa] ))(?<kind>panel|committee|tribunal)(?<many>s?)(?![\p{L}-])/giu;
const hearingsIn = matchesOf<Prose>(HEARS, holdsAny('panel panels committee committees tribunal tribunals'));

/** `the review committee of the trust`: somebody else's. */
const OF_ANOTHER = /^ (?:of|at) (?:the|an?|another|our) (?!three|five|governors)/;

/** Where another committee is named, a bare `the committee` may be that one. */
const A_COMMITTEE = /(?<!\b[Tt]he )\bcommittees?\b|\b[Tt]he committees?\b(?= (?:of|for|that|which|on)\b)/;

function hearingsOf({ prose }: LintDesk): Named[] {
  const all = prose.flatMap(hearing);
  return all.some(({ name }) => name === 'committee') && prose.some(({ text }) => A_COMMITTEE.test(text))
    ? all.filter(({ name }) => name !== 'committee')
    : all;
}

/** Bodies that hear a matter. */
const hearing = remembered((prose: Prose) => {
  const matches = hearingsIn(prose).filter(
    ({ 0: words, index, groups = {} }) =>
      (groups.matter !== undefined || /^(?:panel|tribunal|committee)$/i.test(groups.kind ?? '')) &&
      !OF_ANOTHER.test(prose.text.slice(index + words.length, index + words.length + 20)),
  );
  return namesAmong(prose, matches, (matter) => matter);
});

const TURNED =
  /(?<![\p{L}-])(?:(?<kind>code|board|scheme|register|charter|certificate|head|leader|manager|coordinator) of (?<matter>\p{Ll}{3,30})|(?<small>(?!(?:the|our|this|that|each|any|another|deputy|acting|team|project|line)\b)\p{L}{3,30})\s(?<after>code|board|scheme|register|charter|certificate|head|leader|manager|coordinator))(?<many>s?)(?![\p{L}-]| of\b)/giu;
const turnedIn = matchesOf<Prose>(
  TURNED,
  holdsAny(
    'code board scheme register charter certificate head leader manager coordinator codes boards schemes registers charters certificates heads leaders managers coordinators',
  ),
);
/** `code of conduct` and `conduct code`, `head of room` and `room leader`: who leads a thing has one post. */
const turnedRound = remembered((prose: Prose) =>
  namesAmong(prose, turnedIn(prose), (matter) => [...stemsOf(matter)][0] ?? '').filter(({ matter }) => matter !== ''),
);

function areTurnedRound([one]: readonly Named[], [other]: readonly Named[]): boolean {
  if (!one || !other || one.matter !== other.matter) return false;
  const [some, others] = [one, other].map(({ name }) => /^(?<kind>\p{L}+) of /u.exec(name)?.groups?.kind);
  if ((some === undefined) === (others === undefined)) return false;
  const kind = some ?? others ?? '';
  const last = (some === undefined ? one : other).name.split(' ').at(-1) ?? '';
  return kind === last || (kind === 'head' && last === 'leader');
}

const THING = new RegExp(
  `(?<!\\p{L})(?<matter>\\p{L}[\\p{L}-]{3,30})\\s(?<kind>${[...ONE_OF_A_MATTER].join('|')})(?<many>s?)(?![\\p{L}-])`,
  'giu',
);
const thingsIn = matchesOf<Prose>(
  THING,
  holdsAny([...ONE_OF_A_MATTER].flatMap((word) => [word, `${word}s`]).join(' ')),
);
/** Words before a thing that tell no matter: which one it is, whose, what it is made of, and those of names that mean two things. */
const OF_ANY_MATTER =
  /^(?:new|old|first|second|last|next|main|whole|daily|weekly|month|annual|paper|written|blue|red|green|yellow|white|same|different|short|long|blank|complet|sign|separat|attach|class|year|pupil|parent|visitor|entri|appeal|public|electronic|central|duti|spare|changing|waiting|dining|playing)/i;

function namesAmong(prose: Prose, matches: readonly RegExpExecArray[], matterOf: (words: string) => string): Named[] {
  if (prose.kind === 'heading') return [];
  const { text } = prose;
  return matches.flatMap(({ 0: whole, index, groups = {} }): Named[] => {
    const written = (groups.matter ?? groups.small ?? '').toLowerCase().replaceAll('-', ' ');
    const found = matterOf(written);
    const before = text.slice(Math.max(0, index - 40), index);
    const after = text.slice(index + whole.length, index + whole.length + 40);
    if (ANOTHER.test(before) || isElsewhere(after) || isInName(whole, before, after) || isQuoted(text.slice(0, index)))
      return [];
    const kind = (groups.kind ?? groups.after ?? '').toLowerCase();
    return [
      {
        prose,
        index,
        length: whole.length,
        name: / of /i.test(whole) ? `${kind} of ${written}` : `${written}${groups.owner ? "'" : ''} ${kind}`.trim(),
        matter: found,
        matters: (mattersOf.get(found) ?? []).map(({ matter }) => matter),
        rank: RANKS.find(([, pattern]) => pattern.test(before))?.[0] ?? '',
        kinds: (kindsOf.get(kind) ?? []).map((one) => one.kind),
        isDefinite:
          groups.many === 's' ||
          /\b(?:the|their|our|his|her|this|that|your|its)\s+(?:(?:individual|personal|daily|weekly|annual|written|new|first|initial|opening|last|final|closing|concluding|interim|mid-term|midway|half-way|halfway|mid-point|formal|informal)\s+)?$/i.test(
            before,
          ),
      },
    ];
  });
}
