import type { PolicyDocument, PolicyNode, Splice } from '../types.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { foldSpace } from '../normalise-text.ts';
import { readPolicy } from '../read/read-policy.ts';
import { applySplices } from '../splices.ts';
import { copyPolicy, type CopyFacts } from './copy-lines.ts';
import { deleteLines } from './delete-lines.ts';
import { editWords, saidBy, type AnsweredBlank } from './edit-words.ts';
import { insertLines, type AddedPart } from './insert-lines.ts';
import { pairLines } from './pair-lines.ts';
import { stretchTexts } from './stretches.ts';
import type { CarriedBack, CopyChange, CopyLine, NotCarried, PolicyCopy, ReturnedLine, Span } from './types.ts';

/** Edits of the text by the part they stand in, with what each part says once they are made. */
interface Edits {
  readonly splices: Map<string, Splice[]>;
  readonly notCarried: NotCarried[];
  readonly answers: AnsweredBlank[];
  /** By part, what its lines are to say, in no order. */
  readonly want: Map<string, string[]>;
}

/**
 * What a file that came back says otherwise than the text it was made from, clause by clause. Words that came back are put into the
 * text by splices; the outcome is read again, and a part that does not say what came back is left alone and told of. Nothing that
 * was changed goes missing: it is in a change, or in what could not be carried.
 */
export function carryBack(document: PolicyDocument, facts: CopyFacts, returned: readonly ReturnedLine[]): CarriedBack {
  const copy = copyPolicy(document, facts);
  const pairs = pairLines(copy.lines, returned);
  const edits: Edits = { splices: new Map(), notCarried: [], answers: [], want: new Map() };
  const pairedLines = new Set(pairs.lineOf);
  const removed = deleteLines(document, copy.lines, pairedLines, (partId, splice, lines) =>
    splice ? addSplice(edits, partId, splice) : tellLost(edits, partId, lines),
  );
  const isGone = (line: CopyLine): boolean => removed.some((node) => within(node, line.partId));
  copy.lines.forEach((line, at) => {
    if (!pairedLines.has(at) && (line.kind === 'title' || isUndeletable(line)) && !isGone(line))
      tellLost(edits, line.partId, [line]);
  });
  returned.forEach((line, at) => {
    const out = copy.lines[pairs.lineOf[at] ?? -1];
    if (out) editLine(edits, document, out, line);
    if (out && pairs.moved.has(at)) tellMoved(edits, out, line);
  });
  const added = insertLines({ document, lines: copy.lines, returned, lineOf: pairs.lineOf }, (partId, splice, said) => {
    if (splice) addSplice(edits, partId, splice);
    else edits.notCarried.push({ clauseId: partId, words: said, why: 'structure' });
    if (splice) want(edits, partId, said);
  });
  const text = soundText(document, facts, copy, edits);
  return {
    changes: inOrder(document, [
      ...rewordings(document, readPolicy(text)),
      ...removed.map((node): CopyChange => ({ kind: 'removed', id: `removed-${node.id}`, clauseId: node.id })),
      ...added.map(asChange),
      ...answersOf(edits.answers),
    ]),
    notCarried: edits.notCarried,
  };
}

function within(node: PolicyNode, id: string): boolean {
  return walkNodes([node]).some((each) => each.id === id);
}

function isUndeletable(line: CopyLine): boolean {
  return line.isMade && line.cells.some((cell) => saidBy(cell).trim() !== '');
}

function addSplice({ splices }: Edits, partId: string, splice: Splice): void {
  const known = splices.get(partId);
  if (known) known.push(splice);
  else splices.set(partId, [splice]);
}

function want({ want: wanted }: Edits, partId: string, said: string): void {
  const known = wanted.get(partId);
  if (known) known.push(foldSpace(said));
  else wanted.set(partId, [foldSpace(said)]);
}

function wordsOf(line: CopyLine | ReturnedLine): string {
  return foldSpace(line.cells.map(saidBy).join(' | '));
}

/** Lines that are gone from the file and cannot go from the text by themselves. */
function tellLost(edits: Edits, partId: string, lines: readonly CopyLine[]): void {
  for (const line of lines) {
    const why = line.isMade ? 'made' : line.kind === 'title' ? 'title' : 'structure';
    edits.notCarried.push({ clauseId: partId, words: `[deleted] ${wordsOf(line)}`, why });
    if (why === 'structure') want(edits, line.partId, wordsOf(line));
  }
}

function tellMoved(edits: Edits, out: CopyLine, line: ReturnedLine): void {
  if (out.leads || out.kind === 'item' || out.kind === 'row')
    edits.notCarried.push({ clauseId: out.partId, words: wordsOf(line), why: 'moved' });
}

function editLine(edits: Edits, document: PolicyDocument, out: CopyLine, line: ReturnedLine): void {
  const [before, after] = [wordsOf(out), wordsOf(line)];
  const isCopied = !out.isMade && out.kind !== 'code' && (out.kind !== 'title' || out.block.end > 0);
  if (!isCopied) {
    if (before !== after)
      edits.notCarried.push({
        clauseId: out.partId,
        words: after,
        why: out.isMade ? 'made' : out.kind === 'title' ? 'title' : 'code',
      });
    if (!out.isMade && out.kind === 'code') want(edits, out.partId, before);
    return;
  }
  const edited = editCells(document, out, line);
  if (edited === null) {
    edits.notCarried.push({ clauseId: out.partId, words: after, why: out.kind === 'row' ? 'row' : 'structure' });
    want(edits, out.partId, before);
    return;
  }
  for (const splice of edited.splices) addSplice(edits, out.partId, splice);
  edits.answers.push(...edited.answers);
  want(edits, out.partId, edited.said);
}

function editCells(
  { text }: PolicyDocument,
  out: CopyLine,
  line: ReturnedLine,
): { splices: Splice[]; answers: AnsweredBlank[]; said: string } | null {
  if (out.cells.length !== line.cells.length) return null;
  const said: string[] = [];
  const splices: Splice[] = [];
  const answers: AnsweredBlank[] = [];
  for (const [at, pieces] of out.cells.entries()) {
    const edited = editWords({
      ...{ source: text, pieces, returned: line.cells[at] ?? [], isStrong: out.isStrong },
      content: out.contents[at] ?? null,
      place: {
        inRow: out.kind === 'row',
        startsBlock: out.kind !== 'row' && out.kind !== 'heading',
        indent:
          out.kind === 'heading' || out.kind === 'title' || out.look === 'quote' ? null : indentOf(text, out.block),
      },
    });
    if (edited === null) return null;
    splices.push(...edited.splices);
    answers.push(...edited.answers);
    said.push(edited.said);
  }
  return { splices, answers, said: said.join(' | ') };
}

/** As many spaces as a block stands in from the margin. */
function indentOf(text: string, { start }: Span): string {
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
}

/** The text with the edits of those parts that then say what came back; those of the others are told of instead. */
function soundText(document: PolicyDocument, facts: CopyFacts, copy: PolicyCopy, edits: Edits): string {
  const doubtful = new Set<string>();
  for (let round = 0; round < 2; round++) {
    const text = spliced(document, edits.splices, doubtful);
    if (text === document.text) return text;
    const failing = text === null ? [...edits.splices.keys()] : unsound(document, readPolicy(text), facts, edits);
    if (text !== null && failing.length === 0) return text;
    for (const id of failing) {
      if (!doubtful.has(id)) tellPart(edits, copy, id);
      doubtful.add(id);
    }
  }
  const left = spliced(document, edits.splices, doubtful);
  if (left !== null && unsound(document, readPolicy(left), facts, edits).every((id) => doubtful.has(id))) return left;
  for (const id of edits.splices.keys()) if (!doubtful.has(id)) tellPart(edits, copy, id);
  return document.text;
}

function spliced(document: PolicyDocument, splices: Edits['splices'], doubtful: ReadonlySet<string>): string | null {
  const all = [...splices].flatMap(([id, each]) => (doubtful.has(id) ? [] : each));
  try {
    return applySplices(document.text, all);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const BREAKS = new Set([
  'unclosed-directive',
  'stray-fence',
  'heading-in-clause',
  'malformed-directive',
  'misplaced-directive',
]);

/** Parts with edits that do not say what came back; all of them when the parts themselves are not the same any more. */
function unsound(
  before: PolicyDocument,
  after: PolicyDocument,
  facts: CopyFacts,
  { splices, want: wanted }: Edits,
): string[] {
  const outline = ({ nodes, problems }: PolicyDocument): string =>
    [
      ...walkNodes(nodes).map(({ id, depth }) => `${depth} ${id}`),
      problems.filter(({ rule }) => BREAKS.has(rule)).length,
    ].join('\n');
  if (outline(before) !== outline(after)) return [...splices.keys()];
  const said = Map.groupBy(
    copyPolicy(after, facts).lines.filter((line) => !line.isMade && (line.kind !== 'title' || line.block.end > 0)),
    (line) => line.partId,
  );
  const sorted = (words: readonly string[]): string =>
    words
      .filter((each) => each.replace(/[\s|]/g, '') !== '')
      .toSorted()
      .join('\n');
  return [...splices.keys()].filter(
    (id) => sorted((said.get(id) ?? []).map(wordsOf)) !== sorted((wanted.get(id) ?? []).map(foldSpace)),
  );
}

/** All that came back for a part whose edits cannot be made. */
function tellPart({ notCarried, want: wanted }: Edits, copy: PolicyCopy, id: string): void {
  const before = new Set(copy.lines.filter((line) => line.partId === id).map(wordsOf));
  const words = (wanted.get(id) ?? []).filter((each) => !before.has(each)).join('\n');
  notCarried.push({ clauseId: id, words, why: 'structure' });
}

function rewordings(before: PolicyDocument, after: PolicyDocument): CopyChange[] {
  if (before.text === after.text) return [];
  return walkNodes(before.nodes).flatMap((node): CopyChange[] => {
    const other = findNode(after, node.id);
    if (!other) return [];
    const [out, back] = [stretchTexts(before, node), stretchTexts(after, other)];
    const stretches = out.map((text, at) => ({ before: text, after: back[at] ?? text }));
    const isSame = stretches.every((each) => each.before === each.after);
    return isSame ? [] : [{ kind: 'reworded', id: `reworded-${node.id}`, clauseId: node.id, stretches }];
  });
}

function asChange({ clauseId, behind, heading, body }: AddedPart): CopyChange {
  return { kind: 'added', id: `added-${clauseId}`, clauseId, behind, heading, body };
}

/** One answer a blank: two different ones are no answer. */
function answersOf(answers: readonly AnsweredBlank[]): CopyChange[] {
  return [...Map.groupBy(answers, ({ blankId }) => blankId)].map(([blankId, all]) => ({
    ...{ kind: 'answered', id: `answered-${blankId}`, blankId },
    before: all[0]?.before ?? '',
    after: [...new Set(all.map(({ after }) => after))].join(' / '),
  }));
}

function inOrder(document: PolicyDocument, changes: readonly CopyChange[]): CopyChange[] {
  const places = new Map(walkNodes(document.nodes).map((node, at) => [node.id, at]));
  const placeOf = (change: CopyChange): number => {
    if (change.kind === 'answered') return -1;
    return change.kind === 'added' ? (places.get(change.behind) ?? 1e9) + 0.5 : (places.get(change.clauseId) ?? 1e9);
  };
  return changes.toSorted((a, b) => placeOf(a) - placeOf(b));
}
