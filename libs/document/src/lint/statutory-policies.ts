/** A policy that the law or guidance expects of schools, and how often it is to be reviewed. */
export interface StatutoryPolicy {
  readonly name: string;
  /** The titles it goes by, as `plainTitle` leaves them. */
  readonly titles: RegExp;
  readonly maintained: boolean;
  readonly academy: boolean;
  /** ISO 8601 durations. A recommended cycle is advice, a required one a rule. */
  readonly requiredCycle?: string;
  readonly recommendedCycle?: string;
  readonly basis: string;
}

/** The day the table was last held against its sources; its rows are to be confirmed against the governance guides in force. */
export const STATUTORY_POLICIES_AS_OF = '2024';

const TABLE = 'Department for Education, statutory policies for schools (table of 2019 to 2021, since withdrawn)';
const GUIDANCE = 'Department for Education guidance';

type Row = readonly [
  name: string,
  titles: RegExp,
  whose: 'both' | 'maintained',
  cycle: { readonly required: string } | { readonly recommended: string },
  basis: string,
];

const ROWS: readonly Row[] = [
  ['Admission arrangements', /^admissions?(?: arrangements)?$/, 'both', { required: 'P1Y' }, TABLE],
  [
    'Behaviour policy',
    /^(?:pupil |student )?behaviour(?: (?:and|for learning|management)\b.*)?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Behaviour principles written statement',
    /^(?:behaviour principles|written statement of behaviour principles)(?: written)?$/,
    'maintained',
    { recommended: 'P1Y' },
    TABLE,
  ],
  ['Charging and remissions', /^charging(?: and remissions?)?$/, 'both', { recommended: 'P1Y' }, TABLE],
  [
    'Data protection',
    /^data protection(?: and (?:privacy|confidentiality|information security))?$/,
    'both',
    { recommended: 'P1Y' },
    `${TABLE}: yearly in 2021, two-yearly in 2019`,
  ],
  [
    'Protection of biometric information',
    /^(?:protection of )?(?:(?:pupils|children|students)'? )?biometric(?:s| information| data)(?: of (?:children|pupils|students))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Complaints',
    /^(?:(?:handling|dealing with|managing|making|raising|hearing) )?(?:(?:general|parental|formal) )?complaints?(?: (?:handling|resolution|from parents(?: and carers)?))?$|^concerns and complaints$|^complaints and concerns$/,
    'both',
    { recommended: 'P1Y' },
    `${TABLE}; on the current list for trusts`,
  ],
  [
    'Capability of staff',
    /^(?:(?:staff|teachers?'?|employees?'?) )?capability(?: of (?:staff|teachers|employees))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  ['Early career teachers', /^(?:early career teachers?|ect)(?: induction)?$/, 'both', { recommended: 'P1Y' }, TABLE],
  [
    'Staff discipline, conduct and grievance',
    /^(?:staff )?(?:discipline|disciplinary)(?:,? conduct)?,? and grievance$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Statement of procedures for allegations against staff',
    /^(?:(?:procedures? for )?(?:dealing with |managing )?)allegations (?:of abuse )?(?:made )?against staff$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  ["Teachers' pay", /^(?:teachers'? )?pay$/, 'maintained', { required: 'P1Y' }, TABLE],
  ['Accessibility plan', /^accessibility$/, 'both', { required: 'P3Y' }, TABLE],
  [
    'Equality information and objectives',
    /^equality (?:information(?: and objectives)?|objectives)(?: statement)?$/,
    'both',
    { required: 'P4Y' },
    'Current guidance: objectives at least every four years',
  ],
  [
    'Child protection',
    /^(?:child protection(?: and safeguarding)?|safeguarding(?:(?: children)? and child protection)?)$/,
    'both',
    { required: 'P1Y' },
    GUIDANCE,
  ],
  [
    'Special educational needs',
    /^(?:special educational needs|sen|send)(?: and disabilit(?:y|ies))?(?: information(?: report)?)?$/,
    'both',
    { required: 'P1Y' },
    GUIDANCE,
  ],
  [
    'Supporting pupils with medical conditions',
    /^(?:(?:supporting |support for )?(?:pupils|students|children) with medical (?:conditions|needs)|medical (?:conditions|needs))$/,
    'both',
    { recommended: 'P1Y' },
    GUIDANCE,
  ],
  ['Health and safety', /^health and safety$/, 'both', { recommended: 'P1Y' }, TABLE],
  [
    'Relationships and sex education',
    /^(?:relationships(?:,? and|,) sex(?: and health)? education|rs(?:h)?e|sex and relationships education)$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    "Governors' allowances",
    /^governors'? (?:expenses and )?allowances(?: and expenses)?$/,
    'maintained',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
  [
    'School exclusion',
    /^(?:permanent )?(?:exclusions?|suspensions?)(?: and (?:permanent )?(?:exclusions?|suspensions?))?(?: of (?:pupils|students))?$/,
    'both',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
  [
    'Attendance',
    /^(?:pupil |student )?attendance(?: and (?:absence|punctuality))?$/,
    'both',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
];

export const STATUTORY_POLICIES: readonly StatutoryPolicy[] = ROWS.map(([name, titles, whose, cycle, basis]) => ({
  name,
  titles,
  maintained: true,
  academy: whose === 'both',
  ...('required' in cycle ? { requiredCycle: cycle.required } : { recommendedCycle: cycle.recommended }),
  basis,
}));

/** A title without the words that every policy has: `Whole-School Behaviour Policy 2026` is `behaviour`. */
function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('&', 'and')
    .replace(/\b(?:19|20)\d\d\b(?:\s*(?:to|[-–/])\s*(?:(?:19|20)\d\d|\d\d)\b)?/g, ' ')
    .replace(/^(?:our |the )?(?:policy|statement|procedures?) (?:on|for|of) (?:the )?/, '')
    .replace(/\b(?:whole[- ])?schools?(?:'s)?\b|\bour\b|\bthe\b/g, ' ')
    .replace(
      /\b(?:polic(?:y|ies)|procedures?|statement|plan|scheme)\b(?: and\b)?(?=\W*(?:\(|$|polic|procedure|statement))/g,
      ' ',
    )
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}',]+/gu, ' ')
    .replace(/ (?:in|at|for|of)(?: (?:an?|your))?\s*$/, '')
    .replace(/(?: and)?\s*$/, '')
    .trim();
}

/** The settings that a text says it applies to, as far as the law tells them apart; both when it does not say. */
function kindsOf(settings: readonly string[]): { maintained: boolean; academy: boolean } {
  if (settings.length === 0) return { maintained: true, academy: true };
  const academy = settings.some((setting) => /\bacadem|\btrust\b|free school/i.test(setting));
  const maintained = settings.some((setting) =>
    /\bmaintained|\bcommunity|\bvoluntary|\bfoundation|\bnursery school|\bfederation|^schools?$|\b(?:primary|secondary|special|infant|junior) school/i.test(
      setting,
    ),
  );
  return { maintained, academy };
}

/** The statutory policy that a title names and that is expected of the settings it applies to, if it is one. */
export function findStatutoryPolicy(title: string, settings: readonly string[]): StatutoryPolicy | undefined {
  const plain = plainTitle(title);
  const kinds = kindsOf(settings);
  return STATUTORY_POLICIES.find(
    ({ titles, maintained, academy }) =>
      titles.test(plain) && ((maintained && kinds.maintained) || (academy && kinds.academy)),
  );
}

/** What stands behind a statement about a statutory policy, with the word of doubt that it needs. */
export function sourceOfStatutory({ basis }: StatutoryPolicy): string {
  return `${basis}. As of ${STATUTORY_POLICIES_AS_OF}; confirm against the current governance guides.`;
}
