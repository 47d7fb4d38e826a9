import type { Splice } from '../types.ts';
import { alignEqual } from '../merge/align.ts';
import { escapeWords, lookKey, writeRuns, type WordsPlace, type WrittenRun } from './write-words.ts';
import type { CopyRun, Look, Piece, Span } from './types.ts';

const TOKEN = /\n|[^\S\n]+|[\p{L}\p{N}\p{M}_]+(?:['’]\p{L}+)*|./gsu;

/** The words of one paragraph or cell as they went out and as they came back. */
export interface WordsToEdit {
  readonly source: string;
  readonly pieces: readonly Piece[];
  /** Where they stand in the source. */
  readonly content: Span | null;
  readonly returned: readonly CopyRun[];
  readonly isStrong: boolean;
  readonly place: WordsPlace;
}

/** Answers to blanks that were typed over the question or over the answer before. */
export interface AnsweredBlank {
  readonly blankId: string;
  readonly before: string;
  readonly after: string;
}

export interface EditedWords {
  readonly splices: readonly Splice[];
  readonly answers: readonly AnsweredBlank[];
  /** What the line says once the splices are made: what came back, an answer apart. */
  readonly said: string;
}

interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A change: tokens `[from, to)` of what went out became tokens `[start, end)` of what came back. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

interface Sides {
  readonly given: WordsToEdit;
  readonly out: string;
  readonly back: string;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  /** By character. */
  readonly pieceAt: readonly number[];
  readonly lookAt: readonly Look[];
  readonly pieceStart: readonly number[];
}

/** Words on one line, white space folded: what is compared. */
export function saidBy(runs: readonly CopyRun[]): string {
  return runs.map((run) => run.text).join('');
}

/**
 * The splices that make a line say what came back: only the words that were changed are written anew, and a term, blank or
 * reference that still says the same stays one. Null where the source has no place for them.
 */
export function editWords(given: WordsToEdit): EditedWords | null {
  const sides = sidesOf(given);
  const matches = matchTokens(sides);
  const hunks = hunksOf(sides, matches);
  const relooked = sides.before.some((_, at) => isRelooked(sides, at, matches[at] ?? -1));
  if (hunks.length === 0 && !relooked) return { splices: [], answers: [], said: sides.out };
  const answers: AnsweredBlank[] = [];
  const splices: Splice[] = [];
  let said = '';
  let at = 0;
  let needsRewriting = relooked;
  for (const hunk of hunks) {
    const [start, end] = charsOf(sides, hunk);
    said += sides.out.slice(at, start);
    at = end;
    const answer = answerOf(sides, hunk);
    if (answer) answers.push(answer);
    said += answer ? sides.out.slice(start, end) : wordsBack(sides, hunk);
    const splice = answer || needsRewriting ? null : spliceOf(sides, hunk);
    if (splice) splices.push(splice);
    else needsRewriting ||= answer === null;
  }
  said += sides.out.slice(at);
  if (!needsRewriting) return { splices, answers, said };
  if (given.content === null && given.pieces.length > 0) return null;
  const { content } = given;
  if (content === null) return null;
  const answered = new Set(answers.map(({ blankId }) => blankId));
  return { splices: [{ ...content, text: rewritten(sides, hunks, matches, answered) }], answers, said };
}

function sidesOf(given: WordsToEdit): Sides {
  const out = given.pieces.map(({ text }) => text).join('');
  const pieceAt: number[] = [];
  const pieceStart: number[] = [];
  given.pieces.forEach(({ text }, index) => {
    pieceStart.push(pieceAt.length);
    for (let count = 0; count < text.length; count++) pieceAt.push(index);
  });
  const lookAt = given.returned.flatMap((run) => Array.from({ length: run.text.length }, () => lookOf(run, given)));
  const back = saidBy(given.returned);
  return { given, out, back, before: tokensOf(out), after: tokensOf(back), pieceAt, lookAt, pieceStart };
}

/** Bold that comes with a heading or a title is none of its words. */
function lookOf({ bold, italic, struck, href }: Look, { isStrong }: WordsToEdit): Look {
  return {
    ...(bold && !isStrong ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(struck ? { struck } : {}),
    ...(href === undefined || href.startsWith('#') ? {} : { href }),
  };
}

/** Words, signs and white space; none of the latter at the ends. */
function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    key: /^[^\S\n]+$/.test(match[0]) ? ' ' : match[0].normalize('NFC'),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const first = tokens.findIndex(({ key }) => key.trim() !== '');
  return first < 0 ? [] : tokens.slice(first, tokens.findLastIndex(({ key }) => key.trim() !== '') + 1);
}

/** For each token that went out the one that came back for it; of a term or reference all or none. */
function matchTokens(sides: Sides): Int32Array {
  const matches = alignEqual(
    sides.before.map(({ key }) => key),
    sides.after.map(({ key }) => key),
  );
  for (let from = 0; from < sides.before.length;) {
    let to = from + 1;
    while (to < sides.before.length && isBound(sides, to)) to++;
    const first = matches[from] ?? -1;
    const isWhole = Array.from({ length: to - from }, (_, at) => matches[from + at]).every(
      (match, at) => match !== undefined && match >= 0 && match === first + at,
    );
    if (to - from > 1 && !isWhole) matches.fill(-1, from, to);
    from = to;
  }
  return matches;
}

/** Whether a token begins in the middle of something that is kept or replaced as a whole. */
function isBound({ given, before, pieceAt }: Sides, at: number): boolean {
  const start = before[at]?.start ?? 0;
  const piece = pieceAt[start];
  return piece !== undefined && piece === pieceAt[start - 1] && given.pieces[piece]?.offsets === null;
}

function isRelooked({ before, after, given, pieceAt, lookAt }: Sides, at: number, match: number): boolean {
  const [token, other] = [before[at], after[match]];
  if (!token || !other || token.key.trim() === '') return false;
  const piece = given.pieces[pieceAt[token.start] ?? -1];
  const look = lookAt[other.start];
  return piece !== undefined && look !== undefined && lookKey(lookOf(piece, given)) !== lookKey(look);
}

function hunksOf({ before, after }: Sides, matches: Int32Array): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, start] = [0, 0];
  const close = (to: number, end: number): void => {
    if (to > from || end > start) hunks.push({ from, to, start, end });
  };
  matches.forEach((match, at) => {
    if (match < 0) return;
    close(at, match);
    [from, start] = [at + 1, match + 1];
  });
  close(before.length, after.length);
  return hunks;
}

function charsOf({ before, out }: Sides, { from, to }: Hunk): [number, number] {
  if (from < to) return [before[from]?.start ?? 0, before[to - 1]?.end ?? 0];
  const at = before[from]?.start ?? before[from - 1]?.end ?? out.length;
  return [at, at];
}

function wordsBack({ after, back }: Sides, { start, end }: Hunk): string {
  return start < end ? back.slice(after[start]?.start, after[end - 1]?.end) : '';
}

/** A change that covers a blank and nothing else answers it. */
function answerOf(sides: Sides, hunk: Hunk): AnsweredBlank | null {
  const [start, end] = charsOf(sides, hunk);
  const piece = sides.given.pieces[sides.pieceAt[start] ?? -1];
  const after = wordsBack(sides, hunk).replace(/\s+/g, ' ').trim();
  if (!piece?.blankId || after === '') return null;
  const at = sides.pieceStart[sides.pieceAt[start] ?? -1] ?? 0;
  const isAll = start <= at + /^\s*/.exec(piece.text)![0].length && end >= at + piece.text.trimEnd().length;
  return isAll && end <= at + piece.text.length ? { blankId: piece.blankId, before: piece.text, after } : null;
}

/** The change as one splice, where all it touches stands side by side and looks as what is put in. */
function spliceOf(sides: Sides, hunk: Hunk): Splice | null {
  const { given, pieceAt, lookAt, after } = sides;
  const [start, end] = charsOf(sides, hunk);
  const isInsertion = start === end;
  const first = isInsertion ? (pieceAt[start - 1] ?? pieceAt[start]) : pieceAt[start];
  const last = isInsertion ? first : pieceAt[end - 1];
  const [opening, closing] = [given.pieces[first ?? -1], given.pieces[last ?? -1]];
  if (!opening || !closing || first === undefined || last === undefined) return null;
  const touched = given.pieces.slice(first, last + 1);
  if (touched.some((piece) => piece.parent !== opening.parent || lookKey(piece) !== lookKey(opening))) return null;
  const words = wordsBack(sides, hunk);
  for (let at = hunk.start; at < hunk.end; at++) {
    const token = after[at];
    if (!token || token.key.trim() === '') continue;
    if (lookKey(lookAt[token.start] ?? {}) !== lookKey(lookOf(opening, given))) return null;
  }
  // Marks with nothing between them would be words.
  if (words.trim() === '' && opening.parent !== 0 && emptiesParent(sides, opening.parent, start, end)) return null;
  const from = isInsertion ? edgeOf(sides, first, start) : startOf(sides, first, start);
  const to = isInsertion ? from : edgeOf(sides, last, end);
  if (from === null || to === null) return null;
  const startsBlock = given.place.startsBlock && from === given.content?.start;
  return { start: from, end: to, text: escapeWords(words, { ...given.place, startsBlock }) };
}

function emptiesParent({ given, pieceStart }: Sides, parent: number, start: number, end: number): boolean {
  return given.pieces.every((piece, index) => {
    const at = pieceStart[index] ?? 0;
    return piece.parent !== parent || (at >= start && at + piece.text.length <= end);
  });
}

function startOf({ given, pieceStart }: Sides, piece: number, char: number): number | null {
  const found = given.pieces[piece];
  if (!found) return null;
  return found.offsets ? (found.offsets[char - (pieceStart[piece] ?? 0)] ?? null) : found.span.start;
}

function edgeOf({ given, pieceStart }: Sides, piece: number, char: number): number | null {
  const found = given.pieces[piece];
  if (!found) return null;
  const at = char - (pieceStart[piece] ?? 0);
  if (found.offsets) return found.offsets[at] ?? null;
  return at <= 0 ? found.span.start : found.span.end;
}

/** The whole line anew: kept words and marks as the source has them, with the looks that came back. */
function rewritten(sides: Sides, hunks: readonly Hunk[], matches: Int32Array, answered: ReadonlySet<string>): string {
  const { given, out, back, before, after, pieceAt, pieceStart, lookAt } = sides;
  const runs: WrittenRun[] = [];
  const { place } = given;
  const put = (look: Look, markdown: string): void => {
    if (markdown !== '') runs.push({ ...look, markdown });
  };
  const escape = (text: string): string =>
    escapeWords(text, { ...place, startsBlock: place.startsBlock && runs.length === 0 });
  const keep = (start: number, end: number, look: (char: number) => Look): void => {
    for (let char = start; char < end;) {
      const index = pieceAt[char] ?? 0;
      const piece = given.pieces[index];
      if (!piece) return;
      const until = Math.min(end, (pieceStart[index] ?? 0) + piece.text.length);
      const whole = piece.offsets === null && piece.span.end > piece.span.start;
      const atomStart = pieceStart[index] === char;
      const own = look(char);
      const shown =
        piece.href && !piece.href.startsWith('#') && own.href !== undefined ? { ...own, href: piece.href } : own;
      if (!whole) put(shown, escape(out.slice(char, until)));
      else if (atomStart) put(shown, given.source.slice(piece.span.start, piece.span.end));
      char = until;
    }
  };
  const lookBack = (match: number): Look => lookAt[after[match]?.start ?? 0] ?? {};
  let at = 0;
  const keepTo = (token: number): void => {
    for (; at < token; at++) {
      const own = before[at];
      if (own) keep(own.start, own.end, () => lookBack(matches[at] ?? 0));
    }
  };
  for (const hunk of hunks) {
    keepTo(hunk.from);
    const answer = answerOf(sides, hunk);
    if (answer && answered.has(answer.blankId)) {
      const [start, end] = charsOf(sides, hunk);
      keep(start, end, () => given.pieces[pieceAt[start] ?? 0] ?? {});
    } else {
      for (let index = hunk.start; index < hunk.end; index++) {
        const token = after[index];
        if (token) put(lookBack(index), escape(back.slice(token.start, token.end)));
      }
    }
    at = hunk.to;
  }
  keepTo(before.length);
  return writeRuns(runs);
}
