import { dateInLondon, type PlainDate } from '../dates/plain-date.ts';
import type { HistoricEvidence } from '../journey/vocabulary.ts';

/** An adoption as it is recorded; its day is null only where it is from before the record and not evidenced. */
export interface AdoptionFact {
  readonly id: string;
  readonly revisionId: string | null;
  readonly adoptedOn: PlainDate | null;
  readonly effectiveFrom: PlainDate | null;
  readonly reviewDueOn: PlainDate | null;
  readonly evidence: HistoricEvidence | null;
  readonly recordedAt: Date;
}

export interface ReviewFact {
  readonly adoptionId: string;
  readonly reviewedOn: PlainDate;
  readonly nextDueOn: PlainDate | null;
}

/** A time in which a policy was out of use. */
export interface RetirementFact {
  /** 'YYYY-MM-DD', as the next. */
  readonly retiredOn: string;
  /** The day from which it was in force again; null while it is not. */
  readonly endedOn: string | null;
}

/** What stood of a policy on a day. */
export interface HeldThen {
  readonly adoption: AdoptionFact;
  /** As it stood then: moved by the reviews up to that day. */
  readonly reviewDueOn: PlainDate | null;
  readonly status: 'adopted' | 'overdue' | 'not-evidenced';
}

/**
 * The adoption in force on a day: the latest that had taken effect by then. One without a day counts from when it was recorded, and only
 * while none with a day is in force: that something was in use before says nothing against an adoption that is evidenced.
 */
export function adoptionOn(adoptions: readonly AdoptionFact[], on: PlainDate): AdoptionFact | null {
  const dayOf = ({ effectiveFrom, adoptedOn }: AdoptionFact): PlainDate | null => effectiveFrom ?? adoptedOn;
  const from = (each: AdoptionFact): PlainDate => dayOf(each) ?? dateInLondon(each.recordedAt.getTime());
  const inForce = adoptions
    .filter((each) => from(each) <= on)
    .toSorted((a, b) => from(a).localeCompare(from(b)) || a.recordedAt.getTime() - b.recordedAt.getTime());
  return inForce.findLast((each) => dayOf(each) !== null) ?? inForce.at(-1) ?? null;
}

/** The adoption that a review today is a review of: of the version in force, else the latest in force, else the latest recorded. */
export function standingAdoption<Fact extends AdoptionFact>(
  { adoptedRevisionId }: { readonly adoptedRevisionId: string | null },
  adoptions: readonly Fact[],
  today: PlainDate,
): Fact | null {
  const asRecorded = adoptions.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  const ofVersion = asRecorded.findLast((each) => each.revisionId !== null && each.revisionId === adoptedRevisionId);
  const inForce = adoptionOn(adoptions, today);
  return ofVersion ?? asRecorded.find(({ id }) => id === inForce?.id) ?? asRecorded.at(-1) ?? null;
}

/** Whether a policy was out of use on a day, by a decision. */
export function wasRetiredOn(retirements: readonly RetirementFact[], on: PlainDate): boolean {
  return retirements.some(({ retiredOn, endedOn }) => retiredOn <= on && (endedOn === null || on < endedOn));
}

/** Where a policy stood on a day, by its adoptions and reviews; null where nothing of it was in force. */
export function heldOn(
  policy: {
    readonly retiredOn: PlainDate | null;
    /** When it was out of use by a decision. */
    readonly retirements?: readonly RetirementFact[];
    readonly adoptions: readonly AdoptionFact[];
    readonly reviews: readonly ReviewFact[];
  },
  on: PlainDate,
): HeldThen | null {
  if (policy.retiredOn !== null && policy.retiredOn <= on) return null;
  const { retirements = [] } = policy;
  if (wasRetiredOn(retirements, on)) return null;
  const adoption = adoptionOn(policy.adoptions, on);
  if (!adoption) return null;
  const reviewed = policy.reviews
    .filter((each) => each.adoptionId === adoption.id && each.reviewedOn <= on && each.nextDueOn !== null)
    .toSorted((a, b) => a.reviewedOn.localeCompare(b.reviewedOn))
    .at(-1);
  const reviewDueOn = reviewed?.nextDueOn ?? adoption.reviewDueOn;
  if (adoption.adoptedOn === null) return { adoption, reviewDueOn, status: 'not-evidenced' };
  return { adoption, reviewDueOn, status: reviewDueOn !== null && reviewDueOn < on ? 'overdue' : 'adopted' };
}

/** The words in which a due date was given, `Spring term 2027`: of the first that gave that day in words. */
export function dueSaid(
  dueOn: PlainDate | null,
  given: readonly { readonly reviewDueOn: string | null; readonly reviewDueSaid: string | null }[],
): string | null {
  if (dueOn === null) return null;
  return given.find((each) => each.reviewDueOn === dueOn && each.reviewDueSaid !== null)?.reviewDueSaid ?? null;
}
