import type { AppointedRole, LinkKind, Organisation } from '@ratify/store';
import { buildLink, buildOrganisation, type TestDatabase } from '@ratify/test-kit';
import { buildEstate, buildPublication, type Estate, type Publication } from './estate.ts';

export const PLACES = [
  'council',
  'school',
  'sister',
  'otherCouncil',
  'otherSchool',
  'umbrella',
  'trust',
  'academy',
  'buyer',
] as const;
export type Place = (typeof PLACES)[number];

/**
 * A council that maintains two schools; another council with a school; a trust, member of an umbrella trust, whose academy lies in
 * the first council's area; and a pre-school that buys the first council's service.
 */
export type World = Readonly<Record<Place, Estate>>;

const LINKS: readonly (readonly [Place, LinkKind, Place])[] = [
  ['school', 'maintained-by', 'council'],
  ['sister', 'maintained-by', 'council'],
  ['otherSchool', 'maintained-by', 'otherCouncil'],
  ['trust', 'member-of', 'umbrella'],
  ['academy', 'academy-of', 'trust'],
  ['academy', 'lies-in-area-of', 'council'],
  ['buyer', 'buys-service-from', 'council'],
];

/** Whose templates a place forks: its publisher's, or its own. */
export const PUBLISHERS: Readonly<Record<Place, Place>> = {
  council: 'council',
  school: 'council',
  sister: 'council',
  otherCouncil: 'otherCouncil',
  otherSchool: 'otherCouncil',
  umbrella: 'umbrella',
  trust: 'umbrella',
  academy: 'trust',
  buyer: 'council',
};

/** Whose submitted and adopted rows a place sees besides its own. */
export const BELOW: Readonly<Partial<Record<Place, readonly Place[]>>> = {
  council: ['school', 'sister'],
  otherCouncil: ['otherSchool'],
  trust: ['academy'],
};

/** Whose policies it sees as register columns, where they are forks of its templates. */
export const BOUGHT: Readonly<Partial<Record<Place, readonly Place[]>>> = { council: ['buyer'] };

/** Roles that make sense at a place. */
export const ROLES_AT: Readonly<Record<'upper' | 'lower', readonly AppointedRole[]>> = {
  upper: ['council-author', 'publisher', 'compliance-officer'],
  lower: ['head', 'clerk', 'chair', 'governor', 'staff'],
};

const kinds: Partial<Record<Place, Organisation['kind']>> = {
  council: 'council',
  otherCouncil: 'council',
  umbrella: 'trust',
  trust: 'trust',
};

export async function buildWorld(database: TestDatabase): Promise<World> {
  const organisations = {} as Record<Place, Organisation>;
  for (const place of PLACES)
    organisations[place] = await buildOrganisation(database, {
      kind: kinds[place] ?? 'school',
      name: `The ${place}`,
      slug: place.toLowerCase(),
    });
  for (const [lower, kind, upper] of LINKS)
    await buildLink(database, { organisationId: organisations[lower].id, upperId: organisations[upper].id, kind });
  const publications = {} as Record<Place, Publication>;
  for (const place of ['council', 'otherCouncil', 'umbrella', 'trust'] as const)
    publications[place] = await buildPublication(database, organisations[place].id);
  const world = {} as Record<Place, Estate>;
  for (const place of PLACES)
    world[place] = await buildEstate(database, organisations[place], publications[PUBLISHERS[place]]);
  return world;
}
