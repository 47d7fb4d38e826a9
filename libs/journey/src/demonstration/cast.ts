/** The invented council, trust, federation and settings of a demonstration, and the people in them. None of them exists. */

import type { SigningOffice, SigningOrder } from '@ratify/policy';

export type OrganisationKey =
  | 'northbrook'
  | 'alder-vale'
  | 'willow-lane'
  | 'puddle-lane'
  | 'elm-park'
  | 'millbrook'
  | 'northbrook-high'
  | 'kestrel-academy'
  | 'beacon-hill';

export interface CastOrganisation {
  readonly key: OrganisationKey;
  readonly kind: 'council' | 'trust' | 'school';
  readonly name: string;
  readonly phase?: string;
  readonly urn?: string;
  readonly address: string;
  readonly legalEntity: string;
  readonly employer: string;
  readonly colour: string;
}

export interface CastLink {
  readonly lower: OrganisationKey;
  readonly upper: OrganisationKey;
  readonly kind: 'maintained-by' | 'academy-of' | 'buys-service-from' | 'lies-in-area-of' | 'member-of';
}

export interface CastBody {
  readonly key: string;
  readonly organisation: OrganisationKey;
  readonly name: string;
  readonly kind: 'governing-body' | 'federation' | 'board' | 'committee' | 'management-committee';
  /** Who signs what it adopts; left out: the minute is the evidence. */
  readonly signatories?: readonly SigningOffice[];
  readonly signingOrder?: SigningOrder;
  /** Days; where what was adopted long ago is signed only when the demonstration starts, a year. */
  readonly signWithinDays?: number;
  readonly quorum: number;
  readonly routes: readonly ('meeting' | 'delegated' | 'chairs-action' | 'written-resolution')[];
  readonly actsFor: readonly OrganisationKey[];
}

export interface CastPerson {
  readonly name: string;
  readonly email: string;
  readonly posts: readonly {
    readonly organisation: OrganisationKey;
    readonly role: CastRole;
    readonly body?: string;
  }[];
}
export type CastRole =
  | 'council-author'
  | 'publisher'
  | 'compliance-officer'
  | 'head'
  | 'clerk'
  | 'chair'
  | 'vice-chair'
  | 'governor'
  | 'staff';

/** The password of every invented person; shown at start and on the sign-in page of a demonstration. */
export const DEMONSTRATION_PASSWORD = 'lantern-meadow-42';

export const ORGANISATIONS: readonly CastOrganisation[] = [
  {
    key: 'northbrook',
    kind: 'council',
    name: 'Northbrook Council',
    address: 'Civic Hall, Market Street, Northbrook NB1 1AA',
    legalEntity: 'Northbrook Council',
    employer: 'Northbrook Council',
    colour: '#0b4f5c',
  },
  {
    key: 'alder-vale',
    kind: 'trust',
    name: 'Alder Vale Learning Trust',
    address: '4 Mill Yard, Northbrook NB3 7QT',
    legalEntity: 'Alder Vale Learning Trust',
    employer: 'Alder Vale Learning Trust',
    colour: '#5b2a6e',
  },
  {
    key: 'willow-lane',
    kind: 'school',
    name: 'Willow Lane Nursery School',
    phase: 'nursery',
    urn: '900101',
    address: 'Willow Lane, Northbrook NB2 4DU',
    legalEntity: 'Northbrook Council',
    employer: 'Northbrook Council',
    colour: '#2f6b2f',
  },
  {
    key: 'puddle-lane',
    kind: 'school',
    name: 'Puddle Lane Pre-School',
    phase: 'pre-school',
    address: 'The Old Hall, Puddle Lane, Upper Ash NB9 2FE',
    legalEntity: 'Puddle Lane Pre-School committee',
    employer: 'The committee',
    colour: '#8a4b08',
  },
  {
    key: 'elm-park',
    kind: 'school',
    name: 'Elm Park Primary School',
    phase: 'primary',
    urn: '900102',
    address: 'Park Road, Northbrook NB2 8LE',
    legalEntity: 'Northbrook Council',
    employer: 'Northbrook Council',
    colour: '#1d4f91',
  },
  {
    key: 'millbrook',
    kind: 'school',
    name: 'Millbrook Primary School',
    phase: 'primary',
    urn: '900103',
    address: 'Weir Street, Northbrook NB5 3AY',
    legalEntity: 'Northbrook Council',
    employer: 'Northbrook Council',
    colour: '#7a1f3d',
  },
  {
    key: 'northbrook-high',
    kind: 'school',
    name: 'Northbrook High School',
    phase: 'secondary',
    urn: '900104',
    address: 'Station Approach, Northbrook NB1 6RB',
    legalEntity: 'Northbrook Council',
    employer: 'Northbrook Council',
    colour: '#333f48',
  },
  {
    key: 'kestrel-academy',
    kind: 'school',
    name: 'Kestrel Academy',
    phase: 'secondary',
    urn: '900105',
    address: 'Kestrel Rise, Northbrook NB6 1HJ',
    legalEntity: 'Alder Vale Learning Trust',
    employer: 'Alder Vale Learning Trust',
    colour: '#5b2a6e',
  },
  {
    key: 'beacon-hill',
    kind: 'school',
    name: 'Beacon Hill Academy',
    phase: 'primary',
    urn: '900106',
    address: 'Beacon Hill, Northbrook NB7 5PK',
    legalEntity: 'Alder Vale Learning Trust',
    employer: 'Alder Vale Learning Trust',
    colour: '#5b2a6e',
  },
];

export const LINKS: readonly CastLink[] = [
  { lower: 'willow-lane', upper: 'northbrook', kind: 'maintained-by' },
  { lower: 'elm-park', upper: 'northbrook', kind: 'maintained-by' },
  { lower: 'millbrook', upper: 'northbrook', kind: 'maintained-by' },
  { lower: 'northbrook-high', upper: 'northbrook', kind: 'maintained-by' },
  { lower: 'puddle-lane', upper: 'northbrook', kind: 'buys-service-from' },
  { lower: 'kestrel-academy', upper: 'alder-vale', kind: 'academy-of' },
  { lower: 'beacon-hill', upper: 'alder-vale', kind: 'academy-of' },
  { lower: 'kestrel-academy', upper: 'northbrook', kind: 'lies-in-area-of' },
  { lower: 'beacon-hill', upper: 'northbrook', kind: 'lies-in-area-of' },
];

export const BODIES: readonly CastBody[] = [
  {
    key: 'willow-lane-governors',
    organisation: 'willow-lane',
    name: 'Governing Body of Willow Lane Nursery School',
    kind: 'governing-body',
    signatories: ['chair'],
    quorum: 5,
    routes: ['meeting', 'delegated', 'chairs-action'],
    actsFor: ['willow-lane'],
  },
  {
    key: 'puddle-lane-committee',
    organisation: 'puddle-lane',
    name: 'Puddle Lane Pre-School Committee',
    kind: 'management-committee',
    signatories: ['chair'],
    quorum: 3,
    routes: ['meeting', 'written-resolution'],
    actsFor: ['puddle-lane'],
  },
  {
    key: 'elm-millbrook-federation',
    organisation: 'elm-park',
    name: 'Governing Body of the Elm Park and Millbrook Federation',
    kind: 'federation',
    signatories: ['chair'],
    signWithinDays: 365,
    quorum: 6,
    routes: ['meeting', 'delegated', 'chairs-action'],
    actsFor: ['elm-park', 'millbrook'],
  },
  {
    key: 'millbrook-governors',
    organisation: 'millbrook',
    name: 'Millbrook Committee of the Federation',
    kind: 'committee',
    quorum: 3,
    routes: ['meeting', 'delegated'],
    actsFor: ['millbrook'],
  },
  {
    key: 'northbrook-high-governors',
    organisation: 'northbrook-high',
    name: 'Governing Body of Northbrook High School',
    kind: 'governing-body',
    quorum: 7,
    routes: ['meeting', 'delegated', 'chairs-action'],
    actsFor: ['northbrook-high'],
  },
  {
    key: 'alder-vale-board',
    organisation: 'alder-vale',
    name: 'Board of Alder Vale Learning Trust',
    kind: 'board',
    signatories: ['chair'],
    signWithinDays: 365,
    quorum: 4,
    routes: ['meeting', 'delegated', 'written-resolution'],
    actsFor: ['alder-vale', 'kestrel-academy', 'beacon-hill'],
  },
  {
    key: 'kestrel-committee',
    organisation: 'kestrel-academy',
    name: 'Kestrel Academy Committee',
    kind: 'committee',
    signatories: ['chair'],
    quorum: 3,
    routes: ['meeting', 'delegated'],
    actsFor: ['kestrel-academy'],
  },
];

export const PEOPLE: readonly CastPerson[] = [
  {
    name: 'Priya Nair',
    email: 'priya.nair@northbrook.example',
    posts: [{ organisation: 'northbrook', role: 'council-author' }],
  },
  {
    name: 'Martin Okafor',
    email: 'martin.okafor@northbrook.example',
    posts: [{ organisation: 'northbrook', role: 'publisher' }],
  },
  {
    name: 'Helen Whitcombe',
    email: 'helen.whitcombe@northbrook.example',
    posts: [{ organisation: 'northbrook', role: 'compliance-officer' }],
  },
  {
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@elmpark.example',
    posts: [
      { organisation: 'elm-park', role: 'head' },
      { organisation: 'millbrook', role: 'head' },
    ],
  },
  {
    name: 'Colin Marsh',
    email: 'colin.marsh@clerks.example',
    posts: [
      { organisation: 'elm-park', role: 'clerk', body: 'elm-millbrook-federation' },
      { organisation: 'millbrook', role: 'clerk', body: 'millbrook-governors' },
      { organisation: 'willow-lane', role: 'clerk', body: 'willow-lane-governors' },
      { organisation: 'northbrook-high', role: 'clerk', body: 'northbrook-high-governors' },
    ],
  },
  {
    name: 'Sian Prosser',
    email: 'sian.prosser@governors.example',
    posts: [{ organisation: 'elm-park', role: 'chair', body: 'elm-millbrook-federation' }],
  },
  {
    name: 'Joan Whitfield',
    email: 'joan.whitfield@governors.example',
    posts: [{ organisation: 'elm-park', role: 'vice-chair', body: 'elm-millbrook-federation' }],
  },
  {
    name: 'Dev Patel',
    email: 'dev.patel@governors.example',
    posts: [{ organisation: 'elm-park', role: 'governor', body: 'elm-millbrook-federation' }],
  },
  { name: 'Amy Lister', email: 'amy.lister@elmpark.example', posts: [{ organisation: 'elm-park', role: 'staff' }] },
  { name: 'Ben Archer', email: 'ben.archer@millbrook.example', posts: [{ organisation: 'millbrook', role: 'staff' }] },
  {
    name: 'Grace Bello',
    email: 'grace.bello@willowlane.example',
    posts: [{ organisation: 'willow-lane', role: 'head' }],
  },
  {
    name: 'Tom Ashworth',
    email: 'tom.ashworth@governors.example',
    posts: [{ organisation: 'willow-lane', role: 'chair', body: 'willow-lane-governors' }],
  },
  {
    name: 'Fiona Kerr',
    email: 'fiona.kerr@puddlelane.example',
    posts: [{ organisation: 'puddle-lane', role: 'head' }],
  },
  {
    name: 'Nadia Hussain',
    email: 'nadia.hussain@puddlelane.example',
    posts: [{ organisation: 'puddle-lane', role: 'clerk', body: 'puddle-lane-committee' }],
  },
  {
    name: 'Lewis Grant',
    email: 'lewis.grant@puddlelane.example',
    posts: [{ organisation: 'puddle-lane', role: 'chair', body: 'puddle-lane-committee' }],
  },
  {
    name: 'Owen Pritchard',
    email: 'owen.pritchard@northbrookhigh.example',
    posts: [{ organisation: 'northbrook-high', role: 'head' }],
  },
  {
    name: 'Margaret Lowe',
    email: 'margaret.lowe@governors.example',
    posts: [{ organisation: 'northbrook-high', role: 'chair', body: 'northbrook-high-governors' }],
  },
  {
    name: 'Zoe Finch',
    email: 'zoe.finch@northbrookhigh.example',
    posts: [{ organisation: 'northbrook-high', role: 'staff' }],
  },
  {
    name: 'Kamala Desai',
    email: 'kamala.desai@aldervale.example',
    posts: [
      { organisation: 'alder-vale', role: 'council-author' },
      { organisation: 'alder-vale', role: 'publisher' },
      { organisation: 'alder-vale', role: 'head' },
    ],
  },
  {
    name: 'Peter Lund',
    email: 'peter.lund@aldervale.example',
    posts: [
      { organisation: 'alder-vale', role: 'clerk', body: 'alder-vale-board' },
      { organisation: 'kestrel-academy', role: 'clerk', body: 'kestrel-committee' },
    ],
  },
  {
    name: 'Agnes Moyo',
    email: 'agnes.moyo@aldervale.example',
    posts: [{ organisation: 'alder-vale', role: 'chair', body: 'alder-vale-board' }],
  },
  {
    name: 'Joel Braithwaite',
    email: 'joel.braithwaite@aldervale.example',
    posts: [{ organisation: 'alder-vale', role: 'compliance-officer' }],
  },
  {
    name: 'Ines Carvalho',
    email: 'ines.carvalho@kestrel.example',
    posts: [{ organisation: 'kestrel-academy', role: 'head' }],
  },
  {
    name: 'Rob Tanner',
    email: 'rob.tanner@governors.example',
    posts: [{ organisation: 'kestrel-academy', role: 'chair', body: 'kestrel-committee' }],
  },
  {
    name: 'Leah Stone',
    email: 'leah.stone@beaconhill.example',
    posts: [
      { organisation: 'beacon-hill', role: 'head' },
      { organisation: 'beacon-hill', role: 'staff' },
    ],
  },
];
