import type { PolicyDocument, Splice } from '../types.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { insertClause } from '../edit/insert-clause.ts';
import { wholeLines } from '../edit/leave-out-clause.ts';
import { setValues } from '../edit/set-front-matter.ts';
import { mergeMarkdown } from '../merge/merge-markdown.ts';
import { lineEndOf } from '../normalise-text.ts';
import { readPolicy } from '../read/read-policy.ts';
import { applySplices } from '../splices.ts';
import { stretchesOf } from './stretches.ts';
import type { CopyChange } from './types.ts';

/** How a change of a copy stands to the draft as it is now. */
export type CopyStanding =
  /** The draft has not changed there: the change goes in as it is. */
  | 'clean'
  /** Both changed the part, in different places: both changes stand. */
  | 'both'
  /** Both changed the same words: a person decides. */
  | 'choice'
  /** The draft says so already. */
  | 'done'
  /** What it changes is not in the draft any more, or the draft has been changed too much there. */
  | 'lost';

/** What to do about a change that is a choice. */
export type CopyAnswer = 'word' | 'draft';

export interface TriedChanges {
  /** By change. */
  readonly standings: ReadonlyMap<string, CopyStanding>;
  /** The draft with the changes; as it was where there is nothing to do, or while a choice is open. */
  readonly text: string;
}

/**
 * Takes changes of a copy into a draft, which may have moved on since the copy was made: a three-way merge of each clause, with the
 * text that went out as its base. Everything outside the clauses keeps its bytes. A merge of two whole policies is not what is wanted
 * here: it gives an edition's fixed wordings and front matter their force, and a Word file has none.
 */
export function takeCopyChanges(
  draft: PolicyDocument,
  changes: readonly CopyChange[],
  answers: Readonly<Record<string, CopyAnswer>> = {},
): TriedChanges {
  const standings = new Map<string, CopyStanding>();
  let text = reworded(draft, changes, answers, standings);
  for (const change of changes) {
    if (change.kind === 'reworded') continue;
    const tried = takeOne(text === draft.text ? draft : readPolicy(text), change);
    standings.set(change.id, tried.standing);
    text = tried.text;
  }
  return { standings, text };
}

interface TriedChange {
  readonly standing: CopyStanding;
  readonly text: string;
}

function takeOne(draft: PolicyDocument, change: Exclude<CopyChange, { kind: 'reworded' }>): TriedChange {
  if (change.kind === 'answered') return fill(draft, change);
  if (change.kind === 'added') return add(draft, change);
  const node = findNode(draft, change.clauseId);
  if (!node) return { standing: 'done', text: draft.text };
  return { standing: 'clean', text: applySplices(draft.text, [{ ...wholeLines(draft, node), text: '' }]) };
}

type Rewording = Extract<CopyChange, { kind: 'reworded' }>;

/** The draft with all rewordings at once. One whose merge would break the parts around it is lost, and the others stand. */
function reworded(
  draft: PolicyDocument,
  changes: readonly CopyChange[],
  answers: Readonly<Record<string, CopyAnswer>>,
  standings: Map<string, CopyStanding>,
): string {
  const tried = changes.flatMap((change) =>
    change.kind === 'reworded' ? [{ change, ...mergeWords(draft, change, answers[change.id]) }] : [],
  );
  const text = applySplices(
    draft.text,
    tried.flatMap(({ splices }) => splices),
  );
  const isSound =
    tried.every(({ standing }) => standing === 'clean' || standing === 'done') || sameOutline(draft, readPolicy(text));
  const sound = isSound
    ? tried
    : tried.filter(
        ({ standing, splices }) =>
          standing === 'clean' ||
          standing === 'done' ||
          sameOutline(draft, readPolicy(applySplices(draft.text, splices))),
      );
  for (const { change, standing } of tried) standings.set(change.id, standing);
  if (isSound) return text;
  for (const each of tried) if (!sound.includes(each)) standings.set(each.change.id, 'lost');
  return applySplices(
    draft.text,
    sound.flatMap(({ splices }) => splices),
  );
}

function mergeWords(
  draft: PolicyDocument,
  { clauseId, stretches }: Rewording,
  answer: CopyAnswer | undefined,
): { readonly standing: CopyStanding; readonly splices: readonly Splice[] } {
  const node = findNode(draft, clauseId);
  const spans = node ? stretchesOf(node) : [];
  if (spans.length !== stretches.length) return { standing: 'lost', splices: [] };
  const splices: Splice[] = [];
  const found = new Set<CopyStanding>();
  for (const [at, { before, after }] of stretches.entries()) {
    const span = spans[at];
    const now = span && draft.text.slice(span.start, span.end);
    if (!span || now === undefined || before === after || now === after) continue;
    const { chunks } = now === before ? { chunks: [after] } : mergeMarkdown({ base: before, ours: now, theirs: after });
    const isChoice = chunks.some((chunk) => typeof chunk !== 'string');
    found.add(isChoice ? 'choice' : now === before ? 'clean' : 'both');
    const text = chunks.map((chunk) => (typeof chunk === 'string' ? chunk : chunk.theirs)).join('');
    splices.push({ ...span, text });
  }
  const standing = (['choice', 'both', 'clean'] as const).find((each) => found.has(each)) ?? 'done';
  return { standing, splices: standing === 'choice' && answer !== 'word' ? [] : splices };
}

function sameOutline(before: PolicyDocument, after: PolicyDocument): boolean {
  const outline = ({ nodes }: PolicyDocument): string =>
    walkNodes(nodes)
      .map(({ id, depth }) => `${depth} ${id}`)
      .join('\n');
  return outline(before) === outline(after);
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

function fill(draft: PolicyDocument, { blankId, after }: Extract<CopyChange, { kind: 'answered' }>): TriedChange {
  const blank = draft.frontMatter?.blanks.find(({ id }) => id === blankId);
  if (!blank) return { standing: 'lost', text: draft.text };
  const value =
    blank.type === 'date' ? asDate(after) : blank.type === 'list' || blank.type === 'per-setting' ? null : after;
  if (value === null) return { standing: 'lost', text: draft.text };
  if (draft.frontMatter?.values[blankId] === value) return { standing: 'done', text: draft.text };
  const edit = setValues(draft, { [blankId]: value });
  return 'text' in edit ? { standing: 'clean', text: edit.text } : { standing: 'lost', text: draft.text };
}

/** `5 July 2027` as the front matter keeps it. */
function asDate(words: string): string | null {
  const [, day = '', name = '', year = ''] = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}+) (\d{4})$/u.exec(words.trim()) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month > 0) return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(words.trim()) ? words.trim() : null;
}

function add(draft: PolicyDocument, change: Extract<CopyChange, { kind: 'added' }>): TriedChange {
  const stays = (standing: CopyStanding): TriedChange => ({ standing, text: draft.text });
  const { clauseId, behind, heading, body } = change;
  if (findNode(draft, clauseId)) return stays('done');
  const node = findNode(draft, behind);
  if (!node) return stays('lost');
  const text = heading ? withSection(draft, change, heading) : withClause(draft, { clauseId, behind, body });
  if (text === null) return stays('lost');
  const known = new Set(walkNodes(draft.nodes).map(({ id }) => id));
  const after = walkNodes(readPolicy(text).nodes);
  const isWhole = after.some(({ id }) => id === clauseId) && after.length === known.size + 1;
  return isWhole ? { standing: 'clean', text } : stays('lost');
}

/** A clause behind another; the first of a section stands before those it has. */
function withClause(
  draft: PolicyDocument,
  { clauseId, behind, body }: { readonly clauseId: string; readonly behind: string; readonly body: string },
): string | null {
  const node = findNode(draft, behind);
  const isSection = node?.kind === 'section' || node?.kind === 'appendix' || node?.kind === 'preamble';
  const [first] = node?.children ?? [];
  if (!node || !isSection || !first) {
    const edit = insertClause(draft, behind, { id: clauseId, body });
    return 'text' in edit ? edit.text : null;
  }
  const lineEnd = lineEndOf(draft.text);
  const written = [`:::clause{#${clauseId}}`, body.trim().replaceAll('\n', lineEnd), ':::', '', ''].join(lineEnd);
  const at = wholeLines(draft, first).start;
  return applySplices(draft.text, [{ start: at, end: at, text: written }]);
}

function withSection(
  draft: PolicyDocument,
  { clauseId, behind, body }: { readonly clauseId: string; readonly behind: string; readonly body: string },
  { title, level }: { readonly title: string; readonly level: number },
): string | null {
  const node = findNode(draft, behind);
  if (!node) return null;
  const lineEnd = lineEndOf(draft.text);
  const at = node.end;
  const before = draft.text.slice(0, at);
  const lead = /(?:\r?\n){2}$/.test(before) ? '' : /\n$/.test(before) ? lineEnd : lineEnd + lineEnd;
  const written = `${'#'.repeat(Math.min(level + 1, 6))} ${title.replace(/[{}[\]*_`\\]/g, '\\$&')} {#${clauseId}}`;
  const text = [written, ...(body ? ['', body.trim().replaceAll('\n', lineEnd)] : []), '', ''].join(lineEnd);
  return applySplices(draft.text, [{ start: at, end: at, text: lead + text }]);
}
