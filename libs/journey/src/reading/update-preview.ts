import {
  clauseWordings,
  redlineHtml,
  type ClauseOutcome,
  type LintFacts,
  type NotCarriedOver,
  type Problem,
  type Rule,
} from '@ratify/document';
import {
  alikeTo,
  answerFor,
  canDecline,
  earlierAnswerFor,
  groupOf,
  isSettled,
  type ChangeGroup,
  type ChoiceAnswerKind,
  type ClauseAdvice,
  type PlainDate,
  type UpdateQuestion,
} from '@ratify/policy';
import type { Choice, Edition, Repositories } from '@ratify/store';
import { openTemplateUpdate } from '../author/take-template-update.ts';
import { openUpdate, type OpenUpdate } from '../customise/open-update.ts';
import { theirsSha256, wordingsOf } from '../customise/weigh-update.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { lintStored } from '../shell/lint-stored.ts';
import { readStored } from '../shell/read-stored.ts';

export interface GivenAnswer {
  readonly answer: ChoiceAnswerKind;
  readonly text: string | null;
  readonly version: number;
  readonly byName: string | null;
  readonly at: Date;
}

export interface PreviewedChoice extends Omit<UpdateQuestion, 'advice' | 'asks'> {
  /** From the school's wording to the new one, or to the one that has both, as HTML. */
  readonly redline: string;
  readonly level: ClauseAdvice['level'] | null;
  readonly reasons: readonly string[];
  readonly answer: GivenAnswer | null;
  /** The answer is complete. */
  readonly settled: boolean;
  /** What was answered when the wordings were others. */
  readonly earlier: GivenAnswer | null;
  /** Other choices that ask the same, by clause. */
  readonly alike: readonly string[];
  /** The wording that the draft gets by the answer; with none, the school's. */
  readonly finalWording: string;
}

export interface PreviewedChange extends ClauseOutcome {
  readonly group: ChangeGroup;
  /** Its words in the draft now, and with the edition taken; empty where it does not stand. */
  readonly before: string;
  readonly after: string;
  /** Between the two; of a declined change, what was declined. */
  readonly redline: string;
  readonly level: ClauseAdvice['level'] | null;
  readonly reasons: readonly string[];
  readonly rule: Rule | null;
  /** The rule in the edition that the draft is based on, where that was another. */
  readonly ruleBefore: Rule | null;
  readonly canDecline: boolean;
  readonly declined: { readonly reason: string; readonly at: Date; readonly editionId: string } | null;
  /** The school's wording that gave way to fixed wording. */
  readonly oldWording: string | null;
}

export interface UpdatePreview {
  readonly edition: Edition;
  readonly base: Edition;
  /** Editions that come in together, oldest first. */
  readonly included: readonly Edition[];
  readonly outcomes: readonly ClauseOutcome[];
  readonly changes: readonly PreviewedChange[];
  readonly choices: readonly PreviewedChoice[];
  readonly notCarriedOver: readonly NotCarriedOver[];
  readonly draftVersion: number;
  /** What the linter says of the new text and did not say of the draft. */
  readonly problems: readonly Problem[];
}

type Wordings = ReturnType<typeof clauseWordings>;

/**
 * What taking an edition would do to a draft with the answers given so far; null where there is nothing to take.
 */
export async function previewUpdate(
  rows: Repositories,
  organisationId: string,
  policyId: string,
  editionId: string,
  today: PlainDate,
): Promise<UpdatePreview | null> {
  const update = await openUpdate(rows, { organisationId, policyId, editionId }, { today });
  if (!update) return null;
  const { facts } = await knowOrganisation(rows, organisationId);
  return previewOf({ ...update, draft: update.open.draft }, { today, organisation: facts });
}

/** What taking an edition would do to the draft of a template made from it; null where there is nothing to take. */
export async function previewTemplateUpdate(
  rows: Repositories,
  organisationId: string,
  { templateId, editionId }: { readonly templateId: string; readonly editionId: string },
  today: string,
): Promise<UpdatePreview | null> {
  const update = await openTemplateUpdate(rows, { organisationId, templateId, editionId }, { today });
  return update && previewOf({ ...update, kept: [], declined: [] }, { today });
}

/** An update of a policy's draft, or of a template's. */
type Previewed = Pick<OpenUpdate, 'base' | 'edition' | 'included' | 'kept' | 'declined' | 'weighed'> & {
  readonly draft: { readonly version: number; readonly text: string };
};

function previewOf(update: Previewed, facts: LintFacts): UpdatePreview {
  const { draft, base, edition, included, weighed } = update;
  const result = clauseWordings(weighed.answered.text);
  return {
    ...{ edition, base, included, draftVersion: draft.version },
    outcomes: weighed.bare.outcomes,
    changes: changesOf(update, result),
    choices: weighed.questions.map((question) => previewChoice(update, result, question)),
    notCarriedOver: weighed.answered.notCarriedOver,
    get problems() {
      return newProblems(update, facts);
    },
  };
}

function previewChoice({ kept, weighed }: Previewed, result: Wordings, question: UpdateQuestion): PreviewedChoice {
  const { advice, asks: _asks, ...asked } = question;
  const answer = answerFor(question, kept);
  const earlier = answer ? null : earlierAnswerFor(question, kept);
  return {
    ...asked,
    redline: redlineHtml(question.ours, question.merged ?? question.theirs),
    level: advice?.level ?? null,
    reasons: advice?.reasons ?? [],
    answer: answer && given(answer),
    settled: isSettled(answer),
    earlier: earlier && given(earlier),
    alike: alikeTo(question, weighed.questions).map((each) => each.clauseId),
    finalWording:
      answer?.answer === 'own' && answer.finalText
        ? answer.finalText
        : (result.get(question.clauseId)?.text ?? question.ours),
  };
}

function given({ answer, finalText, version, answeredByName, answeredAt }: Choice): GivenAnswer {
  return { answer, text: finalText, version, byName: answeredByName, at: answeredAt };
}

function changesOf(update: Previewed, result: Wordings): PreviewedChange[] {
  const { weighed, kept } = update;
  const open = new Set(
    weighed.questions.filter((each) => !isSettled(answerFor(each, kept))).map((each) => each.clauseId),
  );
  const lost = new Map(weighed.answered.notCarriedOver.map((each) => [each.clauseId, each.text]));
  return weighed.bare.outcomes.flatMap((outcome): PreviewedChange[] => {
    const { clauseId } = outcome;
    const { base = null, ours = null, theirs = null } = wordingsOf(weighed, outcome);
    const isRuledAnew = base !== null && theirs !== null && base.rule !== theirs.rule;
    const isDeclined = weighed.declined.has(clauseId);
    const group = groupOf({ outcome: outcome.outcome, isOpen: open.has(clauseId), isDeclined, isRuledAnew });
    if (!group) return [];
    const [before, after] = [ours?.text ?? '', result.get(clauseId)?.text ?? ''];
    const advice = weighed.advice.get(clauseId);
    return [
      {
        ...{ ...outcome, group, before, after },
        redline: redlineHtml(before, isDeclined ? (theirs?.text ?? '') : after),
        level: advice?.level ?? null,
        reasons: advice?.reasons ?? [],
        rule: theirs?.rule ?? ours?.rule ?? null,
        ruleBefore: isRuledAnew ? base.rule : null,
        canDecline: canDecline({ outcome: outcome.outcome, base, ours, theirs }),
        declined: isDeclined ? declinedOf(update, clauseId) : null,
        oldWording: outcome.outcome === 'council-wording' ? (lost.get(clauseId) ?? null) : null,
      },
    ];
  });
}

function declinedOf({ declined, weighed }: Previewed, clauseId: string): PreviewedChange['declined'] {
  const hash = theirsSha256(weighed, clauseId);
  const row = declined.find((each) => each.clauseId === clauseId && each.theirsSha256 === hash);
  return row ? { reason: row.reason, at: row.declinedAt, editionId: row.editionId } : null;
}

/** Problems by what they say, for their places move. */
function newProblems({ draft, base, edition, weighed }: Previewed, facts: LintFacts): Problem[] {
  const lint = (text: string, of: Edition): readonly Problem[] =>
    lintStored(readStored(text), { ...facts, edition: readStored(of.text) });
  const said = ({ rule, message, clauseId = '' }: Problem): string => [rule, clauseId, message].join(' ');
  const before = new Set(lint(draft.text, base).map(said));
  return lint(weighed.answered.text, edition).filter((problem) => !before.has(said(problem)));
}
