import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

/** Longest word to those who are asked to look at a draft, in characters. */
export const LONGEST_LOOK_NOTE = 1_000;

export interface AskToLookState {
  readonly actor: Actor;
  readonly policy: { readonly id: string; readonly title: string; readonly retiredOn: string | null };
  /** Members of bodies here who do not see the draft anyway, once each. */
  readonly members: readonly { readonly personId: string; readonly name: string }[];
  /** Who publishes the policy's template, where its link lets it see policies of this organisation. */
  readonly publisher: { readonly id: string; readonly name: string } | null;
  /** Persons and organisations that are asked already. */
  readonly askedIds: readonly string[];
}

export interface AskToLookInput {
  readonly personIds: readonly string[];
  /** Whether the publisher of the template is asked. */
  readonly publisher: boolean;
  /** What they should look at. */
  readonly note?: string | null | undefined;
  readonly newId: () => string;
}

export interface PlannedLook {
  readonly id: string;
  readonly policyId: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly addresseeId: string | null;
  readonly addresseeName: string | null;
  readonly note: string | null;
  readonly askedBy: string;
  readonly askedByName: string;
}

export interface AskToLookPlan extends PlanRecord {
  readonly looks: readonly PlannedLook[];
}

/** Shows a draft to people who do not write it, until it is taken back or a version is adopted. Who is asked already is left as they are. */
export function decideAskToLook(state: AskToLookState, input: AskToLookInput): Decided<AskToLookPlan> {
  const { actor, policy, members, publisher, askedIds } = state;
  const unknown = input.personIds.filter(
    (id) => !askedIds.includes(id) && !members.some(({ personId }) => personId === id),
  );
  const isNobody = input.personIds.length === 0 && !input.publisher;
  return decided(
    [
      policy.retiredOn !== null && refuse('POLICY_RETIRED', { where: policy.title }),
      isNobody && refuse('NOBODY_TO_LOOK', { where: 'people' }),
      (unknown.length > 0 || (input.publisher && !publisher)) && refuse('NOT_TO_BE_SHOWN', { where: 'people' }),
      (input.note?.trim().length ?? 0) > LONGEST_LOOK_NOTE && refuse('LOOK_NOTE_TOO_LONG', { where: 'note' }),
    ],
    () => {
      const asked = { note: isBlankText(input.note) ? null : (input.note?.trim() ?? null), policyId: policy.id };
      const by = { askedBy: actor.personId, askedByName: actor.name };
      const people = members.filter(
        ({ personId }) => input.personIds.includes(personId) && !askedIds.includes(personId),
      );
      const addressee = input.publisher && publisher && !askedIds.includes(publisher.id) ? [publisher] : [];
      const looks = [
        ...people.map(({ personId, name }) => ({ personId, personName: name, addresseeId: null, addresseeName: null })),
        ...addressee.map(({ id, name }) => ({
          personId: null,
          personName: null,
          addresseeId: id,
          addresseeName: name,
        })),
      ].map((each): PlannedLook => ({ id: input.newId(), ...asked, ...each, ...by }));
      return {
        looks,
        audit: looks.map(({ id: lookId, personId, addresseeId }) => ({
          ...{ action: 'draft.shown', subject: 'Draft', subjectId: policy.id },
          data: { lookId, personId, organisationId: addresseeId },
        })),
        jobs: [],
      };
    },
  );
}

export interface EndLookState {
  readonly look: { readonly id: string; readonly policyId: string; readonly endedAt: Date | null };
}

/** Shows a draft to somebody no more. What they said stands. */
export function decideEndLook({ look }: EndLookState): Decided<PlanRecord> {
  return decided([look.endedAt !== null && refuse('LOOK_ENDED')], () => ({
    audit: [{ action: 'draft.shown-no-more', subject: 'Draft', subjectId: look.policyId, data: { lookId: look.id } }],
    jobs: [],
  }));
}
