import type { TestDatabase } from '@ratify/test-kit';
import type { ArgumentKind } from './coverage.ts';
import type { Estate } from './estate.ts';
import { BELOW, BOUGHT, PUBLISHERS, type Place } from './world.ts';

export type RowKind = Exclude<ArgumentKind, 'clause' | 'value'>;

/** Identifiers of an organisation's rows, by the kind of argument that takes them. */
export function identifiersOf(own: Estate): Readonly<Record<RowKind, readonly string[]>> {
  return {
    policy: [own.policy.id, own.local.id, own.ready.id, own.taken.id],
    template: [own.template.id, own.derived.id],
    exception: [own.exception.id, own.granted.id],
    revision: [own.adopted.id, own.submitted.id, own.tabled.id, own.editorial.id, own.amended.id, own.leftToHead.id],
    edition: [own.first.id, own.second.id],
    meeting: [own.meeting.id],
    body: [own.body.id, own.committee.id],
    requirement: [own.expected.id],
    expectation: [own.expected.id],
    request: [own.request.id, own.refused.id],
    appointment: [own.deputy.id, own.former.id, own.member.id],
    decision: [own.decided.id, own.amending.id, own.unreported.id],
    delegation: [own.delegation.id],
    token: [own.token.id],
    webhook: [own.webhook.id],
    delivery: [own.delivery.id],
    duty: [own.duty.id],
    return: [own.wordReturn.id],
    pack: [own.pack.id, own.papers.id],
    batch: [own.sent.batchId],
    round: [own.round.id],
    question: [own.asked.id],
    comment: [own.comment.id],
    event: [own.auditEvent.id],
    person: [own.deputy.personId],
    look: [own.look.id],
    answer: [own.answer.id],
    declaration: [own.declaration.id],
    job: [own.job.id],
    failure: [own.failure.id],
    operated: [own.organisation.id],
    organisation: [own.organisation.id],
    code: [own.document.verifyCode],
  };
}

/** Whether rows of a kind at one place may be read from another; who stands nowhere reads nothing. */
export function isSeen(from: Place | null, at: Place, kind: RowKind): boolean {
  if (kind === 'code') return true; // whoever holds the paper
  if (from === null) return false;
  if (from === at) return true;
  const below = BELOW[from]?.includes(at) ?? false;
  const above = PUBLISHERS[from] === at;
  if (kind === 'policy' || kind === 'revision' || kind === 'meeting' || kind === 'request') return below;
  // Whoever fixed a clause sees what is asked of it, and answers.
  if (kind === 'exception') return below || PUBLISHERS[at] === from;
  if (kind === 'decision' || kind === 'delegation') return below;
  if (kind === 'template' || kind === 'edition' || kind === 'expectation') return above;
  if (kind === 'organisation' || kind === 'body') return below || above || (BOUGHT[from]?.includes(at) ?? false);
  return false;
}

/**
 * A fingerprint of every row there is, table by table, of what sessions act for, and of people's second factors: by where a row stands and who
 * wrote it last, so that nothing long is read, and writing the same again counts as a change.
 */
export async function fingerprint(database: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const tables = await tablesOf(database);
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(concat_ws(' ', row.ctid, row.xmin), ',' order by row.ctid), '')) as hash from app.${table} row`,
  );
  const sessions = `select 'sessions', md5(coalesce(string_agg(concat_ws(',', encode(token_hash, 'hex'), acting_organisation_id), ',' order by token_hash), ''))
    from directory.sessions`;
  const factors = `select 'second_factors', md5(coalesce(string_agg(f::text, ',' order by f.person_id), '')) from directory.second_factors f`;
  const found = (await database.owner.query(`${[...parts, sessions, factors].join(' union all ')} order by 1`)) as {
    name: string;
    hash: string;
  }[];
  return Object.fromEntries(found.map(({ name, hash }) => [name, hash]));
}

const known = new WeakMap<TestDatabase, Promise<string[]>>();

function tablesOf(database: TestDatabase): Promise<string[]> {
  const found =
    known.get(database) ??
    (
      database.owner.query(
        `select relname::text as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') order by 1`,
      ) as Promise<{ name: string }[]>
    ).then((rows) => rows.map((row) => row.name));
  known.set(database, found);
  return found;
}
