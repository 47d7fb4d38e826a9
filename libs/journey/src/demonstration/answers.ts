import {
  leaveOutClause,
  readPolicy,
  replaceClauseBody,
  setTermValues,
  setValues,
  type BlankValue,
  type Edit,
} from '@ratify/document';

/** What a school makes of a template: its facts, its own words, and the clauses it changed. */
export interface Answers {
  readonly values?: Readonly<Record<string, BlankValue>>;
  readonly terms?: Readonly<Record<string, string>>;
  /** Adapted and local clauses, by id. */
  readonly clauses?: Readonly<Record<string, string>>;
  /** Optional clauses left out, each with the reason. */
  readonly leftOut?: Readonly<Record<string, string>>;
}

/** The text of a draft with a school's answers in it. */
export function answered(text: string, { values = {}, terms = {}, clauses = {}, leftOut = {} }: Answers): string {
  const edits: ((source: string) => Edit)[] = [
    (source) => setValues(readPolicy(source), values),
    (source) => setTermValues(readPolicy(source), terms),
    ...Object.entries(clauses).map(
      ([id, body]) =>
        (source: string) =>
          replaceClauseBody(readPolicy(source), id, body),
    ),
    ...Object.entries(leftOut).map(
      ([id, why]) =>
        (source: string) =>
          leaveOutClause(readPolicy(source), id, why),
    ),
  ];
  return edits.reduce((source, edit) => {
    const made = edit(source);
    if ('problem' in made) throw new Error(`${made.problem.message} ${made.problem.advice}`);
    return made.text;
  }, text);
}

const LADO = 'the Northbrook LADO duty line, 01632 960171';
const DATA_PROTECTION = 'Northbrook schools data protection service, dpo@northbrook.example';
const SINGLE = 'We are a single school.';
const NO_TRUST = 'We are maintained by the council and belong to no trust.';
const PERSONNEL_OFFICER = 'the head of schools personnel at Northbrook Council, 01632 960140';

const PROTOCOL_VALUES = {
  'data-protection-contact': DATA_PROTECTION,
  'lado-contact': LADO,
  'former-pupil-age': '18',
} satisfies Answers['values'];

const EARLY_YEARS_TERMS = { setting: 'nursery school', pupil: 'child', 'line-manager': 'room leader' };

/** Answers by school and template, enough to be put forward unless they say otherwise. */
export const ANSWERS = {
  elmParkProtocol: {
    values: {
      ...PROTOCOL_VALUES,
      'dsl-name': 'Josie Harte, deputy headteacher',
      'online-safety-lead-name': 'Amy Lister',
      'responsible-leader': 'Deputy headteacher',
      'log-holder': 'the office manager',
      'account-record-holder': 'the school business manager',
      'approved-staff': ['Headteacher', 'Amy Lister', 'Office manager'],
      'official-pages': ['Facebook: Elm Park Primary School', 'Website news feed: www.elmpark.example/news'],
      'review-month': 'May',
      'copies-at': 'The staff handbook on the shared drive, and the staff room',
    },
    clauses: {
      'use-in-working-time':
        '**Working time.** Personal social networking must not take place in working time, by any device or through someone else, or at any time when a person is in charge of children. It may take place on a designated break, in the staff room or off site, on a personal device. It must not get in the way of the job.\n',
      'local-channels':
        'We write to families by the school office email, the parent app and paper letters. Pupils use the class pages of the learning platform. Staff answer messages between 8:00am and 5:00pm on school days.\n',
    },
    leftOut: {
      'page-connections':
        'Our page is for announcements only: it has followers and does not accept connection requests.',
      'setting-leads-table': SINGLE,
    },
  },
  willowLaneProtocol: {
    values: {
      ...PROTOCOL_VALUES,
      'dsl-name': 'Grace Bello',
      'online-safety-lead-name': 'Maya Trent, nursery teacher',
      'responsible-leader': 'Head of centre',
      'log-holder': 'the nursery administrator',
      'account-record-holder': 'the nursery administrator',
      'approved-staff': ['Head of centre', 'Maya Trent, nursery teacher'],
      'official-pages': ['Facebook: Willow Lane Nursery School (closed group for families)'],
      'review-month': 'November',
      'copies-at': 'The policies folder in the entrance hall',
    },
    terms: { ...EARLY_YEARS_TERMS, head: 'head of centre' },
    clauses: {
      'local-channels':
        'We talk with families at the door, by telephone and through the learning journal app. Children have no accounts with us.\n',
    },
    leftOut: {
      'approved-contact': 'Our children are under five and have no accounts, so there is never a reason for it.',
      'setting-leads-table': 'We are a single nursery school.',
    },
  },
  /** Begun only: most blanks wait. */
  millbrookProtocol: {
    values: { 'lado-contact': LADO, 'former-pupil-age': '18', 'dsl-name': 'Hugh Dunmore, assistant headteacher' },
  },
  northbrookHighProtocol: {
    values: {
      ...PROTOCOL_VALUES,
      'former-pupil-age': '19',
      'dsl-name': 'Carys Whitlock, assistant headteacher',
      'online-safety-lead-name': 'Zoe Finch',
      'responsible-leader': 'Assistant headteacher (behaviour and safeguarding)',
      'log-holder': 'the pastoral office',
      'account-record-holder': 'the network manager',
      'approved-staff': ['Headteacher', 'Marketing officer', 'Heads of year, for their year group pages'],
      'official-pages': ['Instagram: Northbrook High School', 'Website news feed: www.northbrookhigh.example/news'],
      'review-month': 'December',
      'copies-at': 'The staff intranet',
    },
    terms: { pupil: 'student' },
    clauses: {
      'local-channels':
        'Staff write to students on the learning platform and by school email only, and to families by school email, telephone and letter, between 8:00am and 6:00pm on school days.\n',
    },
    leftOut: { 'setting-leads-table': SINGLE },
  },
  puddleLaneProtocol: {
    values: { ...PROTOCOL_VALUES, 'dsl-name': 'Fiona Kerr', 'responsible-leader': 'Manager' },
    terms: { head: 'manager', 'governing-body': 'management committee', setting: 'pre-school', pupil: 'child' },
  },
  elmParkCode: {
    values: {
      'dsl-name': 'Josie Harte, deputy headteacher',
      'gift-limit': '£25',
      'register-holder': 'the school business manager',
    },
    clauses: {
      'code-local-rules':
        'Everyone signs in at the office. Personal phones stay in the lockers while children are on site. The duty leader covers a late arrival.\n',
    },
  },
  northbrookHighCode: {
    values: {
      'dsl-name': 'Carys Whitlock, assistant headteacher',
      'gift-limit': '£25',
      'register-holder': 'the finance manager',
    },
    terms: { pupil: 'student' },
    clauses: {
      'code-local-rules':
        'Staff sign in with their card. Practical subjects wear the protective clothing listed in the department handbook.\n',
    },
  },
  northbrookHighWhistleblowing: {
    values: {
      'whistleblowing-contact': 'the vice-chair of governors, by letter to the school',
      'outside-contact': PERSONNEL_OFFICER,
    },
    leftOut: { 'wb-trust-contacts': NO_TRUST },
  },
  millbrookWhistleblowing: {
    values: {
      'whistleblowing-contact': 'the safeguarding governor, by letter to the school',
      'outside-contact': PERSONNEL_OFFICER,
    },
    leftOut: { 'wb-trust-contacts': NO_TRUST },
  },
  /** Brought in from a folder: nothing was ever filled in. */
  untouched: {},
  northbrookHighIct: {
    values: {
      'ict-contact': 'the network manager, extension 204',
      'data-protection-contact': DATA_PROTECTION,
      'approved-services': ['The management information system', 'The learning platform', 'School email'],
    },
    terms: { pupil: 'student' },
  },
} satisfies Record<string, Answers>;
