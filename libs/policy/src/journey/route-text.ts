import type { Route } from './vocabulary.ts';

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
