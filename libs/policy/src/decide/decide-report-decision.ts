import type { PlainDate } from '../dates/plain-date.ts';
import type { BodyKind } from '../journey/body-rules.ts';
import type { Route } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { checkNotCancelled } from './decide-table.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface ReportingBody {
  readonly id: string;
  readonly kind: BodyKind;
}

/** Bodies that decide under delegation, and report to the one above them. */
const COMMITTEES: readonly BodyKind[] = ['committee', 'academy-committee'];

/** Whether a decision taken for one body is reported at a meeting of another: of the body itself, or where a committee decided, of one that is none. */
export function isReportedTo(decider: ReportingBody, meeting: ReportingBody): boolean {
  return decider.id === meeting.id || (COMMITTEES.includes(decider.kind) && !COMMITTEES.includes(meeting.kind));
}

export interface ReportDecisionState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly decision: {
    readonly id: string;
    readonly route: Route;
    readonly decidedOn: PlainDate;
    readonly body: ReportingBody & { readonly name: string };
  };
  readonly isReported: boolean;
  readonly meeting: {
    readonly id: string;
    readonly heldOn: PlainDate;
    readonly cancelledOn?: string | null;
    readonly body: ReportingBody;
  };
}

export interface ReportDecisionInput {
  readonly reportId: string;
  readonly minuteReference: string;
}

export interface ReportDecisionPlan extends PlanRecord {
  readonly report: {
    readonly id: string;
    readonly organisationId: string;
    readonly decisionId: string;
    readonly meetingId: string;
    readonly minuteReference: string;
    readonly recordedBy: string;
    readonly recordedByName: string;
  };
}

/** Records that a decision taken for a body was reported to it, with the minute that says so: only then is it closed. */
export function decideReportDecision(
  state: ReportDecisionState,
  input: ReportDecisionInput,
  today: PlainDate,
): Decided<ReportDecisionPlan> {
  const { actor, decision, meeting } = state;
  const minuteReference = input.minuteReference.trim();
  return decided(
    [
      (decision.route === 'meeting' || state.isReported) && refuse('NOTHING_TO_REPORT'),
      isBlankText(minuteReference) && refuse('MINUTE_REFERENCE_MISSING', { where: 'minute reference' }),
      !isReportedTo(decision.body, meeting.body) &&
        refuse('REPORTED_TO_OTHER_BODY', { where: `meeting: not of ${decision.body.name}` }),
      checkNotCancelled(meeting),
      meeting.heldOn > today && refuse('DATE_IN_FUTURE', { where: 'meeting' }),
      meeting.heldOn < decision.decidedOn && refuse('REPORTED_BEFORE_DECISION', { where: 'meeting' }),
    ],
    () => ({
      report: {
        id: input.reportId,
        organisationId: state.organisationId,
        decisionId: decision.id,
        meetingId: meeting.id,
        minuteReference,
        recordedBy: actor.personId,
        recordedByName: actor.name,
      },
      audit: [
        {
          action: 'decision.reported',
          subject: 'Decision',
          subjectId: decision.id,
          onBehalfOf: `body:${decision.body.id}`,
          data: { meetingId: meeting.id, minuteReference },
        },
      ],
      jobs: [],
    }),
  );
}
