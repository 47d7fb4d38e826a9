import { alignEqual } from '../merge/align.ts';
import { sentenceEnds, textOf, tokenise, type Token } from '../merge/tokens.ts';

export interface RedlinePiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words left standing between two changes that are read more easily as part of one. */
const ISLAND = 2;

/**
 * What was taken out and put in between two wordings, word by word: the `same` and `removed` pieces joined are the old text
 * (white space as the new one has it where the words are the same), the `same` and `added` pieces the new one.
 */
export function redline(before: string, after: string): RedlinePiece[] {
  const [left, right] = [tokenise(before), tokenise(after)];
  const hunks = coalesce(hunksOf(left, right));
  return hunks.flatMap(({ same, removed, added }) => [
    ...piece('same', same),
    ...piece('removed', removed),
    ...piece('added', added),
  ]);
}

/** Words kept on either side of a change when the rest of a long stretch is left away. */
const CONTEXT = 14;

/** A redline with long stretches that are the same left away, an ellipsis in their place. */
export function shortRedline(pieces: readonly RedlinePiece[]): RedlinePiece[] {
  return pieces.map((each, at) => {
    if (each.kind !== 'same') return each;
    const words = each.text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
    const first = at === 0 ? [] : words.slice(0, CONTEXT);
    const last = at === pieces.length - 1 ? [] : words.slice(-CONTEXT);
    if (words.length <= first.length + last.length + CONTEXT) return each;
    return { kind: 'same', text: `${first.join('')} … ${last.join('').trimStart()}` };
  });
}

function piece(kind: RedlinePiece['kind'], tokens: readonly Token[]): RedlinePiece[] {
  return tokens.length === 0 ? [] : [{ kind, text: textOf(tokens) }];
}

interface Hunk {
  /** Words both have, before the change. */
  readonly same: readonly Token[];
  readonly removed: readonly Token[];
  readonly added: readonly Token[];
}

function hunksOf(left: readonly Token[], right: readonly Token[]): Hunk[] {
  const matches = alignEqual(
    left.map((token) => token.word),
    right.map((token) => token.word),
  );
  const hunks: Hunk[] = [];
  let [fromLeft, fromRight] = [0, 0];
  let same: Token[] = [];
  const close = (toLeft: number, toRight: number): void => {
    if (toLeft === fromLeft && toRight === fromRight) return;
    hunks.push({ same, removed: left.slice(fromLeft, toLeft), added: right.slice(fromRight, toRight) });
    same = [];
  };
  matches.forEach((match, at) => {
    if (match < 0) return;
    close(at, match);
    same.push(right[match] as Token);
    [fromLeft, fromRight] = [at + 1, match + 1];
  });
  close(left.length, right.length);
  return same.length === 0 ? hunks : [...hunks, { same, removed: [], added: [] }];
}

/** Joins changes with next to nothing between them, so that nobody reads "do -> never, not -> (nothing)". */
function coalesce(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const changes = hunk.removed.length + hunk.added.length > 0;
    if (last === undefined || !changes || !isIsland(hunk.same)) joined.push(hunk);
    else {
      joined[joined.length - 1] = {
        same: last.same,
        removed: [...last.removed, ...hunk.same, ...hunk.removed],
        added: [...last.added, ...hunk.same, ...hunk.added],
      };
    }
  }
  return joined;
}

function isIsland(same: readonly Token[]): boolean {
  if (same.length > ISLAND) return false;
  const ends = sentenceEnds(same, 'prose').slice(0, -1);
  return !ends.includes(true) && !same.some((token) => /[.!?]$/.test(token.word) || token.space.includes('\n'));
}
