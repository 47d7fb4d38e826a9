/** A policy that the law or guidance expects of schools or early years settings, and how often it is to be reviewed. */
export interface StatutoryPolicy {
  readonly name: string;
  /** The titles it goes by, as `plainTitle` leaves them. */
  readonly titles: RegExp;
  readonly maintained: boolean;
  readonly academy: boolean;
  readonly earlyYears: boolean;
  /** ISO 8601 durations. A recommended cycle is advice, a required one a rule. */
  readonly requiredCycle?: string;
  readonly recommendedCycle?: string;
  readonly basis: string;
}

/** The day the table was last held against its sources; its rows are to be confirmed against the governance guides in force. */
export const STATUTORY_POLICIES_AS_OF = '2024';

const TABLE = 'Department for Education, statutory policies for schools (table of 2019 to 2021, since withdrawn)';
const GUIDANCE = 'Department for Education guidance';
const EARLY_YEARS = 'Statutory framework for the early years foundation stage';

type Row = readonly [
  name: string,
  titles: RegExp,
  whose: 'both' | 'maintained' | 'early years',
  cycle: { readonly required?: string; readonly recommended?: string },
  basis: string,
];

const ROWS: readonly Row[] = [
  [
    'Admission arrangements',
    /^(?:determined |sixth form )?admissions?(?: arrangements)?(?: (?:criteria|(?:in|to) sixth form|for (?:entry|september|reception|year|pupils|children|sixth form|nursery)\b.*|to (?:reception|year|secondary|primary)\b.*))?$/,
    'both',
    { required: 'P1Y' },
    TABLE,
  ],
  [
    'Behaviour policy',
    /^(?:(?:pupil|student|positive|good|promoting|managing|relationships and|discipline and)s? )*behaviour(?: (?:in|(?:and|for learning|management)\b.*))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Behaviour principles written statement',
    /^(?:(?:governors'? )?behaviour principles|(?:governors'? )?written statement of (?:general )?behaviour principles)(?: written)?$/,
    'maintained',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Charging and remissions',
    /^charg(?:ing|es)(?:,? (?:and )?(?:remissions?|voluntary contributions)\b.*|,? remissions?\b.*| for activities\b.*)?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Data protection',
    /^(?:uk )?(?:gdpr(?:,? (?:and )?data protection)?|data protection(?: (?:uk )?gdpr|,? (?:and )?(?:uk gdpr|gdpr|privacy|confidentiality|information security|security|freedom of information))?)$/,
    'both',
    { recommended: 'P1Y' },
    `${TABLE}: yearly in 2021, two-yearly in 2019`,
  ],
  [
    'Protection of biometric information',
    /^(?:(?:protection|use|processing) of )?(?:(?:pupils|children|students)'? )?biometric(?:s| information| data| recognition)?(?: systems?| information| data)?(?: (?:of|for) (?:children|pupils|students))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Complaints',
    /^(?:(?:handling|dealing with|managing|making|raising|hearing) )?(?:(?:general|parental|parents'?|formal) )?(?:concerns,? (?:and )?|compliments,? (?:and )?)*complaints?(?:,? (?:and )?(?:concerns|compliments|feedback|comments|suggestions))*(?: (?:handling|resolution|from parents(?: and carers)?|for parents(?: and carers)?))?$/,
    'both',
    { recommended: 'P1Y' },
    `${TABLE}; on the current list for trusts`,
  ],
  [
    'Capability of staff',
    /^(?:(?:managing )?(?:staff|teachers?'?|teaching staff|employees?'?|head ?teachers?'?) )?capability(?: (?:of|for) (?:(?:all|teaching|support) )?(?:staff|teachers|employees))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Early career teachers',
    /^(?:induction (?:of|for) )?(?:early career teachers?'?|ects?)(?: ects?)?(?: induction)?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Staff discipline, conduct and grievance',
    /^(?:(?:staff|employee) )?(?:(?:discipline|disciplinary)(?:,? (?:and )?(?:conduct|rules|dismissal))?(?:,? (?:and )?grievance)?|grievances?(?: and (?:disciplinary|discipline))?|conduct,? discipline and grievance)(?: (?:of|for) (?:staff|employees))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    'Statement of procedures for allegations against staff',
    /^(?:(?:procedures? for )?(?:dealing with |managing |handling )?)allegations (?:of abuse )?(?:made )?against (?:staff|teachers|adults)(?:(?:,| and| or) (?:other )?(?:staff|volunteers|contractors))*$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    "Teachers' pay",
    /^(?:teachers?'? |teaching staff )?pay(?: (?:of|for) (?:teachers|teaching staff))?(?: and (?:appraisal|conditions|performance))?$/,
    'maintained',
    { required: 'P1Y' },
    TABLE,
  ],
  [
    'Accessibility plan',
    /^(?:(?:three|3)[ -]years? )?(?:disability )?accessibility(?: (?:strategy(?: and)?|action|and inclusion))?(?: for (?:disabled )?(?:pupils|children|students))?$/,
    'both',
    { required: 'P3Y' },
    TABLE,
  ],
  [
    'Equality information and objectives',
    /^(?:public sector )?equalit(?:y|ies) (?:(?:published )?information(?: and objectives)?|objectives(?: and (?:published )?information)?|duty(?: information| objectives)?)(?: statement)?$/,
    'both',
    { required: 'P4Y' },
    'Current guidance: objectives at least every four years',
  ],
  ['Child protection', /^(?!)/, 'both', { required: 'P1Y' }, GUIDANCE],
  [
    'Special educational needs',
    /^(?:inclusion and )?(?:special educational needs|sen|send)(?:,? (?:and|or) disabilit(?:y|ies)| and inclusion| sen| send)*(?:(?: and)? information(?: report)?)?$/,
    'both',
    { required: 'P1Y' },
    GUIDANCE,
  ],
  [
    'Supporting pupils with medical conditions',
    /^(?:(?:supporting |support for )?(?:pupils|students|children)(?: (?:at|in))? with (?:long[ -]term )?(?:medical (?:conditions|needs)|health conditions)|medical (?:conditions|needs))(?: and (?:administration of|administering|managing|giving)? ?(?:medicines?|medication))?$/,
    'both',
    { recommended: 'P1Y' },
    GUIDANCE,
  ],
  [
    'Children with health needs who cannot attend school',
    /^(?:(?:supporting |education (?:of|for) )?(?:children|pupils|students) with health needs who (?:cannot|can not|are unable to) attend)$/,
    'both',
    {},
    TABLE,
  ],
  [
    'Health and safety',
    /^health(?:,| and) safety(?:,? (?:and )?(?:welfare|well-?being|fire safety|security|environment|first aid))*(?: at work)?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  ['First aid', /^first aid(?: in| at)?$/, 'both', {}, TABLE],
  [
    'Relationships and sex education',
    /^(?:(?:relationships?(?:,? (?:and )?|\/))?sex(?:,? (?:and )?health)? education(?: and health education)?|relationships?(?: and health)? education|(?:sex and relationships|relationships? and sex) education|rs(?:h)?e)(?:,? (?:and )?(?:rs(?:h)?e|health education))?$/,
    'both',
    { recommended: 'P1Y' },
    TABLE,
  ],
  [
    "Governors' allowances",
    /^governors?'? (?:(?:expenses|allowances?)(?: and )?)+$/,
    'maintained',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
  [
    'School exclusion',
    /^(?:permanent )?(?:exclusions?|suspensions?)(?: and (?:permanent )?(?:exclusions?|suspensions?))?(?: (?:of (?:pupils|students)|from))?$/,
    'both',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
  [
    'Attendance',
    /^(?:(?:pupils?'?|students?'?|promoting|improving|good|regular) )*attendance(?:,? (?:and )?(?:absence|punctuality|registration))*(?: of pupils)?$/,
    'both',
    { recommended: 'P1Y' },
    'Current guidance',
  ],
  [
    'Provider access statement',
    /^(?:careers (?:education|guidance)?,? ?(?:and )?)?provider access$/,
    'both',
    {},
    'Education Act 1997, section 42B',
  ],
  ['Early years foundation stage', /^(?:early years(?: foundation stage)?(?: eyfs)?|eyfs)$/, 'both', {}, TABLE],
  [
    'Freedom of information publication scheme',
    /^(?:freedom of information|foi|model)? ?publication(?: scheme)?$/,
    'both',
    {},
    'Freedom of Information Act 2000, section 19',
  ],
  ['Safeguarding children', /^(?!)/, 'early years', {}, EARLY_YEARS],
  [
    'Administering medicines',
    /^(?:(?:administering|administration of|giving|managing) )?(?:medicines?|medication)(?: administration)?(?: (?:to children|and (?:illness|sickness|infection)|in))?$/,
    'early years',
    {},
    EARLY_YEARS,
  ],
  [
    'Concerns and complaints of parents',
    /^(?:(?:handling|making|parents'?|parental) )?(?:concerns and |compliments and )?complaints?(?: and (?:concerns|compliments))?(?: from parents)?$/,
    'early years',
    {},
    EARLY_YEARS,
  ],
  [
    'Children who are ill or infectious',
    /^(?:(?:sick|ill|infectious) children|children who are (?:ill|sick)(?: or infectious)?|sickness|illness)(?: and (?:exclusion|infection|infectious diseases|medicines?|illness))?$/,
    'early years',
    {},
    EARLY_YEARS,
  ],
  [
    'Children who are not collected or go missing',
    /^(?:(?:uncollected|missing|lost) child(?:ren)?|(?:non-?collection|late collection) of children|children? (?:missing|not collected|uncollected|going missing))(?: and (?:(?:uncollected|missing|lost) child(?:ren)?))?$/,
    'early years',
    {},
    EARLY_YEARS,
  ],
  ['Emergency evacuation', /^(?:emergency|fire)(?: and)? evacuation(?: of .*)?$/, 'early years', {}, EARLY_YEARS],
];

/** Titles that say no more than that children are kept safe: `Safeguarding and promoting the welfare of children`. */
const SAFEGUARDING_WORDS =
  /^(?:child|children|children's|pupils|young|people|protection|safeguarding|welfare|promoting|keeping|safe|of|and|including|prevent|in|duty|education)$/;
const SAFEGUARDING = new Set(['Child protection', 'Safeguarding children']);

/**
 * Titles of which law speaks as well, but not so that every school has to have a policy of that name: whoever says that theirs
 * is statutory may be right, and whoever says that it is not may be right too.
 */
const ARGUABLE =
  /\b(?:first aid|uniform(?= and\b| polic|$)|freedom of information|whistle-?blowing|appraisal|anti-?bullying|bullying|looked[- ]after|designated teacher|careers|asbestos|legionella|fire (?:safety|risk)|risk assessments?|equality|equalities|code of conduct|collective worship|privacy notice|prevent duty|governing body|instrument of government|scheme of delegation|modern slavery|gender pay gap|premises|register of (?:interests|pupils)|single central record|safer recruitment|children missing education|records? (?:retention|management)|special category|use of (?:reasonable )?force|low-level concerns|missing child|no smoking|smoking)\b/;

export const STATUTORY_POLICIES: readonly StatutoryPolicy[] = ROWS.map(([name, titles, whose, cycle, basis]) => ({
  name,
  titles,
  maintained: whose !== 'early years',
  academy: whose === 'both',
  earlyYears: whose === 'early years',
  ...(cycle.required === undefined ? {} : { requiredCycle: cycle.required }),
  ...(cycle.recommended === undefined ? {} : { recommendedCycle: cycle.recommended }),
  basis,
}));

/** What a title says of the text itself, and not of its matter. */
const OF_ITS_STATUS =
  /^(?:(?:model|draft|revised|interim|joint|combined|common|generic|standard|sample|template|updated|new|current|group|diocesan|corporate|council|local)(?:,? and)? )+(?=\S+ \S)/;

/** A title without the words that every policy has: `Whole-School Behaviour Policy 2026` is `behaviour`. */
function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('&', 'and')
    .replace(/\b(?:from )?(?:19|20)\d\d (?:onwards?|and after)\b/g, ' ')
    .replace(/\b(?:19|20)\d\d\b(?:\s*(?:to|[-–/])\s*(?:(?:19|20)\d\d|\d\d)\b)?/g, ' ')
    .replace(OF_ITS_STATUS, '')
    .replace(/\bschool[- ]based (?=staff\b|employees\b|teachers\b)/g, '')
    .replace(/^(?:our |the )?(?:(?:policy|statement|procedures?) (?:on|for|of) (?:the )?)+/, '')
    .replace(
      /\b(?:whole[- ])?schools?(?:'s)?\b|\bour\b|\bthe\b|\b(?:multi-?academy )?trust(?:-?wide|'s)?\b|\bfederation(?:'s)?\b/g,
      ' ',
    )
    .replace(
      /\b(?:polic(?:y|ies)|procedures?|statement|plan|scheme)\b(?: and\b)?(?=\W*(?:\(|$|polic|procedure|statement))/g,
      ' ',
    )
    .replace(/\b(?:polic(?:y|ies)|procedures?)\b/g, ' ')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}',]+/gu, ' ')
    .replace(/ (?:in|at|for|of)(?: (?:an?|your))?\s*$/, '')
    .replace(/(?: and)?\s*$/, '')
    .trim();
}

/** Words that make a text one about a policy, or about something beside it. */
const BESIDE_IT =
  /\b(?:leaflet|guide|guidance|summary|training|(?<!sixth )forms?|checklist|easy read|child-friendly|poster|letter|for (?:parents|pupils|children)|website|support staff|non-?teaching)\b/i;
const NOT_THE_PLAN = /\baccessibility statement\b/i;

/** `of the maintained nursery school`, `for boarders`, behind a title. */
const OF_WHOM =
  /(?<=\S) (?:(?:of|for|at|in) (?:(?:the|our|this|an?) )?(?:[\p{L}’'.-]+ ){0,4}?(?:schools?|academ(?:y|ies)|trusts?|nurser(?:y|ies)|pre-?schools?|federations?|colleges?|setting|centre)|for (?:(?:the )?boarding house|boarders|day pupils|residential pupils|the (?:sixth form|early years))|(?:for|of|in) (?:all )?schools (?:of|in) (?:the|our) \p{L}+|in alternative provision)$/iu;
/** `of Saint Agatha’s Catholic Primary`: a school that is not called one. */
const OF_A_SCHOOL =
  /(?<=\S) (?:of|at|for) (?:\p{Lu}[\p{L}’'.-]* ){1,5}(?:Primary|Infants?|Juniors?|Secondary|Grammar|Middle|High|First)$/u;

/** The ways to read a title: as a whole, without the name of whose it is, and without what explains it. */
function readingsOf(title: string): readonly string[] {
  const [main = '', ...rest] = title.split(/\s*(?::|\s[–—/-]\s)\s*/);
  const parts = rest.length > 0 && !BESIDE_IT.test(title) ? [main, rest.join(' ')] : [];
  const whole = [title, ...parts];
  const unnamed = whole.map((one) =>
    one.replace(
      /^(?:\p{Lu}[\p{L}'’.]* (?:of |and )?){1,5}?(?:School|Academy|Trust|Nursery|Pre-?school|Federation|College|Council)(?:['’]s)? (?=\S)/u,
      '',
    ),
  );
  const ofNobody = unnamed.map((one) => one.replace(OF_WHOM, '').replace(OF_A_SCHOOL, ''));
  return [...new Set([...whole, ...unnamed, ...ofNobody].map(plainTitle))];
}

/** The settings that a text says it applies to, as far as the law tells them apart; all schools when it does not say. */
function kindsOf(settings: readonly string[]): { maintained: boolean; academy: boolean; earlyYears: boolean } {
  if (settings.length === 0) return { maintained: true, academy: true, earlyYears: false };
  const academy = settings.some((setting) => /\bacadem|\btrust\b|free school/i.test(setting));
  const maintained = settings.some((setting) =>
    /\bmaintained|\bcommunity|\bvoluntary|\bfoundation|\bnursery school|\bfederation|^schools?$|\b(?:primary|secondary|special|infant|junior) schools?|^(?:primary|secondary|special)$/i.test(
      setting,
    ),
  );
  const earlyYears = settings.some((setting) =>
    /\bnurser(?:y|ies)\b(?! schools?)|\bpre-?schools?\b|\bplaygroups?\b|\bchildmind|\bearly years\b|\bday ?care\b|\bcr[eè]che/i.test(
      setting,
    ),
  );
  return { maintained, academy, earlyYears };
}

/** The statutory policy that a title names and that is expected of the settings it applies to, if it is one. */
export function findStatutoryPolicy(title: string, settings: readonly string[]): StatutoryPolicy | undefined {
  if (NOT_THE_PLAN.test(title)) return undefined;
  const readings = BESIDE_IT.test(title) ? [] : readingsOf(title);
  const kinds = kindsOf(settings);
  return STATUTORY_POLICIES.find(
    ({ name, titles, maintained, academy, earlyYears }) =>
      readings.some((plain) => titles.test(plain) || (SAFEGUARDING.has(name) && isSafeguarding(plain))) &&
      ((maintained && kinds.maintained) || (academy && kinds.academy) || (earlyYears && kinds.earlyYears)),
  );
}

/** Whether law speaks of what the title names, so that nobody can say from the title alone whether the text is statutory. */
export function isArguablyStatutory(title: string): boolean {
  return ARGUABLE.test(title.toLowerCase());
}

function isSafeguarding(plain: string): boolean {
  return (
    /^(?:.* )?safeguarding\b|\bchild protection\b|\bkeeping children safe\b/.test(plain) &&
    plain.split(/[ ,]+/).every((word) => SAFEGUARDING_WORDS.test(word))
  );
}

/** What stands behind a statement about a statutory policy, with the word of doubt that it needs. */
export function sourceOfStatutory({ basis }: StatutoryPolicy): string {
  return `${basis}. As of ${STATUTORY_POLICIES_AS_OF}; confirm against the current governance guides.`;
}
