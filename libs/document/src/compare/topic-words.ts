import { findTerm } from '../fill/say-term.ts';
import { type FrontMatter, type TermDefinition } from '../types.ts';

/** Turns a text into the words that tell what it is about: no small words, endings off, a term's words and options as one. */
export type TopicReader = (text: string) => string[];

const SMALL = new Set(
  (
    'a about above across after all also although always an and any anyone anything are as at be because been before being below ' +
    'between both but by can cannot could did do does doing done down during each either else etc ever every everyone for from ' +
    'further had has have having he her here him his how however if in into is it its itself just keep kept least like made make ' +
    'many may might more most much must need needs neither never no nor not nothing of off on once only or other others our ' +
    'out over own part per please policy protocol rather same section shall she should so some someone such take taken than that ' +
    'the their them themselves then there these they thing this those through to too under until up upon us use used user using ' +
    'very was way we well were what when where whether which while who whom whose why will with within without would you your'
  ).split(' '),
);

/** Different words of schools for one thing, beyond a text's own terms. Longer names are read before the words in them. */
const ALIKE: readonly (readonly string[])[] = [
  // people and bodies
  [
    'staff',
    'employee',
    'employees',
    'worker',
    'workers',
    'workforce',
    'personnel',
    'member of staff',
    'members of staff',
  ],
  [
    'pupil',
    'pupils',
    'child',
    'children',
    'student',
    'students',
    'learner',
    'learners',
    'young people',
    'young person',
  ],
  ['parent', 'parents', 'carer', 'carers', 'guardian', 'guardians', 'families', 'family', 'parents and carers'],
  ['head', 'headteacher', 'head teacher', 'principal', 'executive head', 'head of school', 'head of centre', 'manager'],
  [
    'governors',
    'governing body',
    'governing board',
    'board of governors',
    'trustees',
    'board of trustees',
    'local governing body',
  ],
  ['council', 'local authority', 'the authority', 'la', 'county council', 'borough council'],
  ['school', 'centre', 'setting', 'nursery', 'academy', 'college', 'pre-school', 'preschool'],
  [
    'dsl',
    'designated safeguarding lead',
    'safeguarding lead',
    'designated person',
    'safeguarding officer',
    'child protection officer',
  ],
  [
    'senco',
    'special educational needs coordinator',
    'special educational needs co-ordinator',
    'special needs coordinator',
    'inclusion manager',
  ],
  [
    'send',
    'special educational needs',
    'special needs',
    'additional needs',
    'sen',
    'disability',
    'disabilities',
    'disabled',
  ],
  ['ehcp', 'ehc plan', 'education, health and care plan', 'education health and care plan'],
  ['visitor', 'visitors', 'guest', 'guests'],
  ['volunteer', 'volunteers', 'helper', 'helpers'],
  ['colleague', 'colleagues', 'fellow employee', 'workmate'],
  ['reception', 'front desk', 'receptionist', 'school office', 'main office', 'office'],
  ['hse', 'health and safety executive', 'riddor'],
  ['dbs', 'dbs check', 'dbs certificate', 'enhanced check', 'enhanced disclosure', 'disclosure and barring'],
  // things
  [
    'picture',
    'pictures',
    'photo',
    'photos',
    'photograph',
    'photographs',
    'image',
    'images',
    'video',
    'videos',
    'film',
    'filming',
  ],
  [
    'phone',
    'phones',
    'telephone',
    'telephones',
    'mobile',
    'mobiles',
    'mobile phone',
    'mobile phones',
    'smartphone',
    'smartphones',
    'ring',
    'rings',
    'call',
    'calls',
    'dial',
  ],
  ['accident', 'accidents', 'injury', 'injuries', 'injured', 'hurt'],
  ['ill', 'illness', 'sick', 'sickness', 'unwell'],
  ['medicine', 'medicines', 'medication', 'drug', 'drugs', 'tablets'],
  ['internet', 'online', 'web', 'website', 'websites'],
  [
    'social media',
    'social network',
    'social networks',
    'social networking',
    'social networking sites',
    'social media sites',
  ],
  ['email', 'e-mail', 'emails', 'e-mails', 'electronic mail'],
  ['computer', 'computers', 'laptop', 'laptops', 'tablet', 'device', 'devices', 'equipment'],
  ['visit', 'visits', 'trip', 'trips', 'outing', 'outings', 'excursion', 'excursions', 'off site', 'off-site'],
  ['lesson', 'lessons', 'class', 'classes', 'classroom', 'classrooms'],
  ['cost', 'costs', 'charge', 'charges', 'charged', 'fee', 'fees', 'pay', 'payment', 'price'],
  ['clothes', 'clothing', 'dress', 'dressed', 'garment', 'garments', 'uniform'],
  ['home', 'house'],
  ['law', 'legal', 'statutory', 'legislation'],
  ['password', 'passwords', 'log-in', 'login details'],
  ['friend', 'friends', 'befriend', 'befriending', 'friendship', 'friendships', 'contacts'],
  ['post', 'posts', 'posted', 'posting', 'publish', 'publishes', 'published', 'upload', 'uploaded'],
  ['threat', 'threats', 'threaten', 'threatened', 'violence', 'violent', 'attack', 'attacked', 'assault', 'assaulted'],
  ['harmful', 'hazardous', 'dangerous', 'danger', 'hazard', 'hazards'],
  // what is done
  [
    'tell',
    'tells',
    'told',
    'inform',
    'informs',
    'informed',
    'notify',
    'notifies',
    'notified',
    'let know',
    'report',
    'reports',
    'reported',
  ],
  [
    'record',
    'records',
    'recorded',
    'log',
    'logged',
    'logs',
    'write down',
    'written down',
    'note',
    'notes',
    'noted',
    'writing',
    'written',
    'in writing',
  ],
  ['remove', 'removed', 'confiscate', 'confiscated', 'take away', 'taken away', 'delete', 'deleted', 'taken down'],
  [
    'allow',
    'allowed',
    'permit',
    'permitted',
    'permission',
    'authorise',
    'authorised',
    'approve',
    'approved',
    'approval',
    'consent',
    'agree',
    'agreed',
    'agreement',
  ],
  [
    'check',
    'checks',
    'checked',
    'inspect',
    'inspected',
    'monitor',
    'monitors',
    'monitored',
    'look at',
    'looked at',
    'review',
    'reviews',
    'reviewed',
    'examine',
    'examined',
  ],
  ['help', 'helps', 'support', 'supports', 'supported', 'assist', 'assistance'],
  ['begin', 'begins', 'start', 'starts', 'started', 'commence', 'commences'],
  ['end', 'ends', 'finish', 'finishes', 'finished'],
  ['forbid', 'forbidden', 'prohibit', 'prohibited', 'ban', 'banned', 'not allowed'],
  ['train', 'trained', 'training', 'course', 'courses', 'refresher', 'induction'],
  ['exclude', 'excluded', 'exclusion', 'suspend', 'suspended', 'suspension'],
  [
    'dismiss',
    'dismissed',
    'dismissal',
    'disciplinary',
    'discipline',
    'disciplined',
    'sanction',
    'sanctions',
    'consequence',
    'consequences',
  ],
  ['breach', 'breaches', 'breaking', 'breaks the rules', 'misconduct', 'non-compliance'],
  ['private', 'personal', 'own'],
  ['complain', 'complaint', 'complaints', 'grievance'],
  ['behaviour', 'conduct'],
  // times
  ['yearly', 'every year', 'each year', 'once a year', 'annually', 'annual', 'per year', 'p1y'],
  ['monthly', 'every month', 'each month', 'once a month', 'per month'],
  ['weekly', 'every week', 'each week', 'once a week', 'per week'],
  ['daily', 'every day', 'each day', 'once a day'],
  ['termly', 'every term', 'each term', 'once a term'],
  ['quarterly', 'every three months', 'every quarter', 'each quarter'],
  ['two weeks', 'fortnight', 'fortnightly', 'every two weeks', 'every fortnight', '14 days', 'fourteen days'],
  ['thirty minutes', 'half an hour', '30 minutes', 'half-hour'],
  ['at once', 'immediately', 'straight away', 'without delay', 'immediate', 'as soon as possible', 'straightaway'],
  ['beforehand', 'in advance', 'ahead'],
];

/** Numbers as words, so that `two days` is `2 days`. */
const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, at) => [word, String(at + 1)]),
);

const DIRECTIVE = /:(term|blank|org|publisher|see)\[([^\]\n]*)\](?:\{[^}\n]*\})?/g;
const WORD = /[\p{L}\p{N}_]+/gu;

/** A reader for texts that are held against one another: the terms of all of them count. */
export function topicReader(frontMatters: readonly (FrontMatter | null)[]): TopicReader {
  const terms = frontMatters.flatMap((frontMatter) => frontMatter?.terms ?? []);
  const names = namesOf(terms);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...names.keys()].map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => {
    const said = text.replace(DIRECTIVE, (_, name: string, label: string) =>
      name === 'term' ? termName(label, frontMatters) : ' ',
    );
    const named = said.replace(pattern, (words) => names.get(words.toLowerCase()) ?? words);
    return (named.toLowerCase().match(WORD) ?? []).flatMap((word) =>
      SMALL.has(word) ? [] : [NUMBERS[word] ?? stem(word)],
    );
  };
}

/** Longest first, so that `executive headteacher` is not read as a headteacher. */
function namesOf(terms: readonly TermDefinition[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const group of ALIKE) for (const word of group) names.set(word, `_${group[0]}`);
  for (const { id, value, plural, options } of terms) {
    const own = [value, plural ?? `${value}s`, ...options.flatMap((option) => [option, `${option}s`])].map((word) =>
      word.toLowerCase(),
    );
    const shared = own.map((word) => names.get(word)).find((name) => name !== undefined);
    for (const word of own) if (!names.has(word)) names.set(word, shared ?? `_${id.replaceAll('-', '_')}`);
  }
  return new Map([...names].sort((a, b) => b[0].length - a[0].length));
}

function termName(label: string, frontMatters: readonly (FrontMatter | null)[]): string {
  for (const frontMatter of frontMatters) {
    const term = frontMatter && findTerm(label, frontMatter);
    if (term) return ` ${term.definition.value} `;
  }
  return ` ${label} `;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Endings of English words taken off: enough to see that two words are of one kind, not to spell them. */
export function stem(word: string): string {
  if (word.length < 5 || word.startsWith('_')) return word;
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ations?|ating|ated|ates?)$/, 'at')
    .replace(/(?:ments?|ness|fully|ful|ly|ings?|ers?|ed|es|s|e)$/, '')
    .replace(/([^aeiou])\1$/, '$1');
}
