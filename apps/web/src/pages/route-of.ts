import { routeText, type Route } from '@ratify/policy';

interface Decided {
  readonly route: string;
  readonly report: { readonly minuteReference: string } | null;
}

/** `, by chair’s action, not yet reported to the body`: to stand behind the day of a decision; nothing where a meeting took it. */
export function routeOf(decision: Decided | null | undefined): string {
  if (!decision || decision.route === 'meeting') return '';
  const how = routeText[decision.route as Route];
  const reported = decision.report
    ? `reported to the body, minute ${decision.report.minuteReference}`
    : 'not yet reported to the body';
  return `, ${how.charAt(0).toLowerCase()}${how.slice(1)}, ${reported}`;
}
