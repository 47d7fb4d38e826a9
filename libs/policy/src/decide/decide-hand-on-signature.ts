import type { PlainDate } from '../dates/plain-date.ts';
import { type OfficeHolder, type RoundRequest, askedHolders, isTaken } from '../journey/signing-round.ts';
import { DEPUTY_OFFICES, SIGNING_OFFICES, type SigningOffice } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import {
  type NewRequest,
  type Settled,
  type SigningState,
  checkAsked,
  checkOpen,
  requestAfter,
} from './signing-state.ts';

export interface HandOnSignatureInput {
  readonly requestId: string;
  /** Who is to sign instead: holds an office of the same body. */
  readonly holder: OfficeHolder;
  readonly reason: string;
}

export interface HandOnSignaturePlan extends PlanRecord {
  readonly request: { readonly id: string; readonly from: 'open'; readonly to: 'handed-on' } & Settled;
  readonly next: NewRequest;
}

/** Hands a request on to another holder of an office of the same body, who signs for the office that was asked, by the same day. */
export function decideHandOnSignature(
  state: SigningState,
  input: HandOnSignatureInput,
  today: PlainDate,
): Decided<HandOnSignaturePlan> {
  const { actor, request } = state;
  const reason = input.reason.trim();
  const closed = checkOpen(state) ?? (request.state === 'open' ? null : refuse('REQUEST_CLOSED'));
  // Whoever is not asked learns nothing of the others.
  const barred = closed ? [closed] : checkAsked(state, today).filter((each) => each !== false);
  return decided(
    barred.length > 0
      ? barred
      : [
          input.holder.personId === actor.personId
            ? refuse('HANDED_TO_ONESELF', { where: 'who signs' })
            : checkDeputy(input.holder, state),
          isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
        ],
    () => {
      const { lapsesOn } = request;
      const next = requestAfter(state, { id: input.requestId, lapsesOn, holder: input.holder });
      return {
        request: {
          ...{ id: request.id, from: 'open', to: 'handed-on' },
          ...{ settledBy: actor.personId, settledByName: actor.name, settledReason: reason },
        },
        next,
        audit: [
          {
            action: 'signature.handed-on',
            subject: 'SignatureRequest',
            subjectId: request.id,
            data: { role: request.role, nextId: next.id, nextRole: next.role, nextPersonId: next.askedPersonId },
            personal: { reason, name: input.holder.name },
          },
        ],
        jobs: [],
      };
    },
  );
}

/** What says who may stand in for whom. */
export interface DeputyState extends Pick<SigningState, 'round' | 'holders' | 'signedBy'> {
  readonly request: RoundRequest;
}

/** Whether somebody may sign in place of whoever is asked: an office of the body, and no other signature of this version. */
export function checkDeputy(holder: OfficeHolder, state: DeputyState): Refusal | null {
  const office = state.request.forRole ?? state.request.role;
  const holds = state.holders.some(({ personId, role }) => personId === holder.personId && role === holder.role);
  const mayStandIn = holder.role === office || DEPUTY_OFFICES.some((each) => each === holder.role);
  if (!holds || !mayStandIn) return refuse('NOT_A_DEPUTY', { where: 'who signs' });
  return isTaken(holder, state.request, state) ? refuse('SIGNATORY_TAKEN', { where: 'who signs' }) : null;
}

/** Who could sign in place of whoever is asked now, each person once, by the first office they hold. */
export function deputiesFor(state: DeputyState, besides: string | null = null): OfficeHolder[] {
  const asked = askedHolders(state.request, state.holders);
  const isAsked = ({ personId }: OfficeHolder): boolean => asked.length === 1 && asked[0]?.personId === personId;
  const order = (role: SigningOffice): number => SIGNING_OFFICES.indexOf(role);
  return state.holders
    .filter((each) => each.personId !== besides && !isAsked(each) && checkDeputy(each, state) === null)
    .sort((a, b) => order(a.role) - order(b.role) || a.name.localeCompare(b.name))
    .filter((each, at, all) => all.findIndex(({ personId }) => personId === each.personId) === at);
}
