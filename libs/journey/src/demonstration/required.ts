import type { OrganisationKey } from './cast.ts';

export interface CastRequirement {
  readonly publisher: OrganisationKey;
  readonly title: string;
  readonly basis: string;
}

const PERSONNEL = 'Schools personnel service: every maintained school holds it';

/** What the council and the trust expect each of their schools to hold; some do not. */
export const REQUIREMENTS: readonly CastRequirement[] = [
  { publisher: 'northbrook', title: 'Social networking protocol', basis: PERSONNEL },
  { publisher: 'northbrook', title: 'Staff code of conduct', basis: PERSONNEL },
  { publisher: 'northbrook', title: 'Whistleblowing policy', basis: PERSONNEL },
  { publisher: 'northbrook', title: 'Acceptable use of ICT policy', basis: 'Schools information governance service' },
  { publisher: 'alder-vale', title: 'Online communication policy', basis: 'Trust scheme of delegation' },
  { publisher: 'alder-vale', title: 'Site safety policy', basis: 'Trust scheme of delegation' },
];
