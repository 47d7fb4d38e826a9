import { describe, expect, it } from '@jest/globals';
import {
  decideCancelMeeting,
  decideMoveMeeting,
  decideTakeOffAgenda,
  type ChangeMeetingState,
  type TakeOffState,
} from '../src/decide/decide-change-meeting.ts';
import { type Decided } from '../src/refusals/refusal.ts';
import { plainDate } from '../src/dates/plain-date.ts';

const TODAY = plainDate('2026-11-12');
const actor = { personId: 'person-1', name: 'Colin Marsh' };

const meetingState = (changes: Partial<ChangeMeetingState> = {}): ChangeMeetingState => ({
  ...{ actor, body: { name: 'Governing body', papersDays: 5 }, otherDays: [], decisions: 0, tabled: [] },
  meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-30'), place: 'The hall' },
  ...changes,
});
const codes = ({ refusals }: Decided<unknown>): string[] => (refusals ?? []).map(({ code }) => code);
const tabled = [{ id: 'revision-1' }, { id: 'revision-2' }];

describe('moving a meeting', () => {
  const moveTo = (day: string, changes: Partial<ChangeMeetingState> = {}, place: string | null = null) =>
    decideMoveMeeting(meetingState(changes), { heldOn: plainDate(day), place }, TODAY);

  it('keeps it, on its new day and in its new place', () => {
    const { plan } = moveTo('2026-12-07', { tabled }, ' The library ');
    expect(plan?.meeting).toEqual({ id: 'meeting-1', heldOn: '2026-12-07', place: 'The library' });
    expect(plan?.audit).toEqual([
      expect.objectContaining({ action: 'meeting.moved', data: { from: '2026-11-30', heldOn: '2026-12-07' } }),
    ]);
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
    expect(plan?.meeting).toEqual({ id: 'meeting-1', cancelledOn: TODAY, cancelledBecause: 'Snow.' });
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
