import type { Route } from '@ratify/policy';
import type { DecidedRevision, DecidingBody } from './decide-documents.ts';

/** One way in which one body decides without a meeting. */
export interface Way {
  readonly value: string;
  readonly bodyId: string;
  readonly route: string;
  readonly text: string;
  readonly hint: string;
  readonly settingIds: readonly string[];
}

const WAYS: Readonly<
  Record<Exclude<Route, 'meeting'>, { readonly text: (name: string) => string; readonly hint: string }>
> = {
  'chairs-action': {
    text: (name) => `Chair’s action for ${name}`,
    hint: 'Only where waiting for a meeting would have been seriously detrimental. Say below why.',
  },
  'written-resolution': {
    text: (name) => `Resolution in writing of ${name}`,
    hint: 'By e-mail or on paper, as its articles say.',
  },
  delegated: {
    text: (name) => `Decided by whoever ${name} left it to`,
    hint: 'The head or a committee, as the scheme of delegation says.',
  },
};

/** What the rules of the bodies here give besides meetings; to a head, only what a body may leave to somebody. */
export function waysOf(bodies: readonly DecidingBody[], byHead: boolean): Way[] {
  return bodies.flatMap(({ id, name, routes, settings }) =>
    Object.entries(WAYS)
      .filter(([route]) => routes.includes(route) && (!byHead || route === 'delegated'))
      .map(([route, { text, hint }]) => ({
        ...{ value: `${route}:${id}`, bodyId: id, route, settingIds: settings.map((each) => each.id) },
        text: byHead ? name : text(name),
        hint: byHead ? 'It is told at its next meeting.' : hint,
      })),
  );
}

/** Whether a version waits for a decision, and not to be confirmed as a meeting changed it. */
export function isOpenToDecide({ state, amendsId }: Pick<DecidedRevision, 'state' | 'amendsId'>): boolean {
  return !amendsId && ['submitted', 'tabled'].includes(state);
}
