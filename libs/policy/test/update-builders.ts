import type {
  AnswerChoiceInput,
  AnswerChoiceState,
  DeclineChangeState,
  DeclineUpdateState,
  KeptAnswer,
  TakeUpdateInput,
  TakeUpdateState,
  UndoUpdateState,
  UpdateQuestion,
} from '../src/index.ts';
import { COUNCIL, SCHOOL, actor } from './builders.ts';

const update = () => ({
  actor,
  organisationId: SCHOOL,
  policy: { id: 'policy-1', templateId: 'template-1' },
  baseEditionNumber: 1,
  edition: { id: 'edition-2', organisationId: COUNCIL, templateId: 'template-1', number: 2 },
});

/** Both sides changed the words of one clause. */
export function buildQuestion(overrides: Partial<UpdateQuestion> = {}): UpdateQuestion {
  return {
    clauseId: 'privacy-settings',
    kind: 'words',
    number: '4.2',
    title: 'Privacy settings',
    base: 'Settings are looked at each term.',
    ours: 'Settings are looked at each month.',
    theirs: 'Settings are looked at each year.',
    key: 'key-1',
    merged: null,
    advice: null,
    asks: null,
    ...overrides,
  };
}

export function buildAnswer(overrides: Partial<KeptAnswer> = {}): KeptAnswer {
  return {
    clauseId: 'privacy-settings',
    key: 'key-1',
    answer: 'theirs',
    finalText: null,
    version: 1,
    ...overrides,
  };
}

export function buildUpdateState(overrides: Partial<TakeUpdateState> = {}): TakeUpdateState {
  return {
    ...update(),
    baseEdition: { id: 'edition-1', organisationId: COUNCIL },
    draft: { version: 4, text: 'draft text' },
    offers: [],
    questions: [buildQuestion()],
    kept: [],
    mergedText: 'text with the update',
    notCarriedOver: [],
    lastRevisionNumber: 1,
    ...overrides,
  };
}

export function buildUpdateInput(overrides: Partial<TakeUpdateInput> = {}): TakeUpdateInput {
  return { version: 4, answers: [{ clauseId: 'privacy-settings', answer: 'theirs' }], ...overrides };
}

export function buildDeclineUpdateState(overrides: Partial<DeclineUpdateState> = {}): DeclineUpdateState {
  return { ...update(), offerAnswer: null, ...overrides };
}

export function buildAnswerState(overrides: Partial<AnswerChoiceState> = {}): AnswerChoiceState {
  return { ...update(), questions: [buildQuestion()], kept: [], rule: 'adaptable', brokenBy: null, ...overrides };
}

export function buildAnswerInput(overrides: Partial<AnswerChoiceInput> = {}): AnswerChoiceInput {
  return { clauseId: 'privacy-settings', key: 'key-1', seen: 0, answer: 'theirs', ...overrides };
}

export function buildDeclineChangeState(change: Partial<DeclineChangeState['change']> = {}): DeclineChangeState {
  return {
    ...update(),
    change: {
      clauseId: 'reporting',
      number: '5',
      title: 'Reporting',
      theirsSha256: 'f'.repeat(64),
      canDecline: true,
      isDeclined: false,
      ...change,
    },
  };
}

export function buildUndoState(overrides: Partial<UndoUpdateState> = {}): UndoUpdateState {
  return {
    actor,
    policy: { id: 'policy-1' },
    draft: { version: 5, text: 'text with the update', baseEditionId: 'edition-2' },
    taken: {
      id: 'taken-1',
      editionId: 'edition-2',
      editionNumber: 2,
      beforeEditionOrganisationId: COUNCIL,
      beforeEditionId: 'edition-1',
      beforeText: 'draft text',
      version: 5,
      revisionNumber: 1,
    },
    revisions: [{ number: 1, state: 'tabled' }],
    ...overrides,
  };
}
