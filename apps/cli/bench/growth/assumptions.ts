import type { Kind } from '../load/acts.ts';

/** How large an installation is. */
export interface Size {
  readonly name: string;
  readonly schools: number;
  readonly trusts: number;
  readonly councils: number;
}

export const ENGLAND: Size = { name: 'England', schools: 24_500, trusts: 2_050, councils: 153 };
export const SIZES: readonly Size[] = [
  { name: 'a council', schools: 160, trusts: 13, councils: 1 },
  { name: 'a service', schools: 500, trusts: 42, councils: 3 },
  { name: 'a region', schools: 3_000, trusts: 250, councils: 19 },
  ENGLAND,
  { name: 'ten Englands', schools: 245_000, trusts: 20_500, councils: 1_530 },
];

/**
 * The busiest day there is: the first of a school year, when staff are asked to read and confirm. Not measured: what we take people to do,
 * and what the page of growth says so.
 */
export const ASSUMED = {
  /** Of a school. */
  staff: 40,
  /** Of the staff, who come that day. */
  staffWhoCome: 0.6,
  /** In force, of a school. */
  policies: 50,
  governors: 12,
  governorsWhoCome: 0.1,
  /** Of the day's requests, in its busiest hour. */
  busiestHour: 0.25,
  /** Documents printed, and signatures made, of each school that day. */
  printed: 1,
  signed: 1,
  /** Mails of reminders of each school at seven, to be out within an hour. */
  mails: 40,
} as const;

type Day = Partial<Readonly<Record<Kind, number>>>;

const STAFF: Day = { 'what needs me': 2, 'to read': 1, 'one to read': 3, confirms: 3, policies: 1 };
const GOVERNOR: Day = { 'what needs me': 2, policies: 1, 'a policy': 2, meetings: 1 };
/** Head, office, clerk and chair together. */
const OFFICES: Day = {
  ...{ 'what needs me': 20, policies: 15, 'a policy': 20, meetings: 8, packs: 4 },
  ...{ 'opens a clause': 8, 'saves a clause': 8, signs: ASSUMED.signed },
};
/** Of a council, or of a trust. */
const ABOVE: Day = { 'what needs me': 30, 'register of a council': 60, templates: 20, 'a policy': 40 };

/** Requests of each kind on that day. */
export function requestsOfDay({ schools, trusts, councils }: Size): Map<Kind, number> {
  const all = new Map<Kind, number>();
  const add = (day: Day, people: number): void => {
    for (const [kind, times] of Object.entries(day) as [Kind, number][])
      all.set(kind, (all.get(kind) ?? 0) + times * people);
  };
  add(STAFF, schools * ASSUMED.staff * ASSUMED.staffWhoCome);
  add(GOVERNOR, schools * ASSUMED.governors * ASSUMED.governorsWhoCome);
  add(OFFICES, schools);
  add(ABOVE, trusts + councils);
  return all;
}

/** Requests a second in the busiest hour of that day. */
export function perSecondAtPeak(size: Size): Map<Kind, number> {
  return new Map([...requestsOfDay(size)].map(([kind, times]) => [kind, (times * ASSUMED.busiestHour) / 3_600]));
}
