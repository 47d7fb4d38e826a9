import type { PlainDate } from '../dates/plain-date.ts';
import type { ConsultationOutcome } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type AuditEntry, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface ConsultationInput {
  readonly consultationId: string;
  /** As it is read: `Staff`, `Parents`, `Joint committee`, the name of a union. */
  readonly consulted: readonly string[];
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate;
  readonly outcome: ConsultationOutcome;
  readonly evidence?: string | null | undefined;
}

export interface ConsultationRow {
  readonly id: string;
  readonly organisationId: string;
  readonly consulted: string[];
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate;
  readonly outcome: ConsultationOutcome;
  readonly evidence: string | null;
  readonly recordedBy: string;
  readonly recordedByName: string;
}

interface State {
  readonly actor: Actor;
  readonly organisationId: string;
}

/** Records who was consulted on the text that waits to be sent; it is of the revision made of it. */
export function decideRecordConsultation(
  state: State & {
    readonly policy: { readonly id: string; readonly title: string; readonly retiredOn: string | null };
  },
  input: ConsultationInput,
  today: PlainDate,
): Decided<PlanRecord & { readonly consultation: ConsultationRow & { readonly policyId: string } }> {
  const { policy } = state;
  return decided(
    [
      ...refuseConsultation(input, today),
      policy.retiredOn !== null && refuse('POLICY_RETIRED', { where: policy.title }),
    ],
    () => ({
      consultation: { ...rowOf(state, input), policyId: policy.id },
      audit: [auditOf(input, { policyId: policy.id })],
      jobs: [],
    }),
  );
}

/** Records who was consulted on an edition, and for which employers: those it covers. */
export function decideRecordEditionConsultation(
  state: State & { readonly edition: { readonly id: string } },
  input: ConsultationInput & { readonly employers: readonly string[] },
  today: PlainDate,
): Decided<
  PlanRecord & { readonly consultation: ConsultationRow & { readonly editionId: string; readonly employers: string[] } }
> {
  const employers = named(input.employers);
  return decided(
    [...refuseConsultation(input, today), employers.length === 0 && refuse('EMPLOYER_MISSING', { where: 'employers' })],
    () => ({
      consultation: { ...rowOf(state, input), editionId: state.edition.id, employers },
      audit: [auditOf(input, { editionId: state.edition.id, employers })],
      jobs: [],
    }),
  );
}

function refuseConsultation(input: ConsultationInput, today: PlainDate): (Refusal | false)[] {
  return [
    named(input.consulted).length === 0 && refuse('CONSULTED_MISSING', { where: 'consulted' }),
    input.untilOn < input.fromOn && refuse('CONSULTATION_ENDS_EARLY', { where: 'until' }),
    input.untilOn > today && refuse('DATE_IN_FUTURE', { where: 'until' }),
    input.outcome === 'consulted-not-agreed' &&
      isBlankText(input.evidence) &&
      refuse('REASON_MISSING', { where: 'evidence' }),
  ];
}

function rowOf({ actor, organisationId }: State, input: ConsultationInput): ConsultationRow {
  return {
    id: input.consultationId,
    organisationId,
    consulted: named(input.consulted),
    fromOn: input.fromOn,
    untilOn: input.untilOn,
    outcome: input.outcome,
    evidence: input.evidence?.trim() || null,
    recordedBy: actor.personId,
    recordedByName: actor.name,
  };
}

function auditOf(input: ConsultationInput, about: AuditEntry['data']): AuditEntry {
  const { consultationId, consulted, fromOn, untilOn, outcome } = input;
  return {
    action: 'consultation.recorded',
    subject: 'Consultation',
    subjectId: consultationId,
    data: { ...about, consulted: named(consulted), fromOn, untilOn, outcome },
  };
}

function named(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** Whether a consultation on an edition covers an organisation: its employer was party to it. */
export function coversEmployer(
  { employers }: { readonly employers: readonly string[] },
  employer: string | null,
): boolean {
  const fold = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return employer !== null && employers.some((each) => fold(each) === fold(employer));
}
