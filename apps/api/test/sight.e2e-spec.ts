import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tooFewTried, tried, writeTried } from '@ratify/test-kit';
import { startApi, type TestApi } from './api.ts';
import { crawl, type Crawled } from './isolation/crawl.ts';
import { objectTypes, rootFields, selections } from './isolation/graph.ts';
import { plantMarkers, type Markers, type Planted } from './isolation/markers.ts';
import { outsiders, peopleAt, type Somebody } from './isolation/people.ts';
import { buildWorld, type Place, type World } from './isolation/world.ts';

// A word of its own is planted in every text column of every organisation's rows. Everybody then asks for everything that the
// schema offers, and the words in their answers say what they see of whom.

/** Words of closed lists, hashes, offices, and the code by which a document is asked for. */
const CLOSED = [
  'acknowledgements.collected_by', // empty but for what was signed on paper, like the next
  'acknowledgements.recorded_by_name',
  'acknowledgements.revision_sha256',
  'adoptions.adopted_precision',
  'adoptions.evidence',
  'adoptions.review_due_precision',
  'api_tokens.scopes',
  'appointments.role',
  'attendances.presence',
  'audit_events.action',
  'audit_events.hash',
  'audit_events.on_behalf_of',
  'audit_events.personal_sha256',
  'audit_events.previous_hash',
  'audit_events.subject',
  'blobs.place',
  'bodies.kind',
  'bodies.routes',
  'bodies.signatories',
  'bodies.signing_order',
  'choices.answer',
  'confirmation_rounds.audience',
  'confirmation_rounds.closed_by_name', // empty while it is open
  'consultations.outcome',
  'corrections.kind',
  'covered_texts.level',
  'decisions.confirmed_by',
  'decisions.outcome',
  'decisions.route',
  'delegations.office',
  'documents.state',
  'documents.verify_code',
  'draft_comments.settled_by_name', // empty while it is open
  'draft_comments.state',
  'draft_looks.addressee_name', // empty where a person is asked
  'duties.event',
  'duties.every',
  'duties.owner_role',
  'edition_consultations.outcome',
  'editions.text_sha256',
  'evidence_files.mime',
  'exceptions.state',
  'jobs.state',
  'jobs.trace_parent',
  'meetings.ends_at',
  'meetings.starts_at',
  'messages.kind',
  'messages.state',
  'messages.subjects',
  'not_applicable.ended_by_name', // empty while it holds
  'organisation_links.kind',
  'organisations.colour',
  'organisations.kind',
  'pack_files.mime',
  'pack_files.sha256',
  'packs.kind',
  'paper_signatures.document_sha256',
  'paper_signatures.role',
  'paper_signatures.scan_mime',
  'policies.review_due_precision',
  'policy_imports.source_sha256',
  'reading_questions.answer', // empty until it is answered, like the next
  'reading_questions.answered_by_name',
  'required_policies.phases',
  'required_policies.setting_kind',
  'required_policies.standings',
  'requirement_answers.ended_by_name', // empty while it holds
  'retirements.route',
  'reviews.outcome',
  'revisions.state',
  'revisions.text_sha256',
  'round_reminders.kind',
  'sent_documents.sha256',
  'sent_documents.state',
  'signature_requests.for_role',
  'signature_requests.role',
  'signature_requests.state',
  'signatures.document_sha256',
  'signatures.role',
  'stated_approvers.office',
  'templates.review_every',
  'update_offers.answer',
  'webhook_deliveries.event',
  'webhook_deliveries.last_error',
  'webhook_deliveries.state',
  'webhooks.events',
  'webhooks.paused_because',
  'word_copies.text_sha256',
  'word_returns.source_sha256',
];

const fixture = new URL('./fixtures/sight.md', import.meta.url);

let api: TestApi;
let world: World;
let markers: Markers;
const seen = new Map<string, { somebody: Somebody; crawled: Crawled; told: Planted[] }>();

beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
  const people = await peopleAt(api, world, ['school', 'council', 'otherCouncil', 'trust', 'academy', 'buyer']);
  const wanted = people.filter(
    ({ place, role }) => place === 'school' || place === 'council' || role === 'head' || role === 'compliance-officer',
  );
  for (const somebody of [...wanted, ...(await outsiders(api, world))]) {
    const crawled = await crawl(somebody, world);
    seen.set(somebody.name, { somebody, crawled, told: markers.found(crawled.answers) });
  }
}, 900_000); // a dozen people ask for everything, and other tests may keep both cores busy
afterAll(async () => {
  writeTried('sight');
  await api?.close();
});

/** `policies.title` and so on, of one place, as one person sees it. */
function columns(name: string, place: Place): string[] {
  const told = seen.get(name)?.told;
  if (!told) throw new Error(`${name} has not asked`);
  return told
    .filter((each) => each.place === place)
    .map((each) => each.column)
    .sort();
}

const tables = (name: string, place: Place): string[] => [
  ...new Set(columns(name, place).map((column) => column.split('.')[0] as string)),
];

describe('what is planted', () => {
  it('stands in every text column, save words of closed lists, hashes and offices', () => {
    expect(markers.unplanted).toEqual(CLOSED);
    expect(markers.planted.length).toBeGreaterThan(60);
  });

  it('is asked for through every field of every object type, a few levels deep', () => {
    const asked = rootFields()
      .filter((each) => each.operation === 'query')
      .flatMap((each) => selections(each.field.type, { depth: 4, fields: 280 }))
      .join('\n');
    const missing = objectTypes()
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => !new RegExp(`\\b${name.split('.')[1]}\\b`).test(asked));
    // What only a mutation answers with; its own test looks at every answer.
    const ofMutations =
      /^(\w+Payload|Refusal|ImportEntry|ScheduleEntry|Acknowledgement|ChangeOfSight|OrganisationChanged|OrganisationsReport)\./;
    expect(missing.filter((name) => !ofMutations.test(name))).toEqual([]);
  });

  it('is answered without errors', () => {
    expect(
      [...seen.values()].flatMap(({ somebody, crawled }) => crawled.errors.map((each) => `${somebody.name}: ${each}`)),
    ).toEqual([]);
  });
});

describe('strangers', () => {
  const strangers: readonly (readonly [string, readonly Place[]])[] = [
    ...['head', 'clerk', 'chair', 'governor', 'staff'].map(
      (role) =>
        [`${role} of the school`, ['sister', 'otherCouncil', 'otherSchool', 'trust', 'academy', 'buyer']] as const,
    ),
    ...['council-author', 'publisher', 'compliance-officer'].map(
      (role) => [`${role} of the council`, ['otherCouncil', 'otherSchool', 'trust', 'academy']] as const,
    ),
    ['compliance-officer of the otherCouncil', ['council', 'school', 'sister', 'trust', 'academy', 'buyer']],
    ['compliance-officer of the trust', ['council', 'school', 'sister', 'otherCouncil', 'otherSchool', 'buyer']],
    ['head of the academy', ['council', 'school', 'sister', 'otherCouncil', 'otherSchool', 'buyer']],
    ['head of the buyer', ['school', 'sister', 'otherCouncil', 'otherSchool', 'trust', 'academy']],
  ];
  it.each(strangers)('the %s learns not a word of theirs', (name, places) => {
    const told = seen.get(name)?.told ?? [];
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((each) => places.includes(each.place))).toEqual([]);
    tried('nested reads', seen.get(name)?.crawled.asked);
  });

  it('without a session there is nothing but what stands behind a printed code', () => {
    const nobodies = [...seen.values()].filter(({ somebody }) => somebody.place === null);
    expect(nobodies).toHaveLength(8);
    for (const { somebody, told, crawled } of nobodies) {
      expect({ name: somebody.name, columns: [...new Set(told.map((each) => each.column))].sort() }).toEqual({
        name: somebody.name,
        columns: ['document_versions.level', 'documents.title', 'organisations.name'],
      });
      tried('nested reads', crawled.asked);
    }
    expect(tooFewTried('sight')).toEqual([]);
  });
});

describe('who stands above', () => {
  const officer = 'compliance-officer of the council';

  it('sees what a school it maintains has submitted and adopted', () => {
    expect(columns(officer, 'school')).toEqual(
      expect.arrayContaining([
        'policies.title',
        'revisions.text',
        'reviews.reason',
        'documents.title',
        'meetings.place',
      ]),
    );
  });

  it.each(['council-author', 'publisher', 'compliance-officer'])(
    'never sees, as %s, what is the school’s own',
    (role) => {
      const own = [
        'drafts',
        'choices',
        'acknowledgements',
        'jobs',
        'audit_events',
        'audit_personal',
        'template_drafts',
      ];
      for (const place of ['school', 'sister'] as const)
        expect(tables(`${role} of the council`, place).filter((table) => own.includes(table))).toEqual([]);
    },
  );

  it('sees of a buyer of its service the register’s columns, the organisation itself and what it told the council, and no text', () => {
    expect(tables(officer, 'buyer')).toEqual(['departures', 'exceptions', 'organisations', 'policies']);
    expect(columns(officer, 'buyer').filter((column) => column.startsWith('policies.'))).toEqual(['policies.title']);
  });

  it('sees nothing at all of an academy that only lies in its area, and its trust does', () => {
    expect(columns(officer, 'academy')).toEqual([]);
    expect(columns('compliance-officer of the trust', 'academy')).toEqual(columns(officer, 'school'));
  });
});

describe('the table of sight', () => {
  it('is the committed one: a difference is a change of what people see', () => {
    const table = write();
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(fixture, table);
    expect(table).toBe(readFileSync(fixture, 'utf8'));
  });
});

function write(): string {
  const lines = [...seen].flatMap(([name, { told }]) => {
    const places = [...new Set(told.map((each) => each.place))];
    return places.map((place) => `| ${name} | ${place} | ${sayColumns(columns(name, place))} |`);
  });
  return [
    '# Who sees what of whom, over GraphQL',
    '',
    'Columns whose words reach somebody’s screen when they ask for everything that the schema offers. Written by',
    '`UPDATE=1` from `sight.e2e-spec.ts`.',
    '',
    '| who | of whom | sees |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function sayColumns(found: readonly string[]): string {
  const byTable = new Map<string, string[]>();
  for (const column of found) {
    const [table = '', name = ''] = column.split('.');
    byTable.set(table, [...(byTable.get(table) ?? []), name]);
  }
  return [...byTable].map(([table, names]) => `${table} (${names.join(', ')})`).join('; ');
}
