import { type PlainDate, addDays } from '../dates/plain-date.ts';
import { type OfficeHolder, requestStanding } from '../journey/signing-round.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { checkDeputy } from './decide-hand-on-signature.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { type NewRequest, type Settled, type SigningState, checkOpen, requestAfter } from './signing-state.ts';

export interface AskAgainState extends SigningState {
  readonly body: { readonly signWithinDays: number };
}

export interface AskAgainInput {
  readonly requestId: string;
  /** Who is asked instead; null: the office that was first asked, whoever holds it. */
  readonly holder: OfficeHolder | null;
  /** Needed where another is asked than the office that was first asked. */
  readonly reason?: string | null | undefined;
}

export interface AskAgainPlan extends PlanRecord {
  /** Null where it was declined: that stays on the record. */
  readonly request: ({ readonly id: string; readonly from: 'open'; readonly to: 'replaced' } & Settled) | null;
  readonly next: NewRequest;
}

/**
 * Asks for a signature once more, with a new day: of the same office, after a request has lapsed, was declined or found nobody in
 * office, or of another holder of an office of the body, for that office.
 */
export function decideAskAgain(state: AskAgainState, input: AskAgainInput, today: PlainDate): Decided<AskAgainPlan> {
  const { actor, request, body } = state;
  const closed = checkOpen(state);
  return decided(closed ? [closed] : checkNext(state, input, today), () => {
    const lapsesOn = addDays(today, body.signWithinDays);
    const next = requestAfter(state, { id: input.requestId, lapsesOn, holder: input.holder });
    const settledReason = input.reason?.trim() || null;
    return {
      request:
        request.state === 'open'
          ? {
              ...{ id: request.id, from: 'open', to: 'replaced' },
              ...{ settledBy: actor.personId, settledByName: actor.name, settledReason },
            }
          : null,
      next,
      audit: [
        {
          action: 'signature.asked-again',
          subject: 'SignatureRequest',
          subjectId: request.id,
          data: { nextId: next.id, role: next.role, forRole: next.forRole, personId: next.askedPersonId, lapsesOn },
          ...(settledReason ? { personal: { reason: settledReason } } : {}),
        },
      ],
      jobs: [],
    };
  });
}

function checkNext(
  state: AskAgainState,
  { holder, reason }: AskAgainInput,
  today: PlainDate,
): (Refusal | null | false)[] {
  const { request, round, holders } = state;
  if (holder) return [checkDeputy(holder, state), isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' })];
  const office = request.forRole ?? request.role;
  const standing = requestStanding(request, round, holders, today);
  const runs = request.forRole === null && (standing === 'waiting' || standing === 'not-their-turn');
  return [
    runs && refuse('REQUEST_STILL_OPEN'),
    !runs && !holders.some(({ role }) => role === office) && refuse('OFFICE_VACANT', { where: office }),
  ];
}
