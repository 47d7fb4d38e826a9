import type { HoldersShown } from './publish-documents.ts';

/** Where schools stand towards an edition: how a count of them is said, in the order of the page. */
const STANDINGS = {
  choices: {
    one: 'has something to decide',
    many: 'have something to decide',
    shown: 'schools that have something to decide',
  },
  declined: { one: 'declined it', many: 'declined it', shown: 'schools that declined it' },
  'nothing-to-do': {
    one: 'has nothing to decide',
    many: 'have nothing to decide',
    shown: 'schools that have nothing to decide',
  },
  'declined-before': {
    one: 'declined these changes before',
    many: 'declined these changes before',
    shown: 'schools that declined each of these changes before, clause by clause',
  },
  'not-affected': {
    one: 'is not affected',
    many: 'are not affected',
    shown: 'schools whose adopted policy it does not touch',
  },
  'not-adopted': {
    one: 'has adopted nothing yet',
    many: 'have adopted nothing yet',
    shown: 'schools that have adopted nothing that could be compared',
  },
  'not-shown': {
    one: 'does not show you its policies',
    many: 'do not show you their policies',
    shown: 'organisations whose policies are not shown to you',
  },
  'not-counted': {
    one: 'is still to be compared',
    many: 'are still to be compared',
    shown: 'schools whose policies are still to be compared',
  },
  'up-to-date': { one: 'is up to date', many: 'are up to date', shown: 'schools that are up to date' },
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
      label: STANDINGS[each][countOf.get(each) === 1 ? 'one' : 'many'],
      href: `${path}?show=${each}`,
      current: each === standing,
    })),
    chosen: standing ? STANDINGS[standing as Standing].shown : null,
    schools: holders,
    allHref: path,
    laterHref: after + SCHOOLS_A_PAGE < all ? pageHref(page + 1) : null,
    earlierHref: page > 1 ? pageHref(page - 1) : null,
  };
}
