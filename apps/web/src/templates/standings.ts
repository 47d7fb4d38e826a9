import type { HoldersShown } from './publish-documents.ts';

/** Where schools stand towards an edition: how a count of them is said, in the order of the page. */
const STANDINGS = {
  choices: { label: 'have choices', shown: 'schools that have choices' },
  declined: { label: 'declined it', shown: 'schools that declined it' },
  'nothing-to-do': { label: 'have nothing to choose', shown: 'schools that have nothing to choose' },
  'declined-before': {
    label: 'declined these changes before',
    shown: 'schools that declined each of these changes before, clause by clause',
  },
  'not-affected': { label: 'are not affected', shown: 'schools whose adopted policy it does not touch' },
  'not-adopted': { label: 'adopted nothing yet', shown: 'schools that have adopted nothing that could be compared' },
  'not-shown': { label: 'cannot be told', shown: 'organisations whose policies are not shown to you' },
  'not-counted': { label: 'still to be compared', shown: 'schools whose policies are still to be compared' },
  'up-to-date': { label: 'up to date', shown: 'schools that are up to date' },
} as const;
type Standing = keyof typeof STANDINGS;

/** Schools on one page of a list. */
export const SCHOOLS_A_PAGE = 50;

export interface ShownSchools {
  readonly standing: string | null;
  readonly first: number;
  readonly after: number;
}

/** What an address asks to be shown. */
export function shownSchools(query: { readonly show?: unknown; readonly page?: unknown }): ShownSchools {
  const standing = typeof query.show === 'string' && Object.hasOwn(STANDINGS, query.show) ? query.show : null;
  const page = Math.max(1, Math.floor(Number(query.page)) || 1);
  return { standing, first: SCHOOLS_A_PAGE, after: (page - 1) * SCHOOLS_A_PAGE };
}

/** Counts as links, what is chosen of them, and the pages of its list. */
export function schoolLists({ counts, holders }: HoldersShown, { standing, after }: ShownSchools, path: string) {
  const countOf = new Map(counts.map((each) => [each.standing, each.count]));
  const shown = (Object.keys(STANDINGS) as Standing[]).filter((each) => (countOf.get(each) ?? 0) > 0);
  const all = standing ? (countOf.get(standing) ?? 0) : counts.reduce((sum, each) => sum + each.count, 0);
  const page = after / SCHOOLS_A_PAGE + 1;
  const pageHref = (number: number): string => `${path}?${standing ? `show=${standing}&` : ''}page=${number}`;
  return {
    counts: shown.map((each) => ({
      number: countOf.get(each) ?? 0,
      label: STANDINGS[each].label,
      href: `${path}?show=${each}`,
      current: each === standing,
    })),
    chosen: standing ? STANDINGS[standing as Standing].shown : null,
    schools: holders.map((each) => ({ ...each, said: STANDINGS[each.standing as Standing]?.label ?? each.standing })),
    allHref: path,
    laterHref: after + SCHOOLS_A_PAGE < all ? pageHref(page + 1) : null,
    earlierHref: page > 1 ? pageHref(page - 1) : null,
  };
}
