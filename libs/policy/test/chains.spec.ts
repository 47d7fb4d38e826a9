import { describe, expect, it } from '@jest/globals';
import {
  decideAnswerException,
  decideChangeTemplate,
  decideDeriveTemplate,
  decideLeaveTemplate,
  decidePublish,
  decideRequestException,
  decideTakeTemplateUpdate,
  forceOf,
  isInForce,
  plainDate,
  setterOf,
  settingsOf,
} from '../src/index.ts';
import * as build from './builders.ts';

const council = { id: build.COUNCIL, name: 'Northbrook Council' };
const trust = { id: build.TRUST, name: 'Alder Vale Learning Trust' };

describe('who set the rule of a clause', () => {
  const first = {
    publisher: council,
    clauseIndex: [
      { id: 'a', rule: 'fixed' as const },
      { id: 'b', rule: 'adaptable' as const },
      { id: 'c', rule: 'local' as const },
    ],
    clauseRules: {},
  };
  const trusts = settingsOf(
    [
      { id: 'a', rule: 'fixed' },
      { id: 'b', rule: 'fixed' },
      { id: 'c', rule: 'local' },
      { id: 'd', rule: 'adaptable' },
    ],
    trust,
    first,
  );

  it('is whoever it stands with unchanged, and whoever tightened or added it', () => {
    expect(Object.entries(trusts).map(([id, { rule, name }]) => [id, rule, name])).toEqual([
      ['a', 'fixed', council.name],
      ['b', 'fixed', trust.name],
      ['c', 'local', council.name],
      ['d', 'adaptable', trust.name],
    ]);
  });

  it('stays the same however many templates are made one from another', () => {
    const federation = { id: 'organisation-federation', name: 'A federation' };
    const index = Object.entries(trusts).map(([id, { rule }]) => ({ id, rule }));
    const third = settingsOf(index, federation, { publisher: trust, clauseIndex: index, clauseRules: trusts });
    expect(third).toEqual(trusts);
    expect(setterOf({ publisher: trust, clauseIndex: index, clauseRules: trusts }, 'a')).toEqual(council);
    expect(setterOf(first, 'b')).toEqual(council);
  });
});

describe('a publisher’s wording', () => {
  it.each([
    ['an academy of the trust', [{ kind: 'academy-of', governs: false }], 'binding'],
    ['a member that it governs', [{ kind: 'member-of', governs: true }], 'binding'],
    ['a member', [{ kind: 'member-of', governs: false }], 'agreed'],
    ['a maintained school', [{ kind: 'maintained-by', governs: false }], 'agreed'],
    ['a buyer of the service', [{ kind: 'buys-service-from', governs: false }], 'agreed'],
    ['a neighbour', [{ kind: 'lies-in-area-of', governs: false }], 'none'],
    [
      'an academy that also buys',
      [
        { kind: 'buys-service-from', governs: false },
        { kind: 'academy-of', governs: false },
      ],
      'binding',
    ],
  ] as const)('is for %s: %s', (_who, links, force) => expect(forceOf(links)).toBe(force));
});

it('an exception holds to its last day, and not a day longer', () => {
  const granted = { state: 'granted', untilOn: '2027-08-31' } as const;
  expect([isInForce(granted, '2027-08-31'), isInForce(granted, '2027-09-01')]).toEqual([true, false]);
  expect(isInForce({ ...granted, untilOn: null }, '2099-01-01')).toBe(true);
  expect(isInForce({ state: 'ended', untilOn: null }, '2026-01-01')).toBe(false);
});

describe('plans', () => {
  it('an edition of a derived template keeps whose each rule is, and where it comes from', () => {
    const state = build.buildPublishState();
    const ancestor = {
      organisationId: build.COUNCIL,
      organisationName: council.name,
      templateId: 'template-0',
      title: 'Social networking',
      editionId: 'edition-0',
      number: 2,
    };
    const { plan } = decidePublish(
      {
        ...state,
        organisationId: build.TRUST,
        publisherName: trust.name,
        base: {
          organisationId: build.COUNCIL,
          id: 'edition-0',
          publisher: council,
          clauseIndex: state.draft.clauseIndex,
          clauseRules: {},
          lineage: [ancestor],
          breaches: [],
        },
      },
      build.buildPublishInput(),
      build.TODAY,
    );
    expect(plan?.edition).toMatchObject({
      baseEditionId: 'edition-0',
      baseEditionOrganisationId: build.COUNCIL,
      lineage: [ancestor],
      clauseRules: { 'privacy-settings': { rule: 'adaptable', by: build.COUNCIL, name: council.name } },
    });
  });

  it('a fixed clause that was changed names who fixed it and who can help', () => {
    const state = build.buildPublishState({
      base: {
        organisationId: build.TRUST,
        id: 'edition-0',
        publisher: trust,
        clauseIndex: [{ id: 'a', rule: 'fixed' }],
        clauseRules: { a: { rule: 'fixed', by: council.id, name: council.name } },
        lineage: [],
        breaches: [{ code: 'FIXED_CLAUSE_CHANGED', clauseId: 'a', number: '1', title: 'A' }],
      },
    });
    const { refusals } = decidePublish(state, build.buildPublishInput(), build.TODAY);
    expect(refusals?.[0]?.what).toBe('This clause is fixed by Northbrook Council, and its wording differs here.');
    expect(refusals?.[0]?.whatToDo).toContain('ask Northbrook Council for an exception');
  });

  it('a question goes to whoever fixed the clause, however far up', () => {
    const { plan } = decideRequestException(build.buildRequestState(), {
      exceptionId: 'exception-1',
      wording: 'Tell the centre manager.',
      reason: ' We have no head. ',
    });
    expect(plan?.exception).toMatchObject({ addresseeId: build.COUNCIL, reason: 'We have no head.', state: 'asked' });
    expect(plan?.audit).toMatchObject([{ action: 'exception.asked', subject: 'Exception' }]);
  });

  it('a grant carries its conditions and its last day, a refusal its reason', () => {
    const asked = {
      id: 'exception-1',
      organisationId: build.SCHOOL,
      state: 'asked' as const,
      clauseId: 'a',
      clauseNumber: '1',
      clauseTitle: 'A',
    };
    const until = plainDate('2027-08-31');
    expect(
      decideAnswerException(asked, { answer: 'grant', conditions: ' Tell staff. ', until }, build.TODAY).plan?.answer,
    ).toEqual({ state: 'granted', reason: null, conditions: 'Tell staff.', untilOn: until });
    expect(
      decideAnswerException(asked, { answer: 'refuse', reason: 'It is agreed.' }, build.TODAY).plan?.answer,
    ).toEqual({ state: 'refused', reason: 'It is agreed.', conditions: null, untilOn: null });
  });

  it('a policy that leaves keeps on record what it left', () => {
    const { plan } = decideLeaveTemplate(
      build.buildLeaveState(),
      { departureId: 'departure-1', version: 4, reason: 'Ours suits us.', minuteReference: '9.1' },
      build.TODAY,
    );
    expect(plan?.policy).toEqual({ templateOrganisationId: null, templateId: null, baseEditionId: null });
    expect(plan?.departure).toMatchObject({ editionId: 'edition-2', editionNumber: 2, leftOn: build.TODAY });
  });

  it('an academy may go over to what its trust made of the council’s, and not the other way', () => {
    const followed = { ...build.buildLeaveState().followed, force: 'binding' } as never;
    const next = build.buildChangeState().next;
    const input = { departureId: 'departure-1', version: 4, reason: 'The trust has its own now.' };
    const change = (keepsFaith: boolean) =>
      decideChangeTemplate(build.buildChangeState({ followed, next: { ...next, keepsFaith } }), input, build.TODAY);
    expect(change(true).plan?.departure).toMatchObject({ editionId: 'edition-2', nextEditionId: 'edition-9' });
    expect(change(false).refusals?.map((each) => each.code)).toEqual(['TEMPLATE_BINDING']);
    expect(
      decideChangeTemplate(build.buildChangeState({ followed: null }), input, build.TODAY).plan?.departure,
    ).toBeNull();
  });

  it('a policy stays on its template while what a meeting changed of it waits to be entered', () => {
    const input = { departureId: 'departure-1', version: 4, reason: 'We have our own.', minuteReference: '9.1' };
    const waiting = [
      decideLeaveTemplate(build.buildLeaveState({ amendmentsWait: true }), input, build.TODAY),
      decideChangeTemplate(build.buildChangeState({ amendmentsWait: true }), input, build.TODAY),
    ];
    expect(waiting.map(({ plan, refusals }) => [plan, refusals?.map(({ code }) => code)])).toEqual([
      [undefined, ['AMENDMENTS_WAIT']],
      [undefined, ['AMENDMENTS_WAIT']],
    ]);
  });

  it('a template made from another starts on its latest edition and takes the next with every choice answered', () => {
    expect(decideDeriveTemplate(build.buildDeriveState(), { templateId: 'template-9' }).plan).toMatchObject({
      template: { baseTemplateId: 'template-1', organisationId: build.TRUST },
      draft: { baseEditionId: 'edition-2', version: 1 },
    });
    const state = {
      ...build.buildUpdateState(),
      template: { id: 'template-9', baseTemplateId: 'template-1' },
    };
    const take = (answers: { clauseId: string; answer: 'ours' }[]) =>
      decideTakeTemplateUpdate(state, { version: 4, answers });
    expect(take([]).refusals?.map((each) => each.code)).toEqual(['CHOICE_UNANSWERED']);
    expect(take([{ clauseId: 'privacy-settings', answer: 'ours' }]).plan?.draft).toMatchObject({
      baseEditionId: 'edition-2',
      version: 5,
    });
  });
});
