import { mergeMarkdown } from '../../src/merge/merge-markdown.ts';
import { type Piece } from '../../src/merge/types.ts';
import { type Done, type PlainCase } from './generated-plain.ts';

/** What a merge of a generated case did wrong: an empty list for a right one. Shares no code with the merge. */
export function faultsOf({ base, ours, theirs, done, names }: PlainCase): string[] {
  const { chunks } = mergeMarkdown({ base, ours, theirs });
  const faults: string[] = [];
  const open = chunks.filter((chunk) => typeof chunk !== 'string');
  const [settled, mine, yours] = [said(chunks, () => ''), said(chunks, (c) => c.ours), said(chunks, (c) => c.theirs)];
  for (const { word } of [...done.ours, ...done.theirs])
    if (word !== undefined && count(`${mine}\n${yours}`, word) === 0) faults.push(`${word} is lost`);
  for (const [text, side] of [
    [mine, done.ours],
    [yours, done.theirs],
  ] as const)
    for (const { word } of side) if (word !== undefined && count(text, word) > 1) faults.push(`${word} is there twice`);
  for (const name of names) {
    const [byOurs, byTheirs] = [changeOf(done.ours, name), changeOf(done.theirs, name)];
    const asked = open.some((choice) => count(`${choice.base}\n${choice.ours}\n${choice.theirs}`, name) > 0);
    if (mustAsk(byOurs, byTheirs)) {
      if (open.length === 0) faults.push(`${name}: ${byOurs} against ${byTheirs} without a question`);
    } else if (!asked) {
      const wanted = byOurs === 'gone' || byTheirs === 'gone' ? 0 : 1;
      if (count(settled, name) !== wanted) faults.push(`${name}: ${count(settled, name)} times, not ${wanted}`);
    }
    if (count(mine, name) > 1 || count(yours, name) > 1) faults.push(`${name} is there twice when chosen one way`);
  }
  return faults;
}

type Change = 'gone' | 'reworded' | undefined;

function changeOf(done: readonly Done[], name: string): Change {
  const found = done.find((each) => each.units.includes(name) && each.do !== 'insert' && each.do !== 'move part');
  if (found === undefined) return undefined;
  return found.do === 'reword' ? 'reworded' : 'gone';
}

function mustAsk(ours: Change, theirs: Change): boolean {
  return ours !== undefined && theirs !== undefined && !(ours === 'gone' && theirs === 'gone');
}

function said(chunks: readonly Piece[], of: (choice: Exclude<Piece, string>) => string): string {
  return chunks.map((chunk) => (typeof chunk === 'string' ? chunk : of(chunk))).join('');
}

function count(text: string, word: string): number {
  return text.match(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'gi'))?.length ?? 0;
}
