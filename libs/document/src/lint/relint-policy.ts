import type { PolicyDocument, Problem, Splice } from '../types.ts';
import { readPolicy } from '../read/read-policy.ts';
import { rereadPolicy } from '../read/reread-policy.ts';
import { deskOf, problemsOf, type LintFacts } from './lint-policy.ts';
import { findingsOf, MOST_LOOKED_FOR, type Finding, type LintDesk, type LintRule } from './lint-rule.ts';
import { lintRules } from './lint-rules.ts';
import type { Prose } from './prose.ts';

/** A text as linted, with what makes the next lint of it quick. Only the newest of a chain is quick to go on from. */
export interface LintedPolicy {
  readonly document: PolicyDocument;
  /** The same as `lintPolicy` finds. */
  readonly problems: readonly Problem[];
  readonly facts: LintFacts;
  readonly memory: LintMemory;
}

/** Findings of each rule by the block they were found in, offsets from where that begins. A block without any is there too. */
type LintMemory = ReadonlyMap<string, WeakMap<Prose, readonly Finding[]>>;

const NONE: readonly Finding[] = [];

/** Lints a text so that edits of it can be linted quickly: what an editor does when it opens a text. */
export function lintForEditing(text: string, facts: LintFacts): LintedPolicy {
  return linted(readPolicy(text), facts, emptyMemory());
}

/**
 * Lints a text after an edit: the same findings as a full lint of the new text, but only the blocks around the edit are parsed,
 * and rules that judge a block by itself look only at blocks they have not seen.
 */
export function relintPolicy(previous: LintedPolicy, splices: readonly Splice[]): LintedPolicy {
  const document = rereadPolicy(previous.document, splices);
  // What a block says depends on the terms: with other front matter nothing found before is sure.
  const same = document.frontMatter === previous.document.frontMatter;
  return linted(document, previous.facts, same ? previous.memory : emptyMemory());
}

function emptyMemory(): LintMemory {
  return new Map(lintRules.flatMap(({ id, checkBlock }) => (checkBlock ? [[id, new WeakMap()]] : [])));
}

function linted(document: PolicyDocument, facts: LintFacts, memory: LintMemory): LintedPolicy {
  const desk = deskOf(document, facts);
  if (!desk) return { document, problems: [...document.problems], facts, memory: emptyMemory() };
  const problems = problemsOf(desk, lintRules, (rule) =>
    findingsOf(rule, desk, MOST_LOOKED_FOR, inBlocks(rule, desk, memory)),
  );
  return { document, problems, facts, memory };
}

/** What a rule finds in a block, looked up where the block was seen before. */
function inBlocks({ id, checkBlock }: LintRule, desk: LintDesk, memory: LintMemory): (prose: Prose) => Finding[] {
  const known = memory.get(id);
  return (prose) => {
    let findings = known?.get(prose);
    if (!findings) {
      findings = checkBlock?.(prose, desk).map((finding) => moved(finding, -prose.start)) ?? NONE;
      known?.set(prose, findings.length > 0 ? findings : NONE);
    }
    return findings.map((finding) => moved(finding, prose.start));
  };
}

function moved(finding: Finding, by: number): Finding {
  const move = ({ start, end, text }: Splice): Splice => ({ start: start + by, end: end + by, text });
  const { fix, suggestions } = finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    ...(fix ? { fix: fix.map(move) } : {}),
    ...(suggestions
      ? { suggestions: suggestions.map(({ title, splices }) => ({ title, splices: splices.map(move) })) }
      : {}),
  };
}
