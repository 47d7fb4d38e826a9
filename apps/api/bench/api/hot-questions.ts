import type pg from 'pg';
import type { Reader } from '../register/people.ts';

/** One thing that pages ask all day, and what PostGraphile is asked for the same answer, where it can be. */
export interface HotQuestion {
  readonly name: string;
  readonly reader: Reader;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly other?: { readonly operation: string; readonly variables: Readonly<Record<string, unknown>> };
}

const REGISTER = `query ($first: Int!) { register(first: $first) { endCursor hasMore entries {
  policyId organisationName title status reviewDueOn reviewDueSaid editionNumber latestEditionNumber adoptByOn behind unsigned remark } } }`;
const LIST = 'query { policies { id title adoptedOn reviewDueOn } }';
const POLICY = `query ($id: ID!) { policy(id: $id) { id title adoptedOn reviewDueOn effectiveFrom
  revisions { id number state } adoptions { adoptedOn reviewDueOn } reviews { reviewedOn outcome nextDueOn } } }`;
const TODO = 'query { todo { kind subjectId title dueOn } }';

const OTHER_LIST = `query ($organisation: UUID!) { allPolicies(condition: { organisationId: $organisation }) {
  nodes { rowId title adoptedOn reviewDueOn } } }`;
const OTHER_POLICY = `query ($id: UUID!) { policyByRowId(rowId: $id) { rowId title adoptedOn reviewDueOn effectiveFrom
  revisionsByOrganisationIdAndPolicyId { nodes { rowId number state } }
  adoptionsByOrganisationIdAndPolicyId { nodes { adoptedOn reviewDueOn } }
  reviewsByOrganisationIdAndPolicyId { nodes { reviewedOn outcome nextDueOn } } } }`;

/** The hot questions over a nation that is there. */
export async function hotQuestionsOf(
  owner: pg.Client,
  { head, officer }: { readonly head: Reader; readonly officer: Reader },
): Promise<HotQuestion[]> {
  const organisation = head.scope.organisationId;
  const { rows } = await owner.query<{ id: string }>(
    `select p.id from app.policies p where p.organisation_id = $1 and p.adopted_revision_id is not null and p.retired_on is null
     order by p.title limit 1`,
    [organisation],
  );
  const id = rows[0]?.id;
  return [
    {
      ...{ name: 'school: its list', reader: head, operation: LIST, variables: {} },
      other: { operation: OTHER_LIST, variables: { organisation } },
    },
    { name: 'council: a page of its register', reader: officer, operation: REGISTER, variables: { first: 25 } },
    {
      ...{ name: 'school: one policy', reader: head, operation: POLICY, variables: { id } },
      other: { operation: OTHER_POLICY, variables: { id } },
    },
    { name: 'head: what needs me', reader: head, operation: TODO, variables: {} },
  ];
}
