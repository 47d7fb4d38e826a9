import { describe, expect, it } from '@jest/globals';
import {
  changedClauses,
  decideCreateTemplate,
  decideFork,
  decideImportPolicy,
  decidePublish,
  planOffers,
} from '../src/index.ts';
import * as build from './builders.ts';

describe('publishing an edition', () => {
  it('plans the next edition with the advice on each changed clause, a line in the record and one job of offers', () => {
    const { plan } = decidePublish(build.buildPublishState(), build.buildPublishInput(), build.TODAY);
    expect(plan?.edition).toMatchObject({
      id: 'edition-2',
      number: 2,
      text: 'second text',
      materiality: { 'privacy-settings': { level: 'substantive', reason: 'A new duty.' } },
      adoptByOn: null,
      publishedByName: 'Ama Oyelaran',
    });
    expect(plan?.audit.map((entry) => [entry.action, entry.subjectId])).toEqual([['edition.published', 'edition-2']]);
    expect(plan?.jobs).toEqual([
      { task: 'offer-edition', payload: { editionId: 'edition-2' }, key: 'offer-edition:edition-2' },
    ]);
  });

  it('asks for no materiality on a first edition, and drops advice on clauses that did not change', () => {
    const first = decidePublish(
      build.buildPublishState({ latestEdition: null }),
      build.buildPublishInput({ materiality: [] }),
      build.TODAY,
    );
    expect(first.plan?.edition).toMatchObject({ number: 1, materiality: {} });
    const extra = build.buildPublishInput();
    const second = decidePublish(
      build.buildPublishState(),
      { ...extra, materiality: [...extra.materiality, { clauseId: 'scope', level: 'legal' }] },
      build.TODAY,
    );
    expect(Object.keys(second.plan?.edition.materiality ?? {})).toEqual(['privacy-settings']);
  });

  it('names every clause that lacks its materiality, removed ones too', () => {
    const state = build.buildPublishState({
      latestEdition: {
        id: 'edition-1',
        number: 1,
        textSha256: 'a'.repeat(64),
        clauseIndex: [build.buildClause(), build.buildClause({ id: 'scope', number: '2', title: 'Scope' })],
      },
    });
    const { refusals } = decidePublish(state, build.buildPublishInput({ materiality: [] }), build.TODAY);
    expect(refusals?.map(({ code, clauseId, where }) => [code, clauseId, where])).toEqual([
      ['MATERIALITY_MISSING', 'privacy-settings', '4.2 Privacy settings'],
      ['MATERIALITY_MISSING', 'scope', '2 Scope'],
    ]);
  });

  it('lets a provision be reworded, retitled, or brought back under its own id', () => {
    const reworded = build.buildClause({
      title: 'Settings',
      words: 'Personal accounts: keep privacy settings strict.',
    });
    const draft = { ...build.buildPublishState().draft, clauseIndex: [reworded] };
    const back = build.buildPublishState({ draft, latestEdition: null, formerClauses: [build.buildClause()] });
    expect(decidePublish(back, build.buildPublishInput(), build.TODAY).refusals).toBeUndefined();
    expect(
      decidePublish(build.buildPublishState({ draft }), build.buildPublishInput(), build.TODAY).plan,
    ).toBeDefined();
  });

  it('carries the linter’s own words, with line and column', () => {
    const draft = { ...build.buildPublishState().draft, problems: [build.buildProblem({ clauseId: 'scope' })] };
    const { refusals } = decidePublish(build.buildPublishState({ draft }), build.buildPublishInput(), build.TODAY);
    expect(refusals).toEqual([
      {
        code: 'TEXT_HAS_ERRORS',
        what: 'There is no section “privacy”.',
        whatToDo: 'Refer to a section that exists.',
        where: 'line 12',
        line: 12,
        column: 3,
        clauseId: 'scope',
      },
    ]);
  });

  it('is not stopped by warnings', () => {
    const draft = { ...build.buildPublishState().draft, problems: [build.buildProblem({ severity: 'warning' })] };
    expect(
      decidePublish(build.buildPublishState({ draft }), build.buildPublishInput(), build.TODAY).plan,
    ).toBeDefined();
  });
});

describe('what changed between two texts', () => {
  it('is told clause by clause; a move or a new number is no change', () => {
    const before = ['a', 'b', 'c', 'd'].map((id) => build.buildClause({ id, number: id }));
    const after = [
      build.buildClause({ id: 'd', number: '1' }),
      build.buildClause({ id: 'a', words: 'Other words.' }),
      build.buildClause({ id: 'b', rule: 'fixed' }),
      build.buildClause({ id: 'e' }),
    ];
    expect(changedClauses(before, after).map(({ clauseId, what }) => [clauseId, what])).toEqual([
      ['a', 'reworded'],
      ['b', 'rule changed'],
      ['e', 'added'],
      ['c', 'removed'],
    ]);
  });
});

describe('beginning a template or a policy', () => {
  it('creates a template with its first draft', () => {
    const { plan } = decideCreateTemplate(build.buildCreateTemplateState(), build.buildCreateTemplateInput());
    expect(plan?.template).toMatchObject({ id: 'template-2', slug: 'lone-working', category: null });
    expect(plan?.draft).toMatchObject({ templateId: 'template-2', version: 1, text: 'text' });
  });

  it('starts a version of a template on its edition, under another short name if need be', () => {
    const { plan } = decideFork(build.buildForkState({ policies: [{ slug: 'social-networking', templateId: null }] }), {
      policyId: 'policy-1',
      slug: 'social-networking-2',
    });
    expect(plan?.policy).toMatchObject({
      slug: 'social-networking-2',
      templateId: 'template-1',
      baseEditionId: 'edition-1',
    });
    expect(plan?.draft).toMatchObject({
      policyId: 'policy-1',
      version: 1,
      text: 'first text',
      baseEditionOrganisationId: build.COUNCIL,
    });
  });

  it('brings an existing policy in without a template behind it', () => {
    const { plan } = decideImportPolicy(build.buildImportState(), build.buildImportInput());
    expect(plan?.policy).toMatchObject({ id: 'policy-2', templateId: null, baseEditionId: null });
    expect(plan?.audit[0]?.action).toBe('policy.imported');
  });

  it('gives a policy that was entered without a text its document, under its own name', () => {
    const into = { id: 'policy-9', slug: 'behaviour', title: 'Behaviour', hasText: false };
    const { plan } = decideImportPolicy(
      build.buildImportState({ into }),
      build.buildImportInput({ slug: 'behaviour' }),
    );
    expect(plan?.policy).toBeNull();
    expect(plan?.draft).toMatchObject({ policyId: 'policy-9', text: 'imported text' });
    expect(plan?.audit[0]).toMatchObject({ action: 'policy.imported', subjectId: 'policy-9' });
  });
});

describe('a newer edition', () => {
  const edition = { id: 'edition-2', organisationId: build.COUNCIL, number: 2 };
  const policy = {
    id: 'policy-1',
    organisationId: build.SCHOOL,
    baseEditionNumber: 1,
    retiredOn: null,
    isOffered: false,
  };

  it('is offered to each policy behind it, once', () => {
    const offers = planOffers(
      [
        policy,
        { ...policy, id: 'up-to-date', baseEditionNumber: 2 },
        { ...policy, id: 'retired', retiredOn: '2026-01-01' },
        { ...policy, id: 'offered', isOffered: true },
        { ...policy, id: 'local', baseEditionNumber: null },
      ],
      edition,
    );
    expect(offers.map((offer) => offer.policyId)).toEqual(['policy-1']);
  });
});
