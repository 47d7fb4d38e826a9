import { BEFORE_ALL, COUNTS, EVERYWHERE, PAGE as PAGE_STATEMENT, writeCursor } from '@ratify/store/statements';
import type pg from 'pg';
import type { Reader } from './people.ts';

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One thing that somebody asks of the register, as GraphQL and as the statements that answer it. */
export interface Question {
  readonly name: string;
  readonly role: 'app' | 'national';
  readonly reader: Reader;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
  /** Milliseconds at the 95th part of a hundred. */
  readonly goal?: number;
}

const LINE = `policyId organisationName title status reviewDueOn reviewDueSaid editionNumber latestEditionNumber adoptByOn behind unsigned remark`;
const PAGE = `endCursor hasMore entries { ${LINE} }`;
const REGISTER = `query ($status: String, $first: Int!, $after: String) { register(status: $status, first: $first, after: $after) { ${PAGE} } }`;
const DASHBOARD = `query { registerCounts { policies missing overdue dueSoon unsigned behind exceptions leftTemplate } register(first: 25) { ${PAGE} } }`;
const NATIONAL_PAGE = `query ($after: String) { nationalOverdue(first: 25, after: $after) { endCursor hasMore entries { organisationId organisationName title adoptedOn reviewDueOn } } }`;
const TOTALS = `query { nationalTotals { policies missing overdue dueSoon unsigned councils { slug organisationName policies missing overdue } } }`;

/** Every question that the register answers, over a nation that is there. */
export async function questionsOf(world: {
  readonly owner: pg.Client;
  readonly head: Reader;
  readonly officer: Reader;
  readonly operator: Reader;
}): Promise<Question[]> {
  const { owner, head, officer, operator } = world;
  const today = new Date().toISOString().slice(0, 10);
  const below = await belowOf(owner, officer.scope.organisationId);
  const middle = await overdueAt(owner, today, 0.5);
  const end = await overdueAt(owner, today, 0.999);
  const deep = await councilAt(owner, below);
  const page = (name: string, status: string | null, after: Place | null, first: number): Statement => ({
    name,
    text: PAGE_STATEMENT,
    values: [
      ...[today, status === 'behind' ? null : status, status === 'behind' ? status : null, null],
      ...[after?.place ?? null, after?.id ?? null, first + 1],
    ],
  });
  const counts: Statement = { name: 'council: counts', text: COUNTS, values: [today] };
  const ofCouncil = (name: string, status: string | null, after: Place | null, goal?: number): Question => ({
    ...{ name, role: 'app', reader: officer, operation: REGISTER },
    variables: { status, first: 25, after: after && writeCursor(after) },
    statements: [page(name, status, after, 25)],
    ...(goal ? { goal } : {}),
  });
  const national = (name: string, after: Place | null): Question => ({
    ...{ name, role: 'national', reader: operator, operation: NATIONAL_PAGE, goal: 10 },
    variables: { after: after && writeCursor(after) },
    statements: [{ name, text: EVERYWHERE, values: [today, ...(after ? [after.place, after.id] : BEFORE_ALL), 26] }],
  });
  return [
    {
      ...{ name: 'school: its list', role: 'app', reader: head, operation: REGISTER, goal: 5 },
      variables: { status: null, first: 100, after: null },
      statements: [page('school: its list', null, null, 100)],
    },
    {
      ...{ name: 'council: dashboard', role: 'app', reader: officer, operation: DASHBOARD, variables: {}, goal: 25 },
      statements: [counts, page('council: first page', null, null, 25)],
    },
    ofCouncil('council: page in the middle', null, deep),
    ...['missing', 'overdue', 'unsigned', 'due-soon', 'behind'].map((status) =>
      ofCouncil(`council: ${status}`, status, null),
    ),
    {
      ...{
        name: 'nation: totals by council',
        role: 'national',
        reader: operator,
        operation: TOTALS,
        variables: {},
        goal: 50,
      },
      statements: [
        { name: 'nation: totals by council', text: 'select * from app.national_counts($1)', values: [today] },
      ],
    },
    national('nation: overdue, first page', null),
    national('nation: overdue, in the middle', middle),
    national('nation: overdue, at the end', end),
  ];
}

interface Place {
  readonly place: string;
  readonly id: string;
}

async function belowOf(owner: pg.Client, council: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select $1::uuid as id union all select descendant_id from directory.organisation_closure where ancestor_id = $1 and sight = 'adopted'`,
    [council],
  );
  return rows.map(({ id }) => id);
}

async function overdueAt(owner: pg.Client, today: string, share: number): Promise<Place> {
  const { rows } = await owner.query<Place>(
    `with overdue as (select review_due_on, id from app.policies where review_due_on < $1 and retired_on is null and adopted_on is not null)
     select review_due_on::text as place, id from overdue order by review_due_on, id
     offset (select (count(*) * $2::float)::int from overdue) limit 1`,
    [today, share],
  );
  return rows[0] as Place;
}

async function councilAt(owner: pg.Client, below: readonly string[]): Promise<Place> {
  const { rows } = await owner.query<Place>(
    `select review_due_on::text as place, id from app.policies where organisation_id = any($1) and retired_on is null and review_due_on is not null
     order by review_due_on, id offset 3000 limit 1`,
    [below],
  );
  return rows[0] as Place;
}
