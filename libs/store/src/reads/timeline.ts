import type { EntityManager } from 'typeorm';
import { isUuid } from '../work/is-uuid.ts';

/** One line of an organisation's record, with what a reader of it wants to know besides. */
export interface TimelineEvent {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly sequence: number | null;
  readonly hash: string | null;
  /** The request by which it came about; null in older lines, and for what nobody asked for. */
  readonly requestId: string | null;
  /** `operator`, `body:<id>`, `office:<name>` or `token:<id>`; null: for whoever acted. */
  readonly onBehalfOf: string | null;
  /** Of the body or the program that it was on behalf of. */
  readonly behalfName: string | null;
  /** Null where nobody did it: the service's own work. */
  readonly actorPersonId: string | null;
  /**
   * As the organisation calls them by their posts today, or by the account of whoever runs the installation; null for somebody of another
   * one, and for whoever was erased.
   */
  readonly byName: string | null;
  /** Why, as whoever runs the installation said. */
  readonly reason: string | null;
  /** Of an answer that its keeper changed: what was asked, as at which day, and of which policy as it was called. */
  readonly question: string | null;
  readonly asAt: string | null;
  readonly of: string | null;
  /** Of a decision: what was recorded then; the minute of an adoption from before too. */
  readonly outcome: string | null;
  readonly minuteReference: string | null;
  /** Of an adoption from before the record: as its document states it. */
  readonly adoptedSaid: string | null;
  /** The policy it is about, where it is about one that is there. */
  readonly policyId: string | null;
  readonly policyTitle: string | null;
}

export interface TimelineQuestion {
  readonly organisationId: string;
  /** Only what is about this policy: its versions, decisions, documents and signatures too. */
  readonly policyId: string | null;
  /** Only what happened before this line. */
  readonly before: string | null;
  readonly signIns: boolean;
  readonly first: number;
}

/** What subjects of a policy's lines are rows of; each carries its policy, or a version of it. */
const OF_POLICY = ['documents', 'adoptions', 'reviews', 'exceptions', 'duties', 'reading_questions', 'draft_comments', 'consultations']; // prettier-ignore
const OF_REVISION = ['decisions', 'signature_requests', 'acknowledgements'];

const SUBJECTS = [
  ...OF_POLICY.map((table) => `select id, policy_id from app.${table} where organisation_id = $1`),
  ...OF_REVISION.map(
    (table) =>
      `select s.id, r.policy_id from app.${table} s join app.revisions r on r.organisation_id = s.organisation_id and r.id = s.revision_id
       where s.organisation_id = $1`,
  ),
  'select id, policy_id from app.revisions where organisation_id = $1',
  'select id, id from app.policies where organisation_id = $1',
];

/** Lines of one organisation's record, the newest first. */
export class Timeline {
  constructor(private readonly manager: EntityManager) {}

  /** Row-level security settles whose record it is. A line that is not there has nothing before it. */
  async list({ organisationId, policyId, before, signIns, first }: TimelineQuestion): Promise<TimelineEvent[]> {
    if ([policyId, before].some((id) => id !== null && !isUuid(id))) return [];
    const about = policyId
      ? `and (e.subject_id in (select o.id from (${SUBJECTS.join(' union all ')}) o (id, policy_id) where o.policy_id = $2)
           or e.data ->> 'policyId' = $2::text)`
      : 'and $2::uuid is null';
    return this.manager.query<TimelineEvent[]>(
      `with page as materialized (
         select e.id, e.at, e.action, e.subject, e.subject_id, e.sequence, e.hash, e.actor_person_id, e.data,
           e.request_id, e.on_behalf_of from app.audit_events e
         where e.organisation_id = $1 ${about} and ($3 or e.action <> 'person.signed-in')
           and ($4::uuid is null or (e.at, e.id) < (select b.at, b.id from app.audit_events b where b.organisation_id = $1 and b.id = $4))
         order by e.at desc, e.id desc limit $5)
       select e.id, e.at, e.action, e.subject, e.subject_id as "subjectId", e.sequence::int as sequence, e.hash,
         e.actor_person_id as "actorPersonId", coalesce(n.person_name, x.part ->> 'by') as "byName",
         case when e.on_behalf_of = 'operator' then e.data ->> 'reason' end as reason, e.request_id as "requestId",
         e.data ->> 'question' as question, e.data ->> 'asAt' as "asAt", e.data ->> 'title' as of,
         case when e.action = 'decision.recorded' then e.data ->> 'outcome' end as outcome,
         case when e.action in ('decision.recorded', 'adoption.recorded-as-historic') then e.data ->> 'minuteReference' end as "minuteReference",
         case when e.action = 'adoption.recorded-as-historic' then e.data ->> 'adoptedSaid' end as "adoptedSaid",
         e.on_behalf_of as "onBehalfOf", coalesce(b.name, t.name) as "behalfName", p.id as "policyId", p.title as "policyTitle"
       from page e
       left join lateral (select a.person_name from app.appointments a where a.organisation_id = $1 and a.person_id = e.actor_person_id
         order by a.from_on desc limit 1) n on true
       left join lateral (select o.policy_id from (${SUBJECTS.join(' union all ')}) o (id, policy_id) where o.id = e.subject_id limit 1) o on true
       left join app.bodies b on b.organisation_id = $1 and e.on_behalf_of = 'body:' || b.id
       left join app.api_tokens t on t.organisation_id = $1 and e.on_behalf_of = 'token:' || t.id
       left join app.audit_personal x on x.organisation_id = $1 and x.audit_event_id = e.id and e.on_behalf_of = 'operator'
       left join app.policies p on p.organisation_id = $1 and p.id = coalesce(o.policy_id, (e.data ->> 'policyId')::uuid)
       order by e.at desc, e.id desc`,
      [organisationId, policyId, signIns, before, first],
    );
  }
}
