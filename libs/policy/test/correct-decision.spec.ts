import { describe, expect, it } from '@jest/globals';
import { decideCorrectDetails, decideSetAside, plainDate, sayCorrection, type CorrectionState } from '../src/index.ts';
import { actor, buildCorrectedAdoption, buildCorrectionState } from './builders.ts';

const setAside = (state: Partial<CorrectionState> = {}, input: object = {}) =>
  decideSetAside(buildCorrectionState(state), {
    ...{ correctionId: 'correction-1', reason: ' The minute says otherwise. ', instead: null },
    ...input,
  });
const codes = (decided: ReturnType<typeof setAside>) => decided.refusals?.map(({ code }) => code);

describe('a decision that was recorded wrongly', () => {
  it('is set aside: its version goes back to the agenda, and the one before is in force again with its own dates', () => {
    const { plan } = setAside();
    expect(plan?.revisions).toEqual([
      { id: 'revision-2', from: 'adopted', to: 'tabled' },
      { id: 'revision-1', from: 'superseded', to: 'adopted' },
    ]);
    expect(plan?.policy).toEqual({
      ...{ id: 'policy-1', adoptedRevisionId: 'revision-1', adoptedOn: '2024-09-16', effectiveFrom: '2024-10-01' },
      ...{ reviewDueOn: '2026-09-16', reviewDuePrecision: 'day', reviewDueSaid: '16 September 2026' },
    });
    expect([plan?.setAsideAdoptionId, plan?.voidedRequestIds]).toEqual(['adoption-1', ['request-1']]);
    expect(plan?.correction).toMatchObject({
      ...{
        kind: 'set-aside',
        decisionId: 'decision-1',
        adoptionId: 'adoption-1',
        reason: 'The minute says otherwise.',
      },
      ...{ correctedBy: actor.personId, correctedByName: actor.name },
    });
    expect(plan?.audit).toMatchObject([
      {
        action: 'decision.corrected',
        data: { was: { decidedOn: '2026-09-14' } },
        personal: { reason: 'The minute says otherwise.' },
      },
    ]);
  });

  it('leaves a policy with nothing in force where it was the first, and one off the agenda as it was sent', () => {
    const { plan } = setAside({ former: null, revision: { ...buildCorrectionState().revision, isOnAgenda: false } });
    expect(plan?.revisions).toEqual([{ id: 'revision-2', from: 'adopted', to: 'submitted' }]);
    expect(plan?.policy).toMatchObject({ adoptedRevisionId: null, adoptedOn: null, reviewDueOn: null });
  });

  it('that adopted nothing leaves what is in force alone', () => {
    const { decision, revision } = buildCorrectionState();
    const { plan } = setAside({
      decision: { ...decision, outcome: 'not-adopted' },
      revision: { ...revision, state: 'not-adopted' },
      adoption: null,
    });
    expect([plan?.policy, plan?.setAsideAdoptionId, plan?.revisions.length]).toEqual([null, null, 1]);
  });

  it('is taken back under a seal by the body alone', () => {
    const adoption = { ...buildCorrectedAdoption(), isSealed: true };
    expect(codes(setAside({ adoption }))).toEqual(['DECISION_SEALED']);
    expect(setAside({ adoption }, { resolution: ' 14.2 ' }).plan?.correction.resolution).toBe('14.2');
  });

  it('stays where something has been built on it, or others would be left without the policy', () => {
    const adoption = buildCorrectedAdoption();
    expect(codes(setAside({ adoption: { ...adoption, isReviewed: true } }))).toEqual(['DECISION_OVERTAKEN']);
    expect(codes(setAside({ adoption: { ...adoption, coversOthers: true } }))).toEqual(['ADOPTION_COVERS_OTHERS']);
    expect(
      setAside({ adoption: { ...adoption, coversOthers: true } }, { instead: { outcome: 'adopted' } }).refusals,
    ).toBeUndefined();
    expect(codes(setAside({ isNewerOpen: true }))).toEqual(['ALREADY_SUBMITTED']);
    expect(codes(setAside({}, { reason: ' ' }))).toEqual(['REASON_MISSING']);
  });
});

describe('the minute of a decision', () => {
  it('is told rightly whatever is sealed, by a decision that stands in the place of the other', () => {
    const { plan } = decideCorrectDetails(
      buildCorrectionState({ adoption: { ...buildCorrectedAdoption(), isSealed: true, isReviewed: true } }),
      {
        correctionId: 'correction-1',
        decisionId: 'decision-2',
        reason: 'A slip.',
        minuteReference: ' 12.4 ',
        attendance: 7,
        votes: { for: 6, against: 1, abstained: 0 },
      },
    );
    expect(plan?.decision).toMatchObject({
      id: 'decision-2',
      correctsId: 'decision-1',
      minuteReference: '12.4',
      attendance: 7,
      ...{ votesFor: 6, votesAgainst: 1, votesAbstained: 0 },
    });
    expect(plan?.correction).toMatchObject({ kind: 'details', adoptionId: null, byDecisionId: 'decision-2' });
  });
});

describe('the number who could vote, told rightly', () => {
  const correct = (attendance: number | null, voters: number | null) =>
    decideCorrectDetails(buildCorrectionState({ voters }), {
      ...{ correctionId: 'correction-1', decisionId: 'decision-2', reason: 'Counted anew.' },
      ...{ minuteReference: '12.4', attendance, votes: null },
    }).refusals?.map(({ code, where }) => [code, where]);

  it('is no more than the names on record bear', () => {
    expect(correct(8, 7)).toEqual([['ATTENDANCE_NOT_BORNE', '8 told, 7 by name']]);
    expect([correct(7, 7), correct(6, 7), correct(null, 7), correct(8, null)]).toEqual(Array(4).fill(undefined));
  });
});

describe('a correction in the history of a document', () => {
  const was = { outcome: 'adopted', decidedOn: plainDate('2026-09-14'), minuteReference: '12.3' } as const;
  it.each([
    [{ ...was, minuteReference: '12.4' }, null, 'adopted on 14 September 2026 by minute 12.4, not 12.3'],
    [
      { ...was, decidedOn: plainDate('2026-09-15') },
      '8.2',
      'adopted on 15 September 2026, not on 14 September 2026 (resolution 8.2)',
    ],
    [{ ...was, outcome: 'deferred' as const }, null, 'deferred on 14 September 2026, not adopted on 14 September 2026'],
    [was, null, 'what the minute says of the decision of 14 September 2026'],
    [null, '8.2', 'it was not adopted on 14 September 2026 (resolution 8.2)'],
  ])('says what it was and what was recorded: %#', (is, resolution, said) => {
    expect(sayCorrection(was, is, resolution)).toBe(`Record corrected: ${said}`);
  });
});
