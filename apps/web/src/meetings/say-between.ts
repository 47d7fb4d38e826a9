import { sayDecidedBetween, type DecisionOutcome, type PlainDate, type Route } from '@ratify/policy';
import type { Meeting } from './meeting-documents.ts';

type Between = Meeting['decidedBetween'][number];

/** What was decided for a body between its meetings, with the reason that was recorded: as its members are told. */
export function sayBetween({ policyTitle, outcome, route, decidedOn, note }: Between): string {
  const said = sayDecidedBetween({
    ...{ policyTitle, outcome: outcome as DecisionOutcome, route: route as Route, decidedOn: decidedOn as PlainDate },
  });
  return note ? `${said}. “${note}”` : `${said}.`;
}

/** The report of it as a clerk could minute it; what is not known yet stands in brackets. */
export function sayReportMinute(between: Between): string {
  return `${between.reportReference ?? '[Minute]'} It was reported that ${sayBetween(between)}`;
}
