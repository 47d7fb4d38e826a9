import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@ratify/policy';
import type { AppointedRole } from '@ratify/store';
import {
  buildDraftComment,
  buildDraftLook,
  buildTemplate,
  keepRows,
  signIn,
  tooFewTried,
  tried,
  writeTried,
} from '@ratify/test-kit';
import { startApi, type Caller, type TestApi } from './api.ts';
import { COVERAGE } from './isolation/coverage.ts';
import { buildEstate, type Estate } from './isolation/estate.ts';
import { rootFields, wholeOperationOf } from './isolation/graph.ts';
import { plantMarkers, type Markers } from './isolation/markers.ts';
import { buildWorld, PUBLISHERS, type Place, type World } from './isolation/world.ts';

// Within one organisation: which role may call which mutation, as a committed table, and what each role reads.

const fixture = new URL('./fixtures/endpoint-permissions.md', import.meta.url);
const KINDS = { council: 'council', trust: 'trust', school: 'school' } as const satisfies Record<string, Place>;
/** About a person, not about an organisation's rows. */
const ANYBODYS = [
  ...['signIn', 'signOut', 'actFor', 'askForPassword', 'setPassword', 'proveIdentity', 'endSessions'],
  ...['resetCalendar', 'endCalendar', 'chooseReminders'],
  ...['beginProviderSignIn', 'finishProviderSignIn', 'endIdentity'],
  ...['signInCode', 'beginSecondFactor', 'confirmSecondFactor', 'endSecondFactor'],
];
const mutations = rootFields().filter((each) => each.operation === 'mutation' && !ANYBODYS.includes(each.name));

let api: TestApi;
let world: World;
let markers: Markers;

beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  markers = await plantMarkers(api.database, world);
});
afterAll(async () => {
  writeTried('roles');
  await api?.close();
});

const WITHOUT_RIGHT = 'mutations without the right to them';

interface Called {
  readonly said: string;
  readonly text: string;
}

/** One for every role in an organisation of every kind, over rows of its own that hold no planted words. */
async function everybody() {
  const callers: { kind: string; place: Place; own: Estate; role: Role; caller: Caller }[] = [];
  for (const [kind, place] of Object.entries(KINDS)) {
    const { organisation } = world[place];
    const own = await buildEstate(api.database, organisation, world[PUBLISHERS[place]]);
    for (const role of ROLES) {
      const caller = await api.as({ organisationId: organisation.id, roles: [role as AppointedRole] });
      callers.push({ kind, place, own, role, caller });
    }
  }
  return callers;
}

/** Calls a mutation with arguments that would get on, and says `yes` or the refusals' codes. */
async function call(caller: Caller, name: string, own: Estate): Promise<Called> {
  const field = mutations.find((each) => each.name === name);
  const row = COVERAGE[name];
  if (!field || !row) throw new Error(`${name} is not a mutation of the table`);
  const answer = await caller.send(wholeOperationOf(field), {
    ...row.given(own, caller.name),
    ...below(name, own),
    ...(await theirs(caller, name, own)),
  });
  const payload = (answer.data as Record<string, { refusals: { code: string }[] } | null> | null)?.[name];
  const codes = [...new Set((payload?.refusals ?? []).map((each) => each.code))];
  const said = answer.errors || !payload ? `error: ${answer.errors?.[0]?.message}` : codes.join(', ') || 'yes';
  expect(payload?.refusals).toBeDefined();
  return { said, text: JSON.stringify(answer) };
}

/** What only the person can do of whom it is told: it is told of the caller. */
async function theirs(
  { personId }: Caller,
  name: string,
  { organisation: { id: organisationId }, ready: { id: policyId } }: Estate,
): Promise<object> {
  if (!personId) return {};
  const said = { organisationId, policyId, personId, personName: 'The caller' };
  if (name === 'noteLook') await buildDraftLook(api.database, said);
  if (name !== 'deleteComment' && name !== 'reopenComment') return {};
  const settled = {
    state: 'resolved',
    settledBy: personId,
    settledByName: 'The caller',
    settledAt: new Date(),
  } as const;
  const comment = await buildDraftComment(api.database, { ...said, ...(name === 'reopenComment' ? settled : {}) });
  return { commentId: comment.id };
}

/** One reminds those below, never oneself. */
function below(name: string, { organisation: { id } }: Estate): object {
  if (name !== 'chasePolicies') return {};
  const place = id === world.trust.organisation.id ? 'academy' : 'school';
  return { policyIds: [world[place].policy.id] };
}

describe('who may call what', () => {
  it('is the committed table: a difference is a change of permissions', async () => {
    const cells = new Map<string, string>();
    const foreign: object[] = [];
    const callers = await everybody();
    const rows = await keepRows(api.database);
    try {
      for (const { kind, place, own, role, caller } of callers) {
        for (const { name } of mutations) {
          const { said, text } = await call(caller, name, own);
          cells.set(`${kind} ${role} ${name}`, said === 'NOT_PERMITTED' ? '' : said);
          const told = markers.found(text).filter((each) => each.place !== place && each.place !== PUBLISHERS[place]);
          if (told.length > 0) foreign.push({ kind, role, name, told });
          if (said === 'NOT_PERMITTED') tried(WITHOUT_RIGHT);
          // What has been done cannot be done again: the next one finds everything as it was.
          if (said === 'yes') await rows.putBack();
        }
      }
    } finally {
      await rows.close();
    }
    expect(foreign).toEqual([]);
    const table = write(cells);
    if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(fixture, table);
    expect(table).toBe(readFileSync(fixture, 'utf8'));
  });

  it('lets somebody do each of them, and nobody without a post any', async () => {
    const table = readFileSync(fixture, 'utf8');
    for (const { name } of mutations) expect(table).toMatch(new RegExp(`\\| ${name} \\|.*\\byes\\b`));
    const { id: organisationId } = world.school.organisation;
    const dismissed = await signIn(api.database, { organisationId, roles: [] });
    for (const { name } of mutations) {
      expect((await call(api.anybody(), name, world.school)).said).toBe('NOT_SIGNED_IN');
      expect((await call(api.holding(dismissed.token), name, world.school)).said).toBe('NOT_PERMITTED');
      tried(WITHOUT_RIGHT, 2);
    }
    expect(tooFewTried('roles')).toEqual([]);
  });
});

function write(cells: ReadonlyMap<string, string>): string {
  const tables = Object.keys(KINDS).flatMap((kind) => [
    `## In a ${kind}`,
    '',
    `| mutation | ${ROLES.join(' | ')} |`,
    `|---|${ROLES.map(() => '---|').join('')}`,
    ...mutations.map(
      ({ name }) => `| ${name} | ${ROLES.map((role: Role) => cells.get(`${kind} ${role} ${name}`)).join(' | ')} |`,
    ),
    '',
  ]);
  return [
    '# Who may call which mutation',
    '',
    'Each mutation, called by each role with arguments on rows of its own organisation: `yes`, or the code of another refusal,',
    'or nothing where the role may not (`NOT_PERMITTED`). Written by `UPDATE=1` from `roles.e2e-spec.ts`.',
    '',
    ...tables,
  ].join('\n');
}

describe('what a role reads in its own school', () => {
  const READ = `query ($policy: ID!, $local: ID!, $meeting: ID!, $request: ID!, $submitted: ID!, $tabled: ID!, $adopted: ID!, $edition: ID!, $job: ID!) {
    policy(id: $policy) { title draft { text } revisions { id state } requests { id } reviews { id } updateOffers { id } documents { id } }
    local: policy(id: $local) { title draft { text } revisions { id } }
    meetings { id } meeting(id: $meeting) { id } request: signatureRequest(id: $request) { id }
    submitted: revision(id: $submitted) { text } tabled: revision(id: $tabled) { text } adopted: revision(id: $adopted) { text }
    updatePreview(policyId: $policy, editionId: $edition) { choices { ours } }
    register { entries { title } } registerCounts { policies } auditEvents { id } job(id: $job) { id } jobs { id } templates { id }
  }`;

  type Read = Record<string, unknown> & {
    policy: Record<string, unknown[] | object | null>;
    local: Record<string, unknown>;
  };

  async function read(role: AppointedRole): Promise<Read> {
    const own = world.school;
    const caller = await api.as({ organisationId: own.organisation.id, roles: [role] });
    return caller.ask<Read>(READ, {
      policy: own.policy.id,
      local: own.local.id,
      meeting: own.meeting.id,
      request: own.request.id,
      submitted: own.submitted.id,
      tabled: own.tabled.id,
      adopted: own.adopted.id,
      edition: own.newer.id,
      job: own.job.id,
    });
  }

  it('staff: what is in force, and nothing on its way there', async () => {
    const seen = await read('staff');
    expect(seen).toMatchObject({
      policy: { draft: null, requests: [], reviews: [], updateOffers: [] },
      local: { draft: null, revisions: [] },
      meetings: [],
      meeting: null,
      request: null,
      submitted: null,
      tabled: null,
      adopted: { text: expect.any(String) },
      updatePreview: null,
      register: { entries: [] },
      registerCounts: { policies: 0 },
      auditEvents: [],
      job: null,
      jobs: [],
      templates: [],
    });
    expect(seen.policy['revisions']).toEqual([expect.objectContaining({ state: 'adopted' })]);
    expect(seen.policy['documents']).toHaveLength(1);
  });

  it.each(['chair', 'governor'] as const)('%s: what is put to the body, and no draft', async (role) => {
    const seen = await read(role);
    expect(seen).toMatchObject({
      policy: { draft: null },
      local: { draft: null },
      meeting: { id: world.school.meeting.id },
      submitted: { text: expect.any(String) },
      updatePreview: null,
      auditEvents: [],
      job: null,
      jobs: [],
    });
  });

  it('head: everything', async () => {
    const seen = await read('head');
    expect(seen).toMatchObject({
      policy: { draft: { text: expect.any(String) } },
      tabled: { text: expect.any(String) },
    });
    for (const part of ['updatePreview', 'meeting', 'request', 'job']) expect(seen[part]).not.toBeNull();
    expect((seen['auditEvents'] as unknown[]).length).toBeGreaterThan(0);
  });

  it('staff confirm what is in force; what they may not read is for them not there', async () => {
    const { organisation, submitted, tabled } = world.school;
    const staff = await api.as({ organisationId: organisation.id, roles: ['staff'] });
    const ACKNOWLEDGE = 'mutation ($id: ID!) { acknowledgePolicy(revisionId: $id) { refusals { code what where } } }';
    const none = await staff.send(ACKNOWLEDGE, { id: crypto.randomUUID() });
    for (const { id } of [submitted, tabled]) expect(await staff.send(ACKNOWLEDGE, { id })).toEqual(none);
    expect(JSON.stringify(none)).toContain('NOT_FOUND');
  });
});

describe('a template without an edition', () => {
  it('is its publisher’s, and for schools below it is not there', async () => {
    const { id: organisationId } = world.council.organisation;
    const { id, title } = await buildTemplate(api.database, { organisationId, title: 'Not announced yet' });
    const author = await api.as({ organisationId, roles: ['council-author'] });
    const head = await api.as({ organisationId: world.school.organisation.id, roles: ['head'] });
    const READ = 'query ($id: ID!) { template(id: $id) { title } templates { title } }';
    const FORK = 'mutation ($id: ID!) { forkTemplate(templateId: $id) { policy { id } refusals { code what where } } }';
    expect(JSON.stringify(await author.send(READ, { id }))).toContain(title);
    expect(await head.send(READ, { id })).toEqual(await head.send(READ, { id: crypto.randomUUID() }));
    expect(JSON.stringify(await head.send(READ, { id }))).not.toContain(title);
    expect(await head.send(FORK, { id })).toEqual(await head.send(FORK, { id: crypto.randomUUID() }));
  });
});
