import { lineEndOf } from '../normalise-text.ts';
import { choiceKey } from './choice-key.ts';
import { decideFates, type Fate } from './fates.ts';
import { mergeFrontMatter, type FrontMatterMerge } from './merge-front-matter.ts';
import { mergeParts, type PartsMerge } from './merge-parts.ts';
import { orderOf, partTreeOf, ROOT, type PartTree } from './policy-parts.ts';
import { PolicyText } from './policy-text.ts';
import { answersLeftOver, findRenamings, renamedText, type Renaming } from './renamed-names.ts';
import { settleSchoolKeys } from './school-keys.ts';
import { pick, type Sides } from './sides.ts';
import {
  type ClauseOutcome,
  type MergeInput,
  type MergeResult,
  type NotCarriedOver,
  type ThreeTexts,
} from './types.ts';
import { Verifier } from './verify-merge.ts';

/** Clause id of a choice between two whole texts: one of them could not be read, or no merge of them was sound. */
export const WHOLE_TEXT = 'document';
const ATTEMPTS = 3;

/**
 * Takes a newer edition into a school's text. Deterministic and pure: the same texts and answers give the same result. Every
 * result is checked by a verifier that shares no merge code; a clause that fails becomes a choice.
 */
export function mergePolicies(input: MergeInput): MergeResult {
  const lineEnd = pick(lineEndOf(input.base), lineEndOf(input.ours), lineEndOf(input.theirs));
  const lf = { base: toLf(input.base), ours: toLf(input.ours), theirs: toLf(input.theirs) };
  const result = mergeLf({ ...input, ...lf, indexes: indexesOf(input, lf) });
  if (lineEnd === '\n') return { ...result, text: unchangedText(input, result) ?? result.text };
  return { ...result, text: unchangedText(input, result) ?? result.text.replaceAll('\n', '\r\n') };
}

/** The given bytes of a side when the other did nothing and no rule, answer or edition changes them. */
function unchangedText(input: MergeInput, result: MergeResult): string | undefined {
  const { base, ours, theirs } = input;
  if (input.edition !== undefined || Object.keys(input.answers ?? {}).length > 0) return undefined;
  if (ours === base || ours === theirs) return theirs;
  const ruled = result.outcomes.some((outcome) => outcome.outcome === 'council-wording');
  return theirs === base && !ruled ? ours : undefined;
}

/** An index tells places in the bytes it was made of: of a text that was changed it tells nothing. */
function indexesOf({ indexes = {}, ...texts }: MergeInput, lf: ThreeTexts): NonNullable<MergeInput['indexes']> {
  const sides = ['base', 'ours', 'theirs'] as const;
  return Object.fromEntries(sides.flatMap((side) => (lf[side] === texts[side] ? [[side, indexes[side]]] : [])));
}

function toLf(text: string): string {
  return text.includes('\r') || text.includes('\u0000')
    ? text.replace(/\r\n/g, '\n').replaceAll('\u0000', '\uFFFD')
    : text;
}

function mergeLf(input: MergeInput): MergeResult {
  const { indexes } = input;
  const base = new PolicyText(input.base, indexes?.base);
  const ours = new PolicyText(input.ours, indexes?.ours, base);
  const theirs = new PolicyText(input.theirs, indexes?.theirs, base);
  if (![base, ours, theirs].every((each) => each.isReadable)) return wholeChoice(input);
  const renamings = findRenamings(base, theirs);
  const texts = { base: renamedText(base, renamings), ours: renamedText(ours, renamings), theirs };
  const trees = { base: partTreeOf(texts.base), ours: partTreeOf(texts.ours), theirs: partTreeOf(theirs) };
  const verifier = new Verifier(texts, new Set(Object.keys(input.answers ?? {})));
  const doubtful = new Set<string>(input.askAbout);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const merge = mergeOnce(input, trees, { doubtful, renamings });
    const failing = verifier.failing(merge);
    if (failing.size === 0) return merge;
    const known = doubtful.size;
    for (const id of failing) doubtful.add(id);
    if (doubtful.size === known) break;
  }
  return wholeChoice(input);
}

interface Circumstances {
  readonly doubtful: ReadonlySet<string>;
  readonly renamings: readonly Renaming[];
}

function mergeOnce(input: MergeInput, trees: Sides<PartTree>, { doubtful, renamings }: Circumstances): MergeResult {
  const answers = input.answers ?? {};
  const fates = decideFates({ trees, answers });
  const parts = mergeParts({ trees, answers, fates, doubtful, materiality: input.materiality ?? {} });
  const texts = { base: trees.base.source, ours: trees.ours.source, theirs: trees.theirs.source };
  const matter = mergeFrontMatter(
    { base: texts.base.frontMatterText, ours: texts.ours.frontMatterText, theirs: texts.theirs.frontMatterText },
    answers,
  );
  const leftOver = answersLeftOver(texts, renamings);
  const frontMatter = settleSchoolKeys(matter.text, {
    renamings,
    leftOver,
    backIn: new Set(texts.ours.leftOutIds.filter((id) => isDone(id, fates, trees))),
    leftOut: newlyLeftOut(input, fates),
    ...(input.edition === undefined ? {} : { basedOn: `${input.edition.slug}@${input.edition.number}` }),
  });
  const choices = [...parts.choices, ...matter.choices];
  return {
    text: frontMatter + parts.content,
    outcomes: [...keyOutcomes(matter), ...clauseOutcomes(trees, fates, parts)],
    choices,
    notCarriedOver: [...matter.notCarriedOver, ...parts.notCarriedOver, ...leftOverValues(texts.ours, leftOver)],
    clean: choices.length === 0,
  };
}

/** A left-out entry is done with when its clause is back, or when neither edition has it any more. */
function isDone(id: string, fates: ReadonlyMap<string, Fate>, trees: Sides<PartTree>): boolean {
  if (fates.get(id)?.alive === true) return true;
  return trees.base.parts.has(id) && !trees.theirs.parts.has(id);
}

function newlyLeftOut(input: MergeInput, fates: ReadonlyMap<string, Fate>): { id: string; reason: string }[] {
  return [...fates.values()].flatMap(({ id, stake, alive }) => {
    if (alive || stake !== 'optional-added') return [];
    return [{ id, reason: input.answers?.[id]?.text?.trim() || 'Not taken up when the clause was offered.' }];
  });
}

function leftOverValues(ours: PolicyText, ids: readonly string[]): NotCarriedOver[] {
  return ids.map((id) => {
    const value = ours.frontMatter?.values[id];
    const said = typeof value === 'string' ? value : (value ?? []).join('; ');
    return { clauseId: 'front-matter:values', text: `${id}: ${said}` };
  });
}

function keyOutcomes(matter: FrontMatterMerge): ClauseOutcome[] {
  return matter.outcomes
    .filter(({ outcome }) => outcome !== 'same')
    .map(({ clauseId, key, ours, theirs, outcome }) => ({
      clauseId,
      number: '',
      title: key,
      ours,
      theirs,
      outcome,
      confirm: false,
    }));
}

/** Outcomes in the order of the newer edition; numbers and titles as that edition has them, else as the school's text. */
function clauseOutcomes(trees: Sides<PartTree>, fates: ReadonlyMap<string, Fate>, parts: PartsMerge): ClauseOutcome[] {
  const order = new Set([...orderOf(trees.theirs), ...orderOf(trees.ours), ...orderOf(trees.base)]);
  const root = parts.outcomes.get(ROOT);
  const outcomes = [...order].flatMap((id) => {
    const fate = fates.get(id);
    const found = parts.outcomes.get(id);
    const part = trees.theirs.parts.get(id) ?? trees.ours.parts.get(id) ?? trees.base.parts.get(id);
    if (fate === undefined || found === undefined || part === undefined) return [];
    const { number, title } = part;
    return [{ clauseId: id, number, title, ours: fate.ours, theirs: fate.theirs, ...found }];
  });
  if (root === undefined || root.outcome === 'same') return outcomes;
  return [{ clauseId: 'body', number: '', title: '', ours: 'changed', theirs: 'changed', ...root }, ...outcomes];
}

function wholeChoice({ base, ours, theirs, answers }: MergeInput): MergeResult {
  const answer = answers?.[WHOLE_TEXT];
  const text = answer?.answer === 'theirs' ? theirs : answer?.answer === 'own' ? (answer.text ?? ours) : ours;
  const choice = {
    clauseId: WHOLE_TEXT,
    kind: 'words',
    base,
    ours,
    theirs,
    key: choiceKey(WHOLE_TEXT, base, ours, theirs),
  } as const;
  const sides = { ours: 'changed', theirs: 'changed', outcome: 'choice', confirm: false } as const;
  const outcome = { clauseId: WHOLE_TEXT, number: '', title: '', ...sides };
  return {
    text,
    outcomes: [outcome],
    choices: answer === undefined ? [choice] : [],
    notCarriedOver: [],
    clean: answer !== undefined,
  };
}
