import { describe, expect, it } from '@jest/globals';
import {
  alikeTo,
  answerFor,
  canDecline,
  combineMateriality,
  decideAcceptChange,
  decideAnswerChoice,
  decideDeclineChange,
  decideDeclineUpdate,
  decideTakeUpdate,
  decideUndoUpdate,
  earlierAnswerFor,
  groupOf,
} from '../src/index.ts';
import * as build from './builders.ts';

describe('an answer to a choice', () => {
  it('is kept for its wordings, one version after the one that stands', () => {
    const { plan } = decideAnswerChoice(
      build.buildAnswerState({ kept: [build.buildAnswer({ answer: 'ours', version: 3 })] }),
      build.buildAnswerInput({ seen: 3, answer: 'own', text: ' Each half term. ' }),
    );
    expect(plan?.choices).toEqual([
      {
        policyId: 'policy-1',
        editionOrganisationId: build.COUNCIL,
        editionId: 'edition-2',
        clauseId: 'privacy-settings',
        key: 'key-1',
        answer: 'own',
        finalText: 'Each half term.',
        version: 4,
        answeredBy: 'person-1',
        answeredByName: 'Ama Oyelaran',
      },
    ]);
    expect(plan?.audit[0]).toMatchObject({ data: { answers: { 'privacy-settings': 'own' } } });
    expect(JSON.stringify(plan?.audit)).not.toContain('half term');
  });

  it('is no clash when two people give the same one', () => {
    const state = build.buildAnswerState({ kept: [build.buildAnswer()] });
    expect(decideAnswerChoice(state, build.buildAnswerInput()).plan?.choices[0]?.version).toBe(2);
  });

  it('is given once for all that ask the same, but a wording of one’s own is for its clause alone', () => {
    const asks = 'term becomes month, term becomes year';
    const question = build.buildQuestion({ asks });
    const other = build.buildQuestion({ clauseId: 'phones', key: 'key-2', asks });
    const another = build.buildQuestion({ clauseId: 'bags', key: 'key-3', asks: 'something else' });
    const state = build.buildAnswerState({ questions: [question, other, another] });
    expect(alikeTo(other, state.questions).map((each) => each.clauseId)).toEqual(['privacy-settings']);
    const answered = (input: object): string[] | undefined =>
      decideAnswerChoice(state, build.buildAnswerInput({ alsoAlike: true, ...input })).plan?.choices.map(
        (each) => each.clauseId,
      );
    expect(answered({})).toEqual(['privacy-settings', 'phones']);
    expect(answered({ answer: 'own', text: 'Weekly.' })).toEqual(['privacy-settings']);
    expect(answered({ alsoAlike: false })).toEqual(['privacy-settings']);
  });

  it('does not answer other wordings of its clause: it is shown as an earlier answer', () => {
    const kept = [
      { ...build.buildAnswer({ key: 'key-a' }), answeredAt: new Date(1) },
      { ...build.buildAnswer({ key: 'key-b', answer: 'ours' }), answeredAt: new Date(2) },
    ];
    const question = build.buildQuestion();
    expect(answerFor(question, kept)).toBeNull();
    expect(earlierAnswerFor(question, kept)?.key).toBe('key-b');
    expect(earlierAnswerFor(build.buildQuestion({ key: 'key-b' }), kept)?.key).toBe('key-a');
  });
});

describe('taking a newer edition', () => {
  it('uses the answers kept before and those that come with it; what was not carried over is kept in the record', () => {
    const second = build.buildQuestion({ clauseId: 'phones', key: 'key-2' });
    const { plan } = decideTakeUpdate(
      build.buildUpdateState({
        questions: [build.buildQuestion(), second],
        kept: [build.buildAnswer({ answer: 'ours' })],
        notCarriedOver: [{ clauseId: 'scope', text: 'Our visitors too.' }],
      }),
      { version: 4, answers: [{ clauseId: 'phones', answer: 'own', text: 'Each half term.' }] },
    );
    expect(plan?.draft).toMatchObject({ text: 'text with the update', version: 5, baseEditionId: 'edition-2' });
    expect(plan?.offers).toMatchObject([{ editionId: 'edition-2', answer: 'taken', reason: null }]);
    expect(plan?.choices).toMatchObject([{ clauseId: 'phones', answer: 'own', finalText: 'Each half term.' }]);
    expect(plan?.audit[0]).toMatchObject({
      data: { answers: { 'privacy-settings': 'ours', phones: 'own' }, notCarriedOver: ['scope'] },
      personal: { scope: 'Our visitors too.' },
    });
  });

  it('answers the offers of the editions between, but not of those declined or later, and remembers them all', () => {
    const offer = (editionNumber: number, answer: 'declined' | null = null) => ({
      id: `offer-${editionNumber}`,
      editionNumber,
      editionId: `edition-${editionNumber}`,
      editionOrganisationId: build.COUNCIL,
      answer,
      answeredBy: answer && 'person-9',
      answeredAt: answer && new Date(0),
      reason: answer && 'Not before July.',
    });
    const edition = { ...build.buildUpdateState().edition, id: 'edition-5', number: 5 };
    const { plan } = decideTakeUpdate(
      build.buildUpdateState({
        edition,
        offers: [offer(2, 'declined'), offer(3), offer(4), offer(5, 'declined'), offer(6)],
      }),
      build.buildUpdateInput(),
    );
    expect(plan?.offers.map(({ editionId, answer }) => [editionId, answer])).toEqual([
      ['edition-5', 'taken'],
      ['edition-3', 'included'],
      ['edition-4', 'included'],
    ]);
    expect(plan?.taken).toMatchObject({ beforeEditionId: 'edition-1', beforeText: 'draft text', version: 5 });
    expect(plan?.taken.offersBefore.map(({ id, answer, reason }) => [id, answer, reason])).toEqual([
      ['offer-3', null, null],
      ['offer-4', null, null],
      ['offer-5', 'declined', 'Not before July.'],
    ]);
  });

  it('names each choice that is open, also where the answer was for other wordings', () => {
    const questions = ['a', 'b', 'c'].map((clauseId) => build.buildQuestion({ clauseId, key: `${clauseId}-2` }));
    const kept = [build.buildAnswer({ clauseId: 'a', key: 'a-1' }), build.buildAnswer({ clauseId: 'b', key: 'b-2' })];
    const { refusals } = decideTakeUpdate(
      build.buildUpdateState({ questions, kept }),
      build.buildUpdateInput({ answers: [] }),
    );
    expect(refusals?.map((refusal) => refusal.clauseId)).toEqual(['a', 'c']);
  });

  it('brings both texts back when the draft was saved after the final check', () => {
    const { refusals } = decideTakeUpdate(build.buildUpdateState(), build.buildUpdateInput({ version: 3 }));
    expect(refusals?.[0]?.details).toEqual({ yours: 'text with the update', theirs: 'draft text', version: '4' });
  });

  it('is declined with a reason', () => {
    const { plan } = decideDeclineUpdate(build.buildDeclineUpdateState(), { reason: ' Not before July. ' });
    expect(plan?.offer).toMatchObject({ answer: 'declined', reason: 'Not before July.' });
  });
});

describe('undoing it', () => {
  it('puts back text and base edition, whatever stood at the clerk’s before', () => {
    const { plan } = decideUndoUpdate(build.buildUndoState(), { setAside: false });
    expect(plan?.draft).toMatchObject({ text: 'draft text', version: 6, baseEditionId: 'edition-1' });
    expect(plan?.taken).toEqual({ id: 'taken-1', undoneBy: 'person-1', setAsideText: null });
  });

  it('keeps what was written since, and asks first', () => {
    const state = build.buildUndoState({ draft: { version: 7, text: 'later words', baseEditionId: 'edition-2' } });
    expect(decideUndoUpdate(state, { setAside: false }).refusals?.[0]?.details).toEqual({ later: 'later words' });
    expect(decideUndoUpdate(state, { setAside: true }).plan?.taken.setAsideText).toBe('later words');
  });

  it('is not stopped by a version that was sent and taken back', () => {
    const state = build.buildUndoState({ revisions: [{ number: 2, state: 'withdrawn' }] });
    expect(decideUndoUpdate(state, { setAside: false }).plan).toBeDefined();
  });
});

describe('declining the change of one clause', () => {
  it('is remembered for the publisher’s wording, its reason kept out of the chained record', () => {
    const { plan } = decideDeclineChange(build.buildDeclineChangeState(), { reason: ' We have no such room. ' });
    expect(plan?.declined).toMatchObject({ clauseId: 'reporting', reason: 'We have no such room.' });
    expect(JSON.stringify(plan?.audit[0]?.data)).not.toContain('room');
  });

  it('can be said again in other words, and taken back', () => {
    const declined = build.buildDeclineChangeState({ canDecline: false, isDeclined: true });
    expect(decideDeclineChange(declined, { reason: 'Other words.' }).plan).toBeDefined();
    expect(decideAcceptChange(declined).plan?.audit[0]?.action).toBe('change.accepted');
  });

  const clause = { rule: 'adaptable', isWhole: true } as const;
  it.each([
    ['what would be taken', { outcome: 'taken' }, true],
    ['what would be taken out', { outcome: 'removed', theirs: null }, true],
    ['fixed wording', { outcome: 'taken', theirs: { ...clause, rule: 'fixed' } }, false],
    ['what is new', { outcome: 'inserted', base: null }, false],
    ['a clause with others inside', { outcome: 'taken', theirs: { ...clause, isWhole: false } }, false],
    ['what both changed', { outcome: 'both' }, false],
  ] as const)('is open for %s: %#', (_what, overrides, expected) =>
    expect(canDecline({ base: clause, ours: clause, theirs: clause, ...overrides })).toBe(expected),
  );
});

describe('what an update does', () => {
  it('stands in groups, what needs an answer first', () => {
    const listed = { isOpen: false, isDeclined: false, isRuledAnew: false } as const;
    expect(groupOf({ ...listed, outcome: 'choice', isOpen: true })).toBe('needs-you');
    expect(groupOf({ ...listed, outcome: 'choice' })).toBe('comes-in');
    expect(groupOf({ ...listed, outcome: 'kept', isDeclined: true })).toBe('declined-before');
    expect(groupOf({ ...listed, outcome: 'kept-out' })).toBe('stays');
    expect(groupOf({ ...listed, outcome: 'same' })).toBeNull();
    expect(groupOf({ ...listed, outcome: 'same', isRuledAnew: true })).toBe('comes-in');
  });

  it('weighs what the heaviest of its editions says, with every reason', () => {
    const advice = combineMateriality([
      { number: 4, materiality: { a: { level: 'editorial', reason: 'Plainer.' }, b: { level: 'legal', reason: '' } } },
      { number: 3, materiality: { a: { level: 'substantive', reason: 'A new duty.' } } },
    ]);
    expect([...advice]).toEqual([
      ['a', { level: 'substantive', reasons: ['A new duty.', 'Plainer.'] }],
      ['b', { level: 'legal', reasons: [] }],
    ]);
  });
});
