import { sayDate, type PlainDate } from '../dates/plain-date.ts';
import { outcomeText } from './outcome-text.ts';
import type { DecisionOutcome, Route } from './vocabulary.ts';

/** How something was decided, in the words on screen and on paper. */
export const routeText: Readonly<Record<Route, string>> = {
  meeting: 'At a meeting',
  delegated: 'Under delegated authority',
  'chairs-action': 'By chair’s action',
  'written-resolution': 'By written resolution',
};

const BEHIND_BY: Readonly<Record<Route, (bodyName: string) => string>> = {
  meeting: (bodyName) => `a decision of ${bodyName}`,
  delegated: (bodyName) => `delegated authority from ${bodyName}`,
  'chairs-action': (bodyName) => `chair’s action for ${bodyName}`,
  'written-resolution': (bodyName) => `written resolution of ${bodyName}`,
};

/** `a decision of the Finance Committee`, `chair’s action for the Governing Body`: to stand behind "by". */
export function sayDecidedBy(bodyName: string, route: Route): string {
  return BEHIND_BY[route](bodyName);
}

/** Who adopted a text, as its document says it: a body at its meeting; whoever decides for one is not the body. */
export function sayAdopter(bodyName: string, route: Route): string {
  if (route === 'meeting') return bodyName;
  const said = sayDecidedBy(bodyName, route);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** `Lone working policy was adopted by chair’s action on 28 November 2026`: as a meeting is told of it, and minutes it. */
export function sayDecidedBetween({
  policyTitle,
  outcome,
  route,
  decidedOn,
}: {
  readonly policyTitle: string;
  readonly outcome: DecisionOutcome;
  readonly route: Route;
  readonly decidedOn: PlainDate;
}): string {
  const [what, how] = [outcomeText[outcome], routeText[route]].map(
    (each) => each.charAt(0).toLowerCase() + each.slice(1),
  );
  return `${policyTitle} was ${what} ${how} on ${sayDate(decidedOn)}`;
}
