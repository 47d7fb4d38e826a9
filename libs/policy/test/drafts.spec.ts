import { describe, expect, it } from '@jest/globals';
import { decideSaveDraft, decideSubmit, refuseClauseChange, titleToFollow } from '../src/index.ts';
import * as build from './builders.ts';

describe('saving a draft', () => {
  it('moves the version on', () => {
    const { plan } = decideSaveDraft(build.buildSaveDraftState(), { version: 4, text: 'my words' });
    expect(plan?.draft).toEqual({ text: 'my words', version: 5, updatedBy: 'person-1' });
    expect(plan?.audit[0]).toMatchObject({ action: 'draft.saved', subjectId: 'policy-1' });
  });

  it('loses neither text when someone else saved first', () => {
    const { refusals, plan } = decideSaveDraft(build.buildSaveDraftState(), { version: 3, text: 'my words' });
    expect(plan).toBeUndefined();
    expect(refusals?.[0]?.details).toEqual({ yours: 'my words', theirs: 'their words', version: '4' });
  });

  it('writes nothing when nothing changed, even from an old version', () => {
    for (const version of [3, 4]) {
      const { plan } = decideSaveDraft(build.buildSaveDraftState(), { version, text: 'their words' });
      expect(plan).toEqual({ draft: null, audit: [], jobs: [] });
    }
  });
});

describe('the title of a policy', () => {
  const own = { title: 'Lamps', templateId: null, adoptedRevisionId: null };
  it.each([
    ['a corrected one of our own', own, 'Lamps and lanterns', 'Lamps and lanterns'],
    ['the same', own, 'Lamps', null],
    ['none in the text', own, undefined, null],
    ['an empty one', own, '  ', null],
    ['another, under a template', { ...own, templateId: 'template-1' }, 'Lanterns', null],
    ['another, of one in force', { ...own, adoptedRevisionId: 'revision-1' }, 'Lanterns', null],
  ])('follows its text only while it may: %s', (_, policy, written, expected) => {
    expect(titleToFollow(policy, written)).toBe(expected);
  });
});

describe('changing one clause', () => {
  const clause = (rule: 'fixed' | 'adaptable' | 'optional' | 'local') => ({
    clauseId: 'a',
    number: '4.2',
    title: 'A',
    rule,
  });

  it('follows the rule that the edition gives it', () => {
    expect(refuseClauseChange(clause('adaptable'), { kind: 'adapt', text: 'Ours' })).toEqual([]);
    expect(refuseClauseChange(clause('local'), { kind: 'adapt', text: 'Ours' })).toEqual([]);
    expect(refuseClauseChange(clause('optional'), { kind: 'leave-out', reason: 'We have no pool.' })).toEqual([]);
    expect(refuseClauseChange(clause('fixed'), { kind: 'put-back' })).toEqual([]);
  });

  it('is free in a clause of the school’s own', () => {
    expect(refuseClauseChange(null, { kind: 'adapt', text: '' })).toEqual([]);
    expect(refuseClauseChange(null, { kind: 'leave-out', reason: '' })).toEqual([]);
  });

  it('gives both reasons when both are wrong', () => {
    const refusals = refuseClauseChange(clause('fixed'), { kind: 'leave-out', reason: '' });
    expect(refusals.map((refusal) => [refusal.code, refusal.where])).toEqual([
      ['LEFT_OUT_NOT_OPTIONAL', '4.2 A'],
      ['REASON_MISSING', '4.2 A'],
    ]);
  });
});

describe('sending a draft for a decision', () => {
  it('freezes it as the next revision', () => {
    const { plan } = decideSubmit(build.buildSubmitState(), build.buildSubmitInput({ note: '  For November.  ' }));
    expect(plan?.revision).toMatchObject({
      id: 'revision-2',
      number: 2,
      state: 'submitted',
      text: 'draft text',
      note: 'For November.',
      materiality: { level: 'substantive' },
      organisationFacts: { name: 'Elm Park School' },
    });
    expect(plan?.withdrawn).toBeNull();
  });

  it('lists each empty blank by its label, and says it once', () => {
    const emptyBlanks = [
      { id: 'dsl-name', label: 'Designated safeguarding lead' },
      { id: 'approved', label: 'Approved staff' },
    ];
    const problems = [build.buildProblem({ rule: 'empty-blank' }), build.buildProblem()];
    const { refusals } = decideSubmit(build.buildSubmitState({}, { emptyBlanks, problems }), build.buildSubmitInput());
    expect(refusals?.map(({ code, where }) => [code, where])).toEqual([
      ['EMPTY_BLANK', 'Designated safeguarding lead'],
      ['EMPTY_BLANK', 'Approved staff'],
      ['TEXT_HAS_ERRORS', 'line 12'],
    ]);
  });

  it('takes the place of a deferred revision', () => {
    const openRevision = { id: 'revision-1', number: 1, state: 'deferred' } as const;
    const { plan } = decideSubmit(build.buildSubmitState({ openRevision }), build.buildSubmitInput());
    expect(plan?.withdrawn).toEqual({ id: 'revision-1', from: 'deferred', to: 'withdrawn' });
  });
});
