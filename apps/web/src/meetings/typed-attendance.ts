import type { VariablesOf } from 'gql.tada';
import { typedList, typedText, type Posted } from '../pages/typed.ts';
import type { Meeting, RecordAttendance } from './meeting-documents.ts';

export interface TypedGuest {
  readonly name: string;
  readonly office: string;
  readonly presence: string;
}

export interface TypedInterest {
  /** A person of the roll, or `guest-0`. */
  readonly who: string;
  readonly revisionId: string;
  readonly said: string;
  readonly withdrew: boolean;
}

/** Who was there, as a form has it. */
export interface TypedAttendance {
  /** By person; empty: not chosen. */
  readonly presence: Readonly<Record<string, string>>;
  /** Heads who are members with a vote. */
  readonly votes: readonly string[];
  /** One more than are filled in, so that there is a place to write. */
  readonly guests: readonly TypedGuest[];
  readonly interests: readonly TypedInterest[];
}

const BLANK_GUEST: TypedGuest = { name: '', office: '', presence: 'present' };
const BLANK_INTEREST: TypedInterest = { who: '', revisionId: '', said: '', withdrew: false };
/** More than any meeting has. */
const MOST_ROWS = 50;

/** What is recorded of a meeting already, to be put right. */
export function recordedAttendance({ attendances, interests }: Meeting): TypedAttendance {
  const guests = attendances.filter(({ personId }) => !personId);
  const whoOf = (attendanceId: string): string => {
    const at = guests.findIndex(({ id }) => id === attendanceId);
    return at >= 0 ? `guest-${at}` : (attendances.find(({ id }) => id === attendanceId)?.personId ?? '');
  };
  return {
    presence: Object.fromEntries(
      attendances.flatMap(({ personId, presence }) => (personId ? [[personId, presence]] : [])),
    ),
    votes: attendances.flatMap(({ personId, votes }) => (personId && votes ? [personId] : [])),
    guests: orBlank(
      guests.map(({ personName: name, office, presence }) => ({ name, office, presence })),
      BLANK_GUEST,
    ),
    interests: orBlank(
      interests.map(({ attendanceId, revisionId, said, withdrew }) => ({
        ...{ who: whoOf(attendanceId), revisionId: revisionId ?? '', said, withdrew },
      })),
      BLANK_INTEREST,
    ),
  };
}

/** What was posted; with `more` one more place of that kind. */
export function typedAttendance(body: Posted | undefined, { roll }: Pick<Meeting, 'roll'>): TypedAttendance {
  const more = typedText(body, 'more');
  const guests = rowsOf(body, 'guest-name', (at) => ({
    ...{ name: typedText(body, `guest-name-${at}`), office: typedText(body, `guest-office-${at}`) },
    presence: typedText(body, `guest-presence-${at}`) || 'present',
  }));
  const interests = rowsOf(body, 'said', (at) => ({
    ...{ who: typedText(body, `who-${at}`), revisionId: typedText(body, `item-${at}`) },
    ...{ said: typedText(body, `said-${at}`), withdrew: typedText(body, `withdrew-${at}`) === 'yes' },
  }));
  return {
    presence: Object.fromEntries(
      roll.map(({ personId }) => [personId, typedText(body, `presence-${personId}`)] as const),
    ),
    votes: typedList(body, 'votes'),
    guests: more === 'person' ? [...guests, BLANK_GUEST] : orBlank(guests, BLANK_GUEST),
    interests: more === 'interest' ? [...interests, BLANK_INTEREST] : orBlank(interests, BLANK_INTEREST),
  };
}

type Input = VariablesOf<typeof RecordAttendance>['input'];

/** What is sent of it, and which field each person and each interest came from, in their order. */
export function attendanceInput(
  { presence, votes, guests, interests }: TypedAttendance,
  { id: meetingId, roll }: Pick<Meeting, 'id' | 'roll'>,
): { readonly input: Input; readonly peopleFields: string[]; readonly interestFields: string[] } {
  const known = roll.filter(({ personId }) => presence[personId]);
  const there = guests.map((guest, at) => ({ guest, at })).filter(({ guest }) => guest.name || guest.office);
  const keys = [...known.map(({ personId }) => personId), ...there.map(({ at }) => `guest-${at}`)];
  const declared = interests.map((each, at) => ({ each, at })).filter(({ each }) => each.who || each.said);
  return {
    input: {
      meetingId,
      people: [
        ...known.map(({ personId }) => ({
          ...{ personId, votes: votes.includes(personId), presence: presence[personId] ?? '' },
        })),
        ...there.map(({ guest: { name, office, presence: how } }) => ({ name, office, presence: how })),
      ],
      interests: declared.map(({ each: { who, revisionId, said, withdrew } }) => ({
        ...{ person: keys.indexOf(who), revisionId: revisionId || null, said, withdrew },
      })),
    },
    peopleFields: [
      ...known.map(({ personId }) => `presence-${personId}`),
      ...there.map(({ at }) => `guest-name-${at}`),
    ],
    interestFields: declared.map(({ at }) => `said-${at}`),
  };
}

/** What is wrong before anything is sent: whoever is a member has stood to the meeting somehow. */
export function wrongAttendance(
  { presence, interests }: TypedAttendance,
  { roll }: Pick<Meeting, 'roll'>,
): [string, string][] {
  return [
    ...roll
      .filter(({ personId, vote }) => vote === 'member' && !presence[personId])
      .map(({ personId, name }): [string, string] => [
        ...([`presence-${personId}`, `Choose whether ${name} was there`] as const),
      ]),
    ...interests.flatMap(({ who, said }, at): [string, string][] =>
      who || !said.trim() ? [] : [[`who-${at}`, 'Choose who declared it']],
    ),
  ];
}

function rowsOf<T>(body: Posted | undefined, name: string, read: (at: number) => T): T[] {
  const rows: T[] = [];
  for (let at = 0; at < MOST_ROWS && body && `${name}-${at}` in body; at += 1) rows.push(read(at));
  return rows;
}

function orBlank<T>(rows: readonly T[], blank: T): readonly T[] {
  return rows.length > 0 ? rows : [blank];
}
