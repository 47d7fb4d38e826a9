import { decideReportDecision, type PlainDate } from '@ratify/policy';
import type { DecisionReport, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ReportDecisionInput {
  readonly decisionId: string;
  readonly meetingId: string;
  readonly minuteReference: string;
}

/** Records that a decision taken for a body was reported to one of its meetings. */
export async function reportDecision(
  journey: Journey,
  scope: Scope,
  input: ReportDecisionInput,
): Promise<Outcome<DecisionReport>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const decision = await rows.decisions.get({ organisationId, id: input.decisionId });
    await holdToBody(work, decision.bodyId);
    const meeting = await rows.meetings.get({ organisationId, id: input.meetingId });
    const decider = await rows.bodies.get({ organisationId, id: decision.bodyId });
    const decided = decideReportDecision(
      {
        actor,
        organisationId,
        decision: { ...decision, decidedOn: decision.decidedOn as PlainDate, body: decider },
        isReported: (await rows.decisionReports.count({ organisationId, decisionId: decision.id })) > 0,
        meeting: {
          ...{ ...meeting, heldOn: meeting.heldOn as PlainDate },
          body: await rows.bodies.get({ organisationId, id: meeting.bodyId }),
        },
      },
      { reportId: journey.ids.id(), minuteReference: input.minuteReference },
      journey.clock.today(),
    );
    return settle(decided, async (plan) => {
      const report = await rows.decisionReports.add(plan.report);
      await record(work, plan);
      return report;
    });
  });
}
