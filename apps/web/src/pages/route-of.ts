import { routeText, type Route } from '@ratify/policy';

interface Decided {
  readonly route: string;
  readonly report: { readonly minuteReference: string } | null;
}

/** `, by chair’s action, not yet reported to the body`: to stand behind the day of a decision; nothing where a meeting took it. */
export function routeOf(decision: Decided | null | undefined): string {
  if (!decision || decision.route === 'meeting') return '';
  const how = routeText[decision.route as Route];
  // A body that resolved in writing knows of it: its next meeting notes it.
  const whom = decision.route === 'written-resolution' ? 'a meeting' : 'the body';
  const reported = decision.report
    ? `reported to ${whom}, minute ${decision.report.minuteReference}`
    : `not yet reported to ${whom}`;
  return `, ${how.charAt(0).toLowerCase()}${how.slice(1)}, ${reported}`;
}
