import { describe, expect, it } from '@jest/globals';
import {
  HOLDER_STANDINGS,
  adviceSoFar,
  askedAbout,
  decidePrepareEdition,
  holderStanding,
  plainDate,
  type AdoptedEffect,
  type HolderFacts,
  type PrepareEditionInput,
} from '../src/index.ts';
import * as build from './builders.ts';

const NOTHING: AdoptedEffect = {
  choices: [],
  comesIn: [],
  both: [],
  overruled: [],
  customised: [],
  declined: [],
  added: 0,
};
const effect = (overrides: Partial<AdoptedEffect>): AdoptedEffect => ({ ...NOTHING, ...overrides });

/** A school on edition 1 that adopted the text, of which edition 3 changes nothing. */
const facts = (overrides: Partial<HolderFacts> = {}): HolderFacts => ({
  baseEditionNumber: 1,
  showsAdopted: true,
  hasAdopted: true,
  effect: NOTHING,
  editorial: new Set(),
  declinedEditionNumber: null,
  ...overrides,
});
const choice = { clauseId: 'fees', kind: 'words' };

describe('where a holder stands towards edition 3', () => {
  it.each<[string, Partial<HolderFacts>]>([
    ['up-to-date', { baseEditionNumber: 3, effect: effect({ choices: [choice] }) }],
    ['up-to-date', { baseEditionNumber: 4, declinedEditionNumber: 3 }],
    ['declined', { declinedEditionNumber: 3, effect: effect({ choices: [choice] }) }],
    ['declined', { declinedEditionNumber: 3, showsAdopted: false, hasAdopted: false, effect: null }],
    ['choices', { declinedEditionNumber: 2, effect: effect({ choices: [choice], comesIn: ['use'] }) }],
    ['choices', { effect: effect({ choices: [choice], declined: ['use'] }) }],
    ['choices', { effect: effect({ both: ['fees'], comesIn: ['fees'] }) }],
    ['nothing-to-do', { effect: effect({ both: ['fees'], comesIn: ['fees'] }), editorial: new Set(['fees']) }],
    ['nothing-to-do', { effect: effect({ comesIn: ['use'], declined: ['fees'] }) }],
    ['nothing-to-do', { effect: effect({ overruled: ['exits'] }) }],
    ['declined-before', { effect: effect({ declined: ['fees'] }) }],
    ['not-affected', { effect: effect({ customised: ['fees'], added: 2 }) }],
    ['not-adopted', { hasAdopted: false, effect: null }],
    ['not-shown', { showsAdopted: false, hasAdopted: false, effect: null }],
    ['not-counted', { effect: null }],
    // A text from before Ratify, or from another template: there is no edition it was made from.
    ['choices', { baseEditionNumber: null, effect: effect({ choices: [choice] }) }],
  ])('is %s for %j', (standing, given) => expect(holderStanding(facts(given), 3)).toBe(standing));

  it('has every standing reached by one of these', () => {
    const reached = [
      facts({ baseEditionNumber: 3 }),
      facts({ declinedEditionNumber: 3 }),
      facts({ effect: effect({ choices: [choice] }) }),
      facts({ effect: effect({ comesIn: ['use'] }) }),
      facts({ effect: effect({ declined: ['use'] }) }),
      facts(),
      facts({ hasAdopted: false }),
      facts({ showsAdopted: false }),
      facts({ effect: null }),
    ].map((each) => holderStanding(each, 3));
    expect(reached.sort()).toEqual([...HOLDER_STANDINGS].sort());
  });

  it('asks about a clause once, however many questions it raises', () => {
    const twice = effect({ choices: [choice, { ...choice, kind: 'place' }], both: ['fees', 'use', 'keys'] });
    expect(askedAbout(twice, new Set(['keys']))).toEqual(['fees', 'use']);
    expect(askedAbout(NOTHING, new Set())).toEqual([]);
  });
});

describe('the advice as far as it is entered', () => {
  it('takes people to have to look where no level is chosen yet', () =>
    expect(adviceSoFar({ fees: { level: null, reason: '' }, use: { level: 'editorial', reason: 'Plainer.' } })).toEqual(
      { fees: { level: 'substantive', reason: '' }, use: { level: 'editorial', reason: 'Plainer.' } },
    ));
});

describe('preparing an edition', () => {
  const input = (overrides: Partial<PrepareEditionInput> = {}): PrepareEditionInput => ({
    version: 3,
    summary: 'Privacy settings are now looked at each term.',
    materiality: [{ clauseId: 'privacy-settings', level: 'substantive', reason: 'A new duty.' }],
    adoptBy: plainDate('2026-12-01'),
    ...overrides,
  });
  const decide = (overrides: Partial<PrepareEditionInput> = {}, state = build.buildPublishState()) =>
    decidePrepareEdition(state, input(overrides), build.TODAY);

  it('keeps everything that was entered, by whom, and asks for its effect; it records and offers nothing', () => {
    const { plan, refusals, warnings } = decide();
    expect([refusals, warnings]).toEqual([undefined, []]);
    expect(plan).toEqual({
      prepared: {
        templateId: 'template-1',
        draftVersion: 3,
        summary: 'Privacy settings are now looked at each term.',
        adoptByOn: '2026-12-01',
        materiality: { 'privacy-settings': { level: 'substantive', reason: 'A new duty.' } },
        preparedBy: build.actor.personId,
      },
      audit: [],
      jobs: [{ task: 'count-effects', payload: { templateId: 'template-1' }, key: 'count-effects:template-1' }],
    });
  });

  it('keeps nothing about a clause that neither text has', () => {
    const { plan, refusals } = decide({ materiality: [{ clauseId: 'nowhere', level: 'legal' }] });
    expect([plan, refusals?.map(({ code }) => code)]).toEqual([undefined, ['CLAUSE_NOT_FOUND']]);
  });

  it('keeps what is half done, and says what is missing as publishing would', () => {
    const half = decide({
      ...{ summary: ' ', adoptBy: plainDate('2020-01-01') },
      materiality: [{ clauseId: 'privacy-settings', level: null }],
    });
    expect(half.plan?.prepared).toMatchObject({
      ...{ summary: ' ', adoptByOn: '2020-01-01' },
      materiality: { 'privacy-settings': { level: null, reason: '' } },
    });
    expect(half.warnings?.map((each) => each.code)).toEqual([
      'SUMMARY_MISSING',
      'ADOPT_BY_PAST',
      'MATERIALITY_MISSING',
    ]);
  });

  it('keeps it beside a draft that moved on, is broken, or is as published', () => {
    expect(decide({ version: 2 }).warnings?.map((each) => each.code)).toEqual(['STALE_DRAFT']);
    const { draft, latestEdition } = build.buildPublishState();
    const broken = build.buildPublishState({ draft: { ...draft, problems: [build.buildProblem()] } });
    expect(decide({}, broken).warnings?.map((each) => each.code)).toEqual(['TEXT_HAS_ERRORS']);
    const same = build.buildPublishState({
      draft: { ...draft, textSha256: latestEdition?.textSha256 ?? '', clauseIndex: latestEdition?.clauseIndex ?? [] },
    });
    const { plan, warnings } = decide({ materiality: [] }, same);
    expect(warnings?.map((each) => each.code)).toEqual(['NOTHING_TO_PUBLISH']);
    expect(plan).toBeDefined();
  });

  it('refuses only what is too long to keep', () => {
    expect(decide({ summary: 'x'.repeat(2_001) }).refusals?.map((each) => each.code)).toEqual(['SUMMARY_TOO_LONG']);
    const reason = 'x'.repeat(1_001);
    const long = decide({ materiality: [{ clauseId: 'privacy-settings', level: 'legal', reason }] });
    expect(long.refusals?.map(({ code, clauseId }) => [code, clauseId])).toEqual([
      ['MATERIALITY_REASON_TOO_LONG', 'privacy-settings'],
    ]);
    expect(decide({ summary: 'x'.repeat(2_000) }).refusals).toBeUndefined();
  });
});
