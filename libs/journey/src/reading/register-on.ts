import { adoptionOn, heldOn, type AdoptionFact, type HeldThen, type PlainDate, type ReviewFact } from '@ratify/policy';
import type { Adoption, Repositories, Review } from '@ratify/store';
import type { ReadableRows } from './readable.ts';

/** A line of a register as it stood on a past day. */
export interface RegisterLineThen {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly status: HeldThen['status'] | 'covered';
  readonly version: number | null;
  readonly adoptedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly reviewDueOn: string | null;
  readonly minuteReference: string | null;
}

/** An adoption as the rules see it. */
export function adoptionFact(each: Adoption): AdoptionFact {
  const { id, revisionId, evidence, recordedAt } = each;
  return {
    ...{ id, revisionId, evidence, recordedAt },
    adoptedOn: each.adoptedOn as PlainDate | null,
    effectiveFrom: each.effectiveFrom as PlainDate | null,
    reviewDueOn: each.reviewDueOn as PlainDate | null,
  };
}

/** What was held on a day, from the adoptions and reviews recorded: of one organisation in sight, or of all of them, by name and title. */
export async function readRegisterOn(
  rows: ReadableRows,
  on: PlainDate,
  organisationId: string | null,
): Promise<RegisterLineThen[]> {
  const { work } = rows;
  if (!rows.can('read', 'Register')) return [];
  const asked = organisationId ? [organisationId] : [...new Set([...work.reach.own, ...work.reach.below])];
  const seen = asked.filter((id) => rows.canOn('read', 'Register', { organisationId: id }));
  if (seen.length === 0) return [];
  const organisations = await work.organisations.list({ id: seen });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const lines = [...(await readOwn(work, seen, on)), ...(await readCovered(work, seen, on))];
  // The minute is the decision's: told to those who read decisions.
  const isMinuted = rows.can('read', 'Decision');
  return lines
    .map((each) => ({ ...each, minuteReference: isMinuted ? each.minuteReference : null }))
    .map((each) => ({ ...each, organisationName: names.get(each.organisationId) ?? '' }))
    .sort(
      (a, b) =>
        a.organisationName.localeCompare(b.organisationName, 'en-GB') || a.title.localeCompare(b.title, 'en-GB'),
    );
}

type Line = Omit<RegisterLineThen, 'organisationName'>;

async function readOwn(rows: Repositories, organisationId: string[], on: PlainDate): Promise<Line[]> {
  const policies = await rows.policies.list({ organisationId });
  const adoptions = Map.groupBy(await rows.adoptions.list({ organisationId }), ({ policyId }) => policyId);
  const reviews = Map.groupBy(await rows.reviews.list({ organisationId }), ({ policyId }) => policyId);
  const held = policies.flatMap((policy) => {
    const facts = (adoptions.get(policy.id) ?? []).map(adoptionFact);
    const looks = (reviews.get(policy.id) ?? []).map(reviewFact);
    const retiredOn = policy.retiredOn as PlainDate | null;
    const then = heldOn({ retiredOn, adoptions: facts, reviews: looks }, on);
    return then ? [{ policy, then }] : [];
  });
  const numbers = await readNumbers(
    rows,
    organisationId,
    held.flatMap(({ then }) => then.adoption.revisionId ?? []),
  );
  const minutes = await readMinutes(
    rows,
    [...adoptions.values()].flat(),
    held.map(({ then }) => then.adoption.id),
  );
  return held.map(({ policy, then }) => ({
    ...{ organisationId: policy.organisationId, title: policy.title, status: then.status },
    ...{
      adoptedOn: then.adoption.adoptedOn,
      effectiveFrom: then.adoption.effectiveFrom,
      reviewDueOn: then.reviewDueOn,
    },
    version: numbers.get(then.adoption.revisionId ?? '') ?? null,
    minuteReference: minutes.get(then.adoption.id) ?? null,
  }));
}

function reviewFact(each: Review): ReviewFact {
  const { adoptionId } = each;
  return { adoptionId, reviewedOn: each.reviewedOn as PlainDate, nextDueOn: each.nextDueOn as PlainDate | null };
}

async function readNumbers(rows: Repositories, organisationId: string[], id: string[]): Promise<Map<string, number>> {
  const found = id.length > 0 ? await rows.revisions.list({ organisationId, id }) : [];
  return new Map(found.map((each) => [each.id, each.number]));
}

async function readMinutes(
  rows: Repositories,
  adoptions: readonly Adoption[],
  wanted: readonly string[],
): Promise<Map<string, string | null>> {
  const asked = adoptions.filter((each) => wanted.includes(each.id) && each.decisionId !== null);
  const id = asked.flatMap(({ decisionId }) => decisionId ?? []);
  const decisions = id.length > 0 ? await rows.decisions.list({ id }) : [];
  return new Map(
    asked.map((each) => [each.id, decisions.find((one) => one.id === each.decisionId)?.minuteReference ?? null]),
  );
}

/** What covered a setting: the cover of today, as far as it was adopted by then. */
async function readCovered(rows: Repositories, organisationId: string[], on: PlainDate): Promise<Line[]> {
  const covers = await rows.coverages.list({ organisationId });
  return covers
    .filter((each) => each.adoptedOn <= on && each.adoptingOrganisationId !== each.organisationId)
    .map((each) => ({
      ...{ organisationId: each.organisationId, title: each.title, status: 'covered' as const, version: null },
      ...{ adoptedOn: each.adoptedOn, effectiveFrom: null, reviewDueOn: each.reviewDueOn, minuteReference: null },
    }));
}

/** Of the adoptions of a policy, the one in force on a day. */
export async function readAdoptionOn(
  rows: Repositories,
  where: { readonly organisationId: string; readonly policyId: string },
  on: PlainDate,
): Promise<Adoption | null> {
  const adoptions = await rows.adoptions.list(where);
  const found = adoptionOn(adoptions.map(adoptionFact), on);
  return adoptions.find(({ id }) => id === found?.id) ?? null;
}
