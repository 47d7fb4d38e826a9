import type { Rule } from '@ratify/document';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { Publisher } from './clause-setters.ts';
import { LONGEST_TEXT } from './decide-save-draft.ts';
import { type Actor, type PlanRecord, clausePlace, isBlankText } from './plan-parts.ts';

export interface RequestExceptionState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** The policy, or the derived template, that asks. */
  readonly subject: {
    readonly kind: 'Policy' | 'Template';
    readonly id: string;
    readonly title: string;
    readonly retiredOn: string | null;
  };
  readonly edition: { readonly organisationId: string; readonly id: string } | null;
  /** The clause as the edition has it; null where it has none of that id. */
  readonly clause: {
    readonly clauseId: string;
    readonly number: string;
    readonly title: string;
    readonly rule: Rule;
    readonly isLaw: boolean;
    readonly body: string;
    readonly setBy: Publisher;
  } | null;
  /** Whether a question about this clause is waiting for its answer. */
  readonly isAsked: boolean;
  /** Why the wording would break the text around it; null where it would not. */
  readonly wordingRefusal: Refusal | null;
}

export interface RequestExceptionInput {
  readonly exceptionId: string;
  readonly wording: string;
  readonly reason: string;
}

export interface RequestExceptionPlan extends PlanRecord {
  readonly exception: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string | null;
    readonly templateId: string | null;
    readonly editionOrganisationId: string;
    readonly editionId: string;
    readonly addresseeId: string;
    readonly addresseeName: string;
    readonly subjectTitle: string;
    readonly clauseId: string;
    readonly clauseNumber: string;
    readonly clauseTitle: string;
    readonly publishedWording: string;
    readonly wording: string;
    readonly reason: string;
    readonly askedBy: string;
    readonly askedByName: string;
    readonly state: 'asked';
  };
}

/** Asks whoever fixed a clause that it may be worded otherwise here. Nobody can grant it for a clause that is law. */
export function decideRequestException(
  state: RequestExceptionState,
  input: RequestExceptionInput,
): Decided<RequestExceptionPlan> {
  const { clause, subject, edition } = state;
  if (!clause || !edition) return { refusals: [refuse('CLAUSE_NOT_FOUND')] };
  const place = clausePlace(clause);
  return decided(
    [
      subject.retiredOn !== null && refuse('POLICY_RETIRED', { where: subject.title }),
      clause.rule !== 'fixed' && refuse('CLAUSE_NOT_FIXED', place),
      clause.isLaw && refuse('CLAUSE_IS_LAW', place),
      clause.setBy.id === state.organisationId && refuse('FIXED_BY_YOURSELVES', place),
      state.isAsked && refuse('EXCEPTION_ALREADY_ASKED', place),
      isBlankText(input.wording) && refuse('TEXT_EMPTY', { where: 'wording' }),
      input.wording.length > LONGEST_TEXT && refuse('TEXT_TOO_LARGE', { where: 'wording' }),
      fold(input.wording) === fold(clause.body) && refuse('WORDING_NOT_CHANGED', place),
      state.wordingRefusal,
      isBlankText(input.reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      exception: {
        id: input.exceptionId,
        organisationId: state.organisationId,
        policyId: subject.kind === 'Policy' ? subject.id : null,
        templateId: subject.kind === 'Template' ? subject.id : null,
        editionOrganisationId: edition.organisationId,
        editionId: edition.id,
        addresseeId: clause.setBy.id,
        addresseeName: clause.setBy.name,
        subjectTitle: subject.title,
        clauseId: clause.clauseId,
        clauseNumber: clause.number,
        clauseTitle: clause.title,
        publishedWording: clause.body,
        wording: input.wording,
        reason: input.reason.trim(),
        askedBy: state.actor.personId,
        askedByName: state.actor.name,
        state: 'asked',
      },
      audit: [
        {
          action: 'exception.asked',
          subject: 'Exception',
          subjectId: input.exceptionId,
          data: { of: subject.kind, ofId: subject.id, clauseId: clause.clauseId, addresseeId: clause.setBy.id },
        },
      ],
      jobs: [],
    }),
  );
}

const fold = (words: string): string => words.replace(/\s+/g, ' ').trim();
