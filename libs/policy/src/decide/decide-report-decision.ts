import type { PlainDate } from '../dates/plain-date.ts';
import type { Route } from '../journey/vocabulary.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface ReportDecisionState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly decision: { readonly id: string; readonly route: Route; readonly decidedOn: PlainDate };
  readonly isReported: boolean;
  readonly meeting: { readonly id: string; readonly heldOn: PlainDate };
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
          data: { meetingId: meeting.id, minuteReference },
        },
      ],
      jobs: [],
    }),
  );
}
