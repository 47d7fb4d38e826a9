import { walkNodes, WHOLE_TEXT, type Problem } from '@ratify/document';
import { decideAnswerChoice, refuse, type AnswerChoiceInput, type KeptChoice } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { openUpdate } from './open-update.ts';
import type { WeighedUpdate } from './weigh-update.ts';
import { readStored } from '../shell/read-stored.ts';

export interface AnswerInput extends AnswerChoiceInput {
  readonly policyId: string;
  readonly editionId: string;
}

/** Keeps the answer to one choice at once; nothing of the draft moves until the edition is taken. */
export async function answerChoice(journey: Journey, scope: Scope, input: AnswerInput): Promise<Outcome<Policy>> {
  return writing(journey, scope, ['update', 'Draft'], async (work) => {
    const { rows, actor, organisationId, today } = work;
    const update = await openUpdate(rows, { organisationId, ...input }, { today, lock: true });
    if (!update) return refused(refuse('EDITION_OF_OTHER_TEMPLATE'));
    const { open, base, edition, kept, weighed } = update;
    const decision = decideAnswerChoice(
      {
        ...{ actor, organisationId, policy: open.policy, baseEditionNumber: base.number, edition, kept },
        questions: weighed.questions,
        rule: weighed.wordings.theirs.get(input.clauseId)?.rule ?? null,
        brokenBy: input.answer === 'own' && input.text?.trim() ? brokenBy(weighed, input.clauseId, input.text) : null,
      },
      input,
    );
    return settle(decision, async (plan) => {
      await keepChoices(journey, work, plan.choices);
      await record(work, plan);
      return open.policy;
    });
  });
}

/** Writes answers over those given to the same questions before. */
export async function keepChoices(journey: Journey, { rows }: Work, choices: readonly KeptChoice[]): Promise<void> {
  for (const choice of choices) {
    const { policyId, clauseId, key } = choice;
    await rows.choices.remove({ policyId, clauseId, key });
    await rows.choices.add({ ...choice, answeredAt: journey.clock.now() });
  }
}

/** What a wording of one's own would break outside its clause: parts that appear or vanish, lines that cannot be read. */
function brokenBy(weighed: WeighedUpdate, clauseId: string, text: string): Pick<Problem, 'message' | 'advice'> | null {
  const result = weighed.with(clauseId, { answer: 'own', text });
  const plain = readStored(weighed.with(clauseId, { answer: 'theirs' }).text);
  const typed = readStored(result.text);
  const known = new Set(plain.problems.map((problem) => problem.rule + problem.message));
  const found = typed.problems.find(
    (problem) => problem.severity === 'error' && !known.has(problem.rule + problem.message),
  );
  if (found) return found;
  const parts = (of: typeof plain): string =>
    walkNodes(of.nodes)
      .map(({ depth, id }) => `${depth} ${id}`)
      .join(' ');
  // A merge that would not read again clause by clause asks about the whole text instead.
  const isSound = clauseId === WHOLE_TEXT || !result.choices.some((each) => each.clauseId === WHOLE_TEXT);
  if (isSound && parts(plain) === parts(typed)) return null;
  return {
    message: 'This wording would make other parts of the policy, or swallow them.',
    advice: 'Leave out headings, and lines that begin with three colons.',
  };
}
