import {
  adoptionOn,
  coverOn,
  dateInLondon,
  dueSaid,
  heldOn,
  type HeldThen,
  type PlainDate,
  type ReviewFact,
} from '@ratify/policy';
import type { Adoption, Policy, Repositories, Review } from '@ratify/store';
import { readToldMinutes } from '../adopt/standing-decision.ts';
import { adoptionFact } from './standing-adoption.ts';
import { readBelieved } from './believed.ts';
import type { ReadableRows } from './readable.ts';

/** A line of a register as it stood on a past day. */
export interface RegisterLineThen {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  /** `not-applicable`: the setting had said that it needs none. `set-aside`: it was believed to be in force, by a decision that was recorded wrongly. */
  readonly status: HeldThen['status'] | 'covered' | 'not-applicable' | 'set-aside';
  readonly version: number | null;
  readonly adoptedOn: string | null;
  /** As a document from before the record states it: `June 2017`. */
  readonly adoptedSaid: string | null;
  readonly effectiveFrom: string | null;
  readonly reviewDueOn: string | null;
  /** In the words in which that date was given, where it was. */
  readonly reviewDueSaid: string | null;
  readonly minuteReference: string | null;
  /** What the record said on that day, where a later correction tells it otherwise: a sentence. */
  readonly believed: string | null;
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
  const held = [...(await readOwn(work, seen, on)), ...(await readCovered(work, seen, on))];
  const lines = [...held, ...(await readNotNeeded(work, seen, on, held))];
  // The minute is the decision's, and so is its correction: told to those who read decisions.
  const isMinuted = rows.can('read', 'Decision');
  return lines
    .map((each) => (isMinuted ? each : { ...each, minuteReference: null, believed: null }))
    .filter(({ status, believed }) => status !== 'set-aside' || believed !== null)
    .map((each) => ({ ...each, organisationName: names.get(each.organisationId) ?? '' }))
    .sort(
      (a, b) =>
        a.organisationName.localeCompare(b.organisationName, 'en-GB') || a.title.localeCompare(b.title, 'en-GB'),
    );
}

type Line = Omit<RegisterLineThen, 'organisationName'>;

async function readOwn(rows: Repositories, organisationId: string[], on: PlainDate): Promise<Line[]> {
  const policies = await rows.policies.list({ organisationId });
  const adoptions = Map.groupBy(
    await rows.adoptions.list({ organisationId, setAsideAt: null }),
    ({ policyId }) => policyId,
  );
  const reviews = Map.groupBy(await rows.reviews.list({ organisationId }), ({ policyId }) => policyId);
  const retired = Map.groupBy(await rows.retirements.list({ organisationId }), ({ policyId }) => policyId);
  const held = policies.flatMap((policy) => {
    const facts = (adoptions.get(policy.id) ?? []).map(adoptionFact);
    const looks = (reviews.get(policy.id) ?? []).map(reviewFact);
    const retiredOn = policy.retiredOn as PlainDate | null;
    const retirements = retired.get(policy.id) ?? [];
    const then = heldOn({ retiredOn, retirements, adoptions: facts, reviews: looks }, on);
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
    on,
  );
  const byId = new Map([...adoptions.values()].flat().map((each) => [each.id, each]));
  const lines = held.map(({ policy, then }) => ({
    policyId: policy.id,
    ...{ organisationId: policy.organisationId, title: policy.title, status: then.status },
    ...{
      adoptedOn: then.adoption.adoptedOn,
      adoptedSaid: byId.get(then.adoption.id)?.adoptedSaid ?? null,
      effectiveFrom: then.adoption.effectiveFrom,
      reviewDueOn: then.reviewDueOn,
      reviewDueSaid: dueSaid(then.reviewDueOn, [
        ...(reviews.get(policy.id) ?? []).filter(({ adoptionId }) => adoptionId === then.adoption.id).map(dueOfReview),
        ...(adoptions.get(policy.id) ?? []).filter(({ id }) => id === then.adoption.id),
        policy,
      ]),
    },
    version: numbers.get(then.adoption.revisionId ?? '') ?? null,
    minuteReference: byId.get(then.adoption.id)?.minuteReference ?? minutes.get(then.adoption.id) ?? null,
  }));
  const believed = await readBelieved(rows, organisationId, on);
  const onlyBelieved = policies.filter(({ id }) => believed.has(id) && !lines.some((each) => each.policyId === id));
  return [
    ...lines.map(({ policyId, ...line }) => ({
      ...line,
      believed: believed.get(policyId)?.say(line) ?? null,
    })),
    ...onlyBelieved.map(({ id, organisationId: holder, title }) => ({
      ...{ organisationId: holder, title, ...NOT_HELD },
      believed: believed.get(id)?.say(null) ?? null,
    })),
  ];
}

const NOT_HELD = {
  ...{ status: 'set-aside' as const, version: null, adoptedOn: null, adoptedSaid: null },
  ...{ effectiveFrom: null, reviewDueOn: null, reviewDueSaid: null, minuteReference: null },
};

/** What settings had said by a day that they need no policy of, and did not hold one of then. */
async function readNotNeeded(
  rows: Repositories,
  organisationId: string[],
  on: PlainDate,
  held: readonly Line[],
): Promise<Line[]> {
  const keyOf = ({ organisationId: id, title }: Pick<Line, 'organisationId' | 'title'>): string =>
    `${id} ${title.toLowerCase()}`;
  const known = new Set(held.map(keyOf));
  const dayOf = (at: Date): PlainDate => dateInLondon(at.getTime());
  return (await rows.notApplicable.list({ organisationId }))
    .filter(({ declaredAt, endedAt }) => dayOf(declaredAt) <= on && (endedAt === null || on < dayOf(endedAt)))
    .filter((each) => !known.has(keyOf(each)))
    .map(({ organisationId: holder, title }) => ({
      ...{ ...NOT_HELD, organisationId: holder, title, status: 'not-applicable' as const, believed: null },
    }));
}

function reviewFact(each: Review): ReviewFact {
  const { adoptionId } = each;
  return { adoptionId, reviewedOn: each.reviewedOn as PlainDate, nextDueOn: each.nextDueOn as PlainDate | null };
}

function dueOfReview({ nextDueOn, nextDueSaid }: Review): Pick<Policy, 'reviewDueOn' | 'reviewDueSaid'> {
  return { reviewDueOn: nextDueOn, reviewDueSaid: nextDueSaid };
}

async function readNumbers(rows: Repositories, organisationId: string[], id: string[]): Promise<Map<string, number>> {
  const found = id.length > 0 ? await rows.revisions.list({ organisationId, id }) : [];
  return new Map(found.map((each) => [each.id, each.number]));
}

async function readMinutes(
  rows: Repositories,
  adoptions: readonly Adoption[],
  wanted: readonly string[],
  on: PlainDate,
): Promise<Map<string, string | null>> {
  const asked = adoptions.filter((each) => wanted.includes(each.id) && each.decisionId !== null);
  const told = await readToldMinutes(
    rows,
    asked.flatMap(({ decisionId }) => decisionId ?? []),
    { on },
  );
  return new Map(asked.map((each) => [each.id, told.get(each.decisionId ?? '') ?? null]));
}

/** What covered settings on a day: as it is now, or as it was until it changed. */
async function readCovered(rows: Repositories, organisationId: string[], on: PlainDate): Promise<Line[]> {
  const now = (await rows.coverages.list({ organisationId })).map((each) => ({ ...each, endedOn: null }));
  const then = await rows.endedCovers.list({ organisationId });
  const covers = [...now, ...then]
    .filter((each) => each.adoptingOrganisationId !== each.organisationId)
    .map((each) => ({
      ...each,
      adoptedOn: each.adoptedOn as PlainDate,
      reviewDueOn: each.reviewDueOn as PlainDate | null,
      endedOn: each.endedOn as PlainDate | null,
    }));
  const byPolicy = Map.groupBy(covers, (each) => `${each.organisationId} ${each.policyId}`);
  return [...byPolicy.values()].flatMap((its): Line[] => {
    const found = coverOn(its, on);
    if (!found) return [];
    const { organisationId: settingId, title, adoptedOn, reviewDueOn } = found.cover;
    return [
      {
        ...{ organisationId: settingId, title, status: found.status, version: null },
        ...{ adoptedOn, adoptedSaid: null, effectiveFrom: null, reviewDueOn, reviewDueSaid: null },
        ...{ minuteReference: null, believed: null },
      },
    ];
  });
}

/** Of the adoptions of a policy, the one in force on a day. */
export async function readAdoptionOn(
  rows: Repositories,
  where: { readonly organisationId: string; readonly policyId: string },
  on: PlainDate,
): Promise<Adoption | null> {
  const adoptions = await rows.adoptions.list({ ...where, setAsideAt: null });
  const found = adoptionOn(adoptions.map(adoptionFact), on);
  return adoptions.find(({ id }) => id === found?.id) ?? null;
}
