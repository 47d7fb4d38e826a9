import type { PlainDate } from '../dates/plain-date.ts';
import type { SignatureRequestState, SigningOffice } from './vocabulary.ts';

/** One request of an adoption, as far as it says where the signing stands. */
export interface RoundRequest {
  readonly id: string;
  /** The office that is asked. */
  readonly role: SigningOffice;
  /** The office for which it signs, where it stands in for another. */
  readonly forRole: SigningOffice | null;
  /** Only this holder of the office is asked; null: whoever holds it. */
  readonly askedPersonId: string | null;
  readonly state: SignatureRequestState;
  /** With a set order: those of a lower turn sign before. Otherwise all have the same. */
  readonly turn: number;
  /** The last day on which it can be signed. */
  readonly lapsesOn: PlainDate;
  /** The request in whose place it stands. */
  readonly followsId: string | null;
}

/** Somebody who holds an office of the body today. */
export interface OfficeHolder {
  /** The appointment that gives the office. */
  readonly appointmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: SigningOffice;
}

/** Whether a signature is still to come: it may be given, or it was declined and the clerk has not said what follows. */
export function isUnsettled(request: Pick<RoundRequest, 'id' | 'state'>, round: readonly RoundRequest[]): boolean {
  if (request.state === 'open') return true;
  return request.state === 'declined' && !round.some(({ followsId }) => followsId === request.id);
}

/** The requests of an adoption that are not settled. */
export function unsettledOf<R extends RoundRequest>(round: readonly R[]): R[] {
  return round.filter((each) => isUnsettled(each, round));
}

/** Those whose signature comes before this one, in their order; empty for whose turn it is. */
export function signsBefore<R extends RoundRequest>(request: Pick<RoundRequest, 'turn'>, round: readonly R[]): R[] {
  return unsettledOf(round)
    .filter(({ turn }) => turn < request.turn)
    .sort((a, b) => a.turn - b.turn);
}

/** Whether an open request's day has passed. */
export function isLapsed({ state, lapsesOn }: Pick<RoundRequest, 'state' | 'lapsesOn'>, today: PlainDate): boolean {
  return state === 'open' && lapsesOn < today;
}

/** Those who may answer a request today: whoever holds the office, or the one holder who is asked. */
export function askedHolders(
  { role, askedPersonId }: Pick<RoundRequest, 'role' | 'askedPersonId'>,
  holders: readonly OfficeHolder[],
): OfficeHolder[] {
  return holders.filter((each) => each.role === role && (askedPersonId === null || each.personId === askedPersonId));
}

/** What a request waits for, besides the person: what the clerk has to do about it, if anything. */
export type RequestStanding = 'waiting' | 'not-their-turn' | 'lapsed' | 'declined' | 'office-vacant' | 'settled';

/** Where one request stands today; `holders` is null for whoever does not see who holds which office. */
export function requestStanding(
  request: RoundRequest,
  round: readonly RoundRequest[],
  holders: readonly OfficeHolder[] | null,
  today: PlainDate,
): RequestStanding {
  if (!isUnsettled(request, round)) return 'settled';
  if (request.state === 'declined') return 'declined';
  if (isLapsed(request, today)) return 'lapsed';
  if (holders && askedHolders(request, holders).length === 0) return 'office-vacant';
  return signsBefore(request, round).length > 0 ? 'not-their-turn' : 'waiting';
}

/** Whether the clerk has to say what becomes of a request. */
export function isStuck(standing: RequestStanding): boolean {
  return standing === 'lapsed' || standing === 'declined' || standing === 'office-vacant';
}

/**
 * Whether somebody cannot sign a request for another: a version is signed once by each person, and this one has signed it or is the
 * one who is asked for another signature on it.
 */
export function isTaken(
  { personId }: Pick<OfficeHolder, 'personId'>,
  request: Pick<RoundRequest, 'id'>,
  state: {
    readonly round: readonly RoundRequest[];
    readonly holders: readonly OfficeHolder[];
    readonly signedBy: readonly string[];
  },
): boolean {
  const isAskedAlone = (other: RoundRequest): boolean => {
    const asked = askedHolders(other, state.holders);
    return asked.length > 0 && asked.every((each) => each.personId === personId);
  };
  return (
    state.signedBy.includes(personId) ||
    unsettledOf(state.round).some((other) => other.id !== request.id && isAskedAlone(other))
  );
}
