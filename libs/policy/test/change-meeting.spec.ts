import { describe, expect, it } from '@jest/globals';
import {
  decideCancelMeeting,
  decideMoveMeeting,
  decideTakeOffAgenda,
  type ChangeMeetingState,
  type TakeOffState,
} from '../src/decide/decide-change-meeting.ts';
import { decideOrderAgenda } from '../src/decide/decide-order-agenda.ts';
import { sayMeetingChange } from '../src/remind/meeting-change.ts';
import { type Decided } from '../src/refusals/refusal.ts';
import { plainDate } from '../src/dates/plain-date.ts';

const TODAY = plainDate('2026-11-12');
const actor = { personId: 'person-1', name: 'Colin Marsh' };

const meetingState = (changes: Partial<ChangeMeetingState> = {}): ChangeMeetingState => ({
  ...{ actor, body: { name: 'Governing body', papersDays: 5 }, otherDays: [], decisions: 0, tabled: [] },
  meeting: {
    ...{ id: 'meeting-1', heldOn: plainDate('2026-11-30'), place: 'The hall', startsAt: '18:00', endsAt: null },
    ...{ sequence: 2, movedFrom: null, changedOn: null },
  },
  ...changes,
});
const codes = ({ refusals }: Decided<unknown>): string[] => (refusals ?? []).map(({ code }) => code);
const tabled = [{ id: 'revision-1' }, { id: 'revision-2' }];

describe('moving a meeting', () => {
  const moveTo = (day: string, changes: Partial<ChangeMeetingState> = {}, place: string | null = null) =>
    decideMoveMeeting(meetingState(changes), { heldOn: plainDate(day), place }, TODAY);

  it('keeps it, on its new day and in its new place', () => {
    const { plan } = moveTo('2026-12-07', { tabled }, ' The library ');
    expect(plan?.meeting).toEqual({
      ...{ id: 'meeting-1', heldOn: '2026-12-07', place: 'The library', startsAt: '18:00', endsAt: null },
      ...{ sequence: 3, movedFrom: '2026-11-30' },
    });
    expect(plan?.audit).toEqual([
      expect.objectContaining({ action: 'meeting.moved', data: { from: '2026-11-30', heldOn: '2026-12-07' } }),
    ]);
  });

  const change = (input: object, changes: Partial<ChangeMeetingState['meeting']> = {}) => {
    const { meeting } = meetingState();
    const { heldOn, place } = meeting;
    return decideMoveMeeting(meetingState({ meeting: { ...meeting, ...changes } }), { heldOn, place, ...input }, TODAY);
  };

  it('can be to another time alone, and counts no change where nothing is another', () => {
    const later = change({ startsAt: '6:30pm', endsAt: '8pm' });
    expect(later.plan?.meeting).toMatchObject({ startsAt: '18:30', endsAt: '20:00', sequence: 3, movedFrom: null });
    expect(change({ startsAt: '' }).plan?.meeting).toMatchObject({ startsAt: null, sequence: 3 });
    const same = change({ startsAt: '6pm', endsAt: '' });
    expect([same.plan?.isChanged, same.plan?.meeting.sequence, same.plan?.audit]).toEqual([false, 2, []]);
  });

  it('tells the day that people know, however often it moves on one day', () => {
    const moved = { movedFrom: '2026-11-16', changedOn: TODAY };
    const heldOn = plainDate('2026-12-07');
    expect(change({ heldOn }, moved).plan?.meeting.movedFrom).toBe('2026-11-16');
    expect(change({ startsAt: '7pm' }, moved).plan?.meeting.movedFrom).toBe('2026-11-16');
    const earlier = { ...moved, changedOn: plainDate('2026-11-10') };
    expect(change({ heldOn }, earlier).plan?.meeting.movedFrom).toBe('2026-11-30');
    expect(change({ startsAt: '7pm' }, earlier).plan?.meeting.movedFrom).toBeNull();
  });

  it('is refused times that cannot be', () => {
    expect(codes(change({ startsAt: 'after school' }))).toEqual(['TIME_NOT_READ']);
    expect(codes(change({ endsAt: '5pm' }))).toEqual(['ENDS_BEFORE_START']);
    expect(codes(change({ startsAt: '', endsAt: '5pm' }))).toEqual(['ENDS_BEFORE_START']);
  });

  it.each([
    // The body has its papers five clear days before: from the 13th to the 17th.
    ['2026-11-18', tabled, []],
    ['2026-11-17', tabled, ['PAPERS_LATE']],
    ['2026-11-17', [], []],
  ] as [string, typeof tabled, string[]][])('to %s warns of late papers where there are any', (day, on, warned) => {
    expect(moveTo(day, { tabled: on }).warnings?.map(({ code }) => code)).toEqual(warned);
  });

  it('is refused once it is held, decided at, cancelled, or onto a day that is taken or past', () => {
    const { meeting } = meetingState();
    expect(codes(moveTo('2026-12-07', { meeting: { ...meeting, heldOn: plainDate('2026-11-11') } }))).toEqual([
      'MEETING_OVER',
    ]);
    expect(codes(moveTo('2026-12-07', { meeting: { ...meeting, heldOn: TODAY } }))).toEqual([]);
    expect(codes(moveTo('2026-12-07', { decisions: 1 }))).toEqual(['MEETING_DECIDED']);
    expect(codes(moveTo('2026-12-07', { meeting: { ...meeting, cancelledOn: TODAY } }))).toEqual(['MEETING_CANCELLED']);
    expect(codes(moveTo('2026-12-07', { otherDays: [plainDate('2026-12-07')] }))).toEqual(['MEETING_EXISTS']);
    expect(codes(moveTo('2026-11-11'))).toEqual(['MEETING_DAY_PAST']);
    const body = { name: 'Governing body', endedOn: '2026-12-01' };
    expect(codes(moveTo('2026-12-07', { body }))).toEqual(['BODY_ENDED']);
  });
});

describe('cancelling a meeting', () => {
  it('sends what waits on its agenda back, and keeps the reason', () => {
    const { plan } = decideCancelMeeting(meetingState({ tabled }), { reason: ' Snow. ' }, TODAY);
    expect(plan?.meeting).toEqual({ id: 'meeting-1', cancelledOn: TODAY, cancelledBecause: 'Snow.', sequence: 3 });
    expect(plan?.revisions).toEqual([
      { id: 'revision-1', from: 'tabled', to: 'submitted' },
      { id: 'revision-2', from: 'tabled', to: 'submitted' },
    ]);
    expect(plan?.audit.map(({ action }) => action)).toEqual([
      'meeting.cancelled',
      'revision.taken-off',
      'revision.taken-off',
    ]);
  });

  it('needs a reason, and a meeting at which nothing was decided', () => {
    expect(codes(decideCancelMeeting(meetingState({ decisions: 1 }), { reason: ' ' }, TODAY))).toEqual([
      'MEETING_DECIDED',
      'REASON_MISSING',
    ]);
  });
});

describe('what is said of a meeting that changed', () => {
  const changed = {
    ...{ bodyName: 'Board', heldOn: plainDate('2027-05-25'), startsAt: '18:00', endsAt: '20:00', place: 'the library' },
    ...{ movedFrom: null, cancelledOn: null, cancelledBecause: null, sequence: 1 },
  };
  it('is where it moved, what else is another, or why it is not to be', () => {
    expect(sayMeetingChange({ ...changed, movedFrom: plainDate('2027-05-18') })).toBe(
      'The meeting of the Board is moved from 18 May 2027 to 25 May 2027, from 6pm to 8pm, at the library.',
    );
    expect(sayMeetingChange({ ...changed, endsAt: null })).toBe(
      'The meeting of the Board on 25 May 2027 has another time or place: at 6pm, at the library.',
    );
    expect(sayMeetingChange({ ...changed, cancelledOn: TODAY, cancelledBecause: 'Snow' })).toBe(
      'The meeting of the Board on 25 May 2027 is cancelled: Snow.',
    );
  });
});

describe('the order of an agenda', () => {
  const order = (revisionIds: string[], meeting: object = {}, decisions = 0) =>
    decideOrderAgenda(
      { meeting: { id: 'meeting-1', ...meeting }, agenda: ['a', 'b', 'c'], decisions },
      { revisionIds },
    );

  it('has every item once, from 1', () => {
    expect(order(['c', 'a', 'b']).plan?.items).toEqual([
      { revisionId: 'c', position: 1 },
      { revisionId: 'a', position: 2 },
      { revisionId: 'b', position: 3 },
    ]);
  });

  it.each([[['a', 'b']], [['a', 'b', 'b']], [['a', 'b', 'd']], [['a', 'b', 'c', 'c']]])('is not %j', (revisionIds) => {
    expect(codes(order(revisionIds))).toEqual(['AGENDA_OTHERWISE']);
  });

  it('is not of a meeting that is cancelled, or that has decided', () => {
    expect(codes(order(['a', 'b', 'c'], { cancelledOn: TODAY }))).toEqual(['MEETING_CANCELLED']);
    // Its minutes are numbered in the order in which it decided.
    expect(codes(order(['a', 'b', 'c'], {}, 1))).toEqual(['MEETING_DECIDED']);
  });
});

describe('taking a version off an agenda', () => {
  const state = (changes: Partial<TakeOffState> = {}): TakeOffState => ({
    ...{ actor, meetingId: 'meeting-1', policyTitle: 'Lettings', waitsHere: true },
    revision: { id: 'revision-1', number: 2, state: 'tabled' },
    ...changes,
  });

  it('has it wait for another', () => {
    expect(decideTakeOffAgenda(state()).plan?.revision).toEqual({ id: 'revision-1', from: 'tabled', to: 'submitted' });
  });

  it('is refused where it does not wait on this one', () => {
    expect(codes(decideTakeOffAgenda(state({ waitsHere: false })))).toEqual(['NOT_ON_AGENDA']);
    for (const now of ['submitted', 'deferred', 'adopted', 'withdrawn'] as const)
      expect(codes(decideTakeOffAgenda(state({ revision: { ...state().revision, state: now } })))).toEqual([
        'REVISION_NOT_OPEN',
      ]);
  });
});
