import type { HistoricEvidence } from '@ratify/policy';
import { ANSWERS, type Answers } from './answers.ts';
import type { OrganisationKey } from './cast.ts';
import { LONE_WORKING, ONLINE_COMMUNICATION, type LocalText } from './local-texts.ts';
import type { TemplateSlug } from './template-texts.ts';

/** How far one school has come with one policy. Days count from today; past ones are negative. */
export interface Story {
  readonly organisation: OrganisationKey;
  readonly source: TemplateSlug | LocalText;
  readonly head: string;
  /** When the head wrote it. */
  readonly written: number;
  readonly answers?: Answers;
  /** Left out: it stays a draft. */
  readonly submitted?: { readonly note?: string };
  readonly meeting?: StoryMeeting;
  /** The chair, where the document is signed. */
  readonly signedBy?: string;
  readonly reviewed?: { readonly by: string; readonly day: number; readonly reason: string };
  readonly historic?: StoryHistory;
}

export interface StoryMeeting {
  readonly clerk: string;
  /** Name of the body. */
  readonly body: string;
  /** A meeting to come leaves the policy on its agenda. */
  readonly day: number;
  readonly attendance: number;
  readonly minute: string;
  /** Settings that the decision covers besides the organisation itself. */
  readonly covers?: readonly OrganisationKey[];
}

export interface StoryHistory {
  readonly clerk: string;
  readonly evidence: HistoricEvidence;
  readonly minute?: string;
  readonly adopted?: number;
  readonly due?: number;
}

const ELM = { organisation: 'elm-park', head: 'Ruth Adeyemi' } as const;
const MILLBROOK = { organisation: 'millbrook', head: 'Ruth Adeyemi' } as const;
const WILLOW = { organisation: 'willow-lane', head: 'Grace Bello' } as const;
const HIGH = { organisation: 'northbrook-high', head: 'Owen Pritchard' } as const;

const FEDERATION = { clerk: 'Colin Marsh', body: 'Governing Body of the Elm Park and Millbrook Federation' } as const;
const HIGH_GOVERNORS = { clerk: 'Colin Marsh', body: 'Governing Body of Northbrook High School' } as const;

/** What happened while edition 1 of every template was the newest. */
export const EARLIER: readonly Story[] = [
  {
    ...HIGH,
    source: 'whistleblowing',
    answers: ANSWERS.northbrookHighWhistleblowing,
    written: -445,
    submitted: {},
    meeting: { ...HIGH_GOVERNORS, day: -430, attendance: 9, minute: '7.2' }, // due a year on: long past
  },
  {
    ...HIGH,
    source: 'acceptable-use-of-ict',
    answers: ANSWERS.northbrookHighIct,
    written: -445,
    submitted: {},
    meeting: { ...HIGH_GOVERNORS, day: -430, attendance: 9, minute: '7.3' },
    reviewed: { by: 'Owen Pritchard', day: -55, reason: 'Read with the network manager; the services are the same.' },
  },
  {
    ...HIGH,
    source: 'staff-code-of-conduct',
    answers: ANSWERS.northbrookHighCode,
    written: -340,
    submitted: {},
    meeting: { ...HIGH_GOVERNORS, day: -325, attendance: 8, minute: '5.1' }, // due within sixty days
  },
  {
    ...ELM,
    source: 'social-networking-protocol',
    answers: ANSWERS.elmParkProtocol,
    written: -215,
    submitted: { note: 'Adapted to our staff room; the page is for announcements only.' },
    meeting: { ...FEDERATION, day: -200, attendance: 8, minute: '6.1' },
    signedBy: 'Sian Prosser',
  },
  {
    ...ELM,
    source: 'staff-code-of-conduct',
    answers: ANSWERS.elmParkCode,
    written: -215,
    submitted: {},
    meeting: { ...FEDERATION, day: -200, attendance: 8, minute: '6.2' },
    signedBy: 'Sian Prosser',
  },
  {
    ...ELM,
    source: LONE_WORKING,
    written: -215,
    submitted: {},
    meeting: { ...FEDERATION, day: -200, attendance: 8, minute: '6.3' },
    signedBy: 'Sian Prosser',
  },
  {
    organisation: 'puddle-lane',
    source: 'social-networking-protocol',
    head: 'Fiona Kerr',
    answers: ANSWERS.puddleLaneProtocol,
    written: -120,
    historic: { clerk: 'Nadia Hussain', evidence: 'minute', minute: 'FGB 6.2', adopted: -1150, due: -420 },
  },
  {
    ...WILLOW,
    source: 'whistleblowing',
    answers: ANSWERS.untouched,
    written: -120,
    historic: { clerk: 'Colin Marsh', evidence: 'none' },
  },
  {
    organisation: 'alder-vale',
    source: ONLINE_COMMUNICATION,
    head: 'Kamala Desai',
    written: -110,
    submitted: {},
    meeting: {
      clerk: 'Peter Lund',
      body: 'Board of Alder Vale Learning Trust',
      day: -90,
      attendance: 6,
      minute: '4.4',
      covers: ['kestrel-academy', 'beacon-hill'],
    },
    signedBy: 'Agnes Moyo',
  },
];

/** What happened since edition 2 of the social networking protocol came out. */
export const LATELY: readonly Story[] = [
  {
    ...WILLOW,
    source: 'social-networking-protocol',
    answers: ANSWERS.willowLaneProtocol,
    written: -25,
    submitted: {},
    meeting: {
      clerk: 'Colin Marsh',
      body: 'Governing Body of Willow Lane Nursery School',
      day: -12,
      attendance: 6,
      minute: '3.2',
    }, // the chair is asked to sign
  },
  { ...MILLBROOK, source: 'social-networking-protocol', answers: ANSWERS.millbrookProtocol, written: -9 },
  {
    ...MILLBROOK,
    source: 'whistleblowing',
    answers: ANSWERS.millbrookWhistleblowing,
    written: -8,
    submitted: { note: 'Ready for the next meeting of the committee.' },
  },
  {
    ...HIGH,
    source: 'social-networking-protocol',
    answers: ANSWERS.northbrookHighProtocol,
    written: -6,
    submitted: { note: 'First protocol of our own; please look at the channels we have agreed.' },
    meeting: { ...HIGH_GOVERNORS, day: 14, attendance: 0, minute: '' },
  },
];

/** Days from today on which the council published. */
export const PUBLISHED = { first: -460, second: -40, adoptBy: 75 } as const;
