import type { Me } from './page-shell.ts';

export type Place =
  'todo' | 'reading' | 'policies' | 'meetings' | 'templates' | 'register' | 'search' | 'settings' | 'operate';

interface NavigationItem {
  readonly place: Place;
  readonly href: string;
  readonly text: string;
}

const ITEMS: readonly NavigationItem[] = [
  { place: 'todo', href: '/todo', text: 'What needs me' },
  { place: 'reading', href: '/reading', text: 'To read' },
  { place: 'policies', href: '/policies', text: 'Policies' },
  { place: 'meetings', href: '/meetings', text: 'Meetings' },
  { place: 'templates', href: '/templates', text: 'Templates' },
  { place: 'register', href: '/register', text: 'Register' },
  { place: 'search', href: '/search', text: 'Search' },
  { place: 'settings', href: '/settings', text: 'Settings' },
  { place: 'operate', href: '/operate', text: 'The service' },
];

/** Who finds anything in a place. What may be done there is the API's to say; this only leaves out pages that would be empty. */
const FOR: Readonly<Record<Exclude<Place, 'todo'>, readonly string[]>> = {
  reading: ['staff'],
  operate: ['operator'],
  policies: ['head', 'clerk', 'chair', 'vice-chair', 'governor', 'staff'],
  meetings: ['head', 'clerk', 'chair', 'vice-chair', 'governor'],
  templates: ['council-author', 'publisher', 'compliance-officer', 'head'],
  search: [
    'council-author',
    'publisher',
    'compliance-officer',
    'head',
    'clerk',
    'chair',
    'vice-chair',
    'governor',
    'staff',
  ],
  settings: ['head', 'clerk', 'publisher', 'compliance-officer'],
  register: ['compliance-officer', 'publisher', 'head', 'clerk', 'chair', 'vice-chair', 'governor'],
};

/** Whether a place is part of a person's work in the organisation they act for. */
export function hasPlace(me: Me, place: Place): boolean {
  return place === 'todo' || FOR[place].some((role) => me.roles.includes(role));
}

/** The pages of the service navigation, with the current one marked. */
export function navigationFor(me: Me, url: string): { href: string; text: string; active: boolean }[] {
  return ITEMS.filter(({ place }) => hasPlace(me, place)).map(({ href, text }) => ({
    href,
    text,
    active: url.startsWith(href),
  }));
}

/** Who looks after an organisation's settings; the API has the last word. */
export const SETTERS: readonly string[] = ['head', 'clerk', 'publisher'];
