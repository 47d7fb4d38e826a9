export type * from './types.ts';
export { applySplices } from './splices.ts';
export { findNode, walkNodes } from './find-node.ts';
export { normaliseText } from './normalise-text.ts';
export { lineMapOf, type LineMap } from './read/line-map.ts';
export { readPolicy } from './read/read-policy.ts';
export { clauseIndex } from './read/clause-index.ts';
export { forkText, withoutBase } from './edit/fork-text.ts';
export { insertClause } from './edit/insert-clause.ts';
export { leaveOutClause, putBackClause } from './edit/leave-out-clause.ts';
export { replaceClauseBody } from './edit/replace-clause-body.ts';
export { setRules } from './edit/set-rules.ts';
export { isRowOf, keepOwnRows } from './edit/keep-own-rows.ts';
export { takesSeveral, withLiveValues, type LiveAnswer } from './edit/with-live-values.ts';
export { withholdPeople } from './edit/withhold-people.ts';
export { setFrontMatterKey, setTermValues, setValues } from './edit/set-front-matter.ts';
export type { Edit } from './edit/edit.ts';
export type { YamlValue } from './edit/yaml-lines.ts';
export { checkClauseRules, unwrittenClauses, type GrantedWordings } from './check/check-clause-rules.ts';
export { checkDerivedRules, isTighter } from './check/check-derived-rules.ts';
export { lawClauses } from './check/law-clauses.ts';
export { localVariations } from './check/local-variations.ts';
export { emptyBlanks, fillText, usedBlanks } from './fill/fill-text.ts';
export { slugOf } from './fill/slug-of.ts';
export { writtenDate, writtenDuration, writtenList } from './fill/say-date.ts';
export { sayShortName } from './fill/say-short-name.ts';
export { articleFor, pluralOf } from './fill/say-term.ts';
export { renderPolicy } from './render/render-policy.ts';
export { comparePolicies } from './compare/compare-policies.ts';
export type {
  ComparedClause,
  ComparedSection,
  Comparison,
  ComparisonKind,
  ComparisonRow,
} from './compare/compare-policies.ts';
export { comparisonHtml, comparisonPage, comparisonText, summaryOf } from './compare/comparison-text.ts';
export { redline, shortRedline, type RedlinePiece } from './compare/redline.ts';
export { redlineHtml, redlinePiecesHtml } from './compare/redline-html.ts';
export { saidParts, type SaidPart } from './compare/said-parts.ts';
export {
  ownedChanges,
  policyChanges,
  type ChangedPolicy,
  type ChangeOf,
  type OwnedChange,
  type PolicyChange,
} from './compare/policy-changes.ts';
export { suggestMateriality, type MaterialitySuggestion, type WeighedClause } from './compare/suggest-materiality.ts';
export { mergeExcepted, type ExceptedMergeInput } from './merge/merge-excepted.ts';
export { mergeIntoTemplate, tightenedRules } from './merge/merge-into-template.ts';
export { choiceKey } from './merge/choice-key.ts';
export { clauseWordings, type ClauseWording } from './merge/clause-wordings.ts';
export { mergePolicies, WHOLE_TEXT } from './merge/merge-policies.ts';
export { mergeMarkdown } from './merge/merge-markdown.ts';
export { mergeTexts, type TextMerge } from './merge/merge-texts.ts';
export { withDeclined } from './merge/with-declined.ts';
export type * from './merge/types.ts';
export { lintPolicy, type LintFacts } from './lint/lint-policy.ts';
export { findStatutoryPolicy, STATUTORY_POLICIES_AS_OF } from './lint/statutory-policies.ts';
export { STATUTORY_KEYS, type StatutoryKey } from './read/statutory-keys.ts';
export { fixPolicy, type FixedPolicy } from './lint/fix-policy.ts';
export { lintForEditing, relintPolicy, type LintedPolicy } from './lint/relint-policy.ts';
export { rereadPolicy } from './read/reread-policy.ts';
export { lintRules } from './lint/lint-rules.ts';
export { importText } from './import/import-text.ts';
export { accountForWords, type WordAccount } from './import/account-for-words.ts';
export type { ImportEntry, ImportProposal, ImportReport, Imported } from './import/types.ts';
export {
  startFromOwnWords,
  type OwnWords,
  type OwnWordsOptions,
  type OwnWordsReport,
} from './compare/start-from-own-words.ts';
export { copyPolicy, type CopyFacts } from './copy/copy-lines.ts';
export { carryBack } from './copy/carry-back.ts';
export { takeCopyChanges, type CopyAnswer, type CopyStanding, type TriedChanges } from './copy/apply-changes.ts';
export type {
  CarriedBack,
  CopyChange,
  CopyLine,
  CopyList,
  CopyRemark,
  CopyRun,
  Look,
  NotCarried,
  PolicyCopy,
  ReturnedLine,
} from './copy/types.ts';
export { readRich, type SayKept } from './rich/read-rich.ts';
export { writeRich } from './rich/write-rich.ts';
export { parseRich } from './rich/parse-rich.ts';
export type * from './rich/types.ts';
