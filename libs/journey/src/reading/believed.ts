import { dateInLondon, heldOn, sayDate, sayWhenAdopted, type PlainDate } from '@ratify/policy';
import type { Repositories } from '@ratify/store';
import { readToldMinutes } from '../adopt/standing-decision.ts';
import { adoptionFact } from './standing-adoption.ts';

/** What a line of the register says of a day, of what a correction can change. */
interface Told {
  readonly adoptedOn: string | null;
  /** As a document from before the record states it. */
  readonly adoptedSaid: string | null;
  readonly reviewDueOn: string | null;
  readonly minuteReference: string | null;
}

/** What the record said of a policy on a day, and until when. */
export interface Believed {
  /** In a sentence; null where it is what is told today. */
  readonly say: (told: Told | null) => string | null;
}

/**
 * What was believed on a day of those policies on which a decision was corrected since. The register of a past day tells what is
 * recorded today to have been so; whoever acted on that day by what the record then said finds that beside it.
 */
export async function readBelieved(
  rows: Repositories,
  organisationId: string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, Believed>> {
  const since = (await rows.corrections.list({ organisationId }, { order: { correctedAt: 'asc' } })).filter(
    ({ correctedAt }) => dayOf(correctedAt) > on,
  );
  const policyId = [...new Set(since.map((each) => each.policyId))];
  if (policyId.length === 0) return new Map();
  const known = (await rows.adoptions.list({ organisationId, policyId })).filter(
    ({ recordedAt, setAsideAt }) => dayOf(recordedAt) <= on && (setAsideAt === null || dayOf(setAsideAt) > on),
  );
  const reviews = (await rows.reviews.list({ organisationId, policyId })).filter(
    ({ recordedAt }) => dayOf(recordedAt) <= on,
  );
  const minutes = await readToldMinutes(
    rows,
    known.flatMap(({ decisionId }) => decisionId ?? []),
    { on, isKnown: ({ correctedAt }) => dayOf(correctedAt) <= on },
  );
  return new Map(
    policyId.map((id) => {
      const then = heldOn(
        {
          retiredOn: null,
          adoptions: known.filter((each) => each.policyId === id).map(adoptionFact),
          reviews: reviews
            .filter((each) => each.policyId === id)
            .map((each) => ({
              adoptionId: each.adoptionId,
              reviewedOn: each.reviewedOn as PlainDate,
              nextDueOn: each.nextDueOn as PlainDate | null,
            })),
        },
        on,
      );
      const adoption = known.find((each) => each.id === then?.adoption.id);
      const told = then && {
        ...{ adoptedOn: then.adoption.adoptedOn, reviewDueOn: then.reviewDueOn },
        adoptedSaid: adoption?.adoptedSaid ?? null,
        minuteReference: adoption?.minuteReference ?? minutes.get(adoption?.decisionId ?? '') ?? null,
      };
      const last = since.findLast((each) => each.policyId === id);
      return [id, { say: (now) => (last ? sayBelieved(told, now, dayOf(last.correctedAt)) : null) }];
    }),
  );
}

function sayBelieved(then: Told | null, now: Told | null, until: PlainDate): string | null {
  const isSame =
    then?.adoptedOn === now?.adoptedOn &&
    then?.reviewDueOn === now?.reviewDueOn &&
    then?.minuteReference === now?.minuteReference;
  if (isSame) return null;
  const lead = `Corrected since, on ${sayDate(until)}: on that day the record said`;
  if (!then) return `${lead} that it was not in force.`;
  return `${lead} ${[
    `adopted ${sayWhenAdopted(then) || 'on a day not known'}`,
    ...(then.minuteReference ? [`minute ${then.minuteReference}`] : []),
    then.reviewDueOn ? `next review ${sayDate(then.reviewDueOn as PlainDate)}` : 'no review date',
  ].join(', ')}.`;
}

function dayOf(instant: Date): PlainDate {
  return dateInLondon(instant.getTime());
}
