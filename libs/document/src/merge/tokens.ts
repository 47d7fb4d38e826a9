/** A word, mark of punctuation or directive with the white space before it. White space is never compared. */
export interface Token {
  readonly space: string;
  readonly word: string;
}

const TOKEN =
  /(\s*)(\{\{[^{}\n]+\}\}|:(?:term|blank|org|see|publisher)\[[^\]\n]*\](?:\{[^}\n]*\})?|https?:\/\/[^\s<>()[\]]+|[\p{L}\p{N}\p{M}_]+(?:['’]\p{L}+)*|\S|$)/gu;
const LETTER = /[\p{L}\p{N}]/u;

/** The tokens of a text; joined again by `textOf` they are the text, byte for byte. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (match[0] !== '') tokens.push({ space: match[1] ?? '', word: match[2] ?? '' });
  }
  return tokens;
}

/** The text of some tokens. */
export function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) text += token.space + token.word;
  return text;
}

/** Words only, folded to lower case: what similarity counts. */
export function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => LETTER.test(token.word)).map((token) => token.word.toLowerCase());
}

/** Whether two runs say the same, white space apart. */
export function sameWords(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every((token, index) => token.word === b[index]?.word);
}

const CLOSER = /^["')*_\]”’»]$/u;
const LOWER = /^\p{Ll}/u;
const ABBREVIATION =
  /^(?:\p{L}|etc|eg|ie|no|nos|mr|mrs|ms|dr|st|vs|cf|para|paras|reg|regs|s|ss|art|sch|ch|approx|inc|ltd)$/iu;
const NEW_BLOCK = /\n[ \t]*\n/u;
const STARTS_LINE = /^(?:[-*+|#]|\d+|:+)$/u;

/** For each token, whether a sentence (or line of a list, or cell of a table) ends after it. */
export function sentenceEnds(tokens: readonly Token[], shape: 'prose' | 'row' | 'lines'): boolean[] {
  return tokens.map((token, index) => {
    const next = tokens[index + 1];
    if (next === undefined) return true;
    if (shape === 'row' && token.word === '|') return true;
    if (next.space.includes('\n')) {
      if (shape === 'lines' || NEW_BLOCK.test(next.space) || STARTS_LINE.test(next.word)) return true;
      if (next.space.startsWith('  ') || endsLine(tokens, index)) return true;
    }
    return next.space !== '' && endsProse(tokens, index, next.word);
  });
}

/** A line that is broken on purpose: with a backslash or `<br>`. */
function endsLine(tokens: readonly Token[], index: number): boolean {
  const [last, before, tag] = [tokens[index]?.word, tokens[index - 1]?.word, tokens[index - 2]?.word];
  return last === '\\' || (last === '>' && (before === 'br' || (before === '/' && tag === 'br')));
}

function endsProse(tokens: readonly Token[], index: number, next: string): boolean {
  let at = index;
  while (at > 0 && CLOSER.test(tokens[at]?.word ?? '') && tokens[at]?.space === '') at--;
  const stop = tokens[at]?.word ?? '';
  if (stop === '!' || stop === '?') return !LOWER.test(next);
  if (stop !== '.' || LOWER.test(next)) return false;
  const before = tokens[at - 1]?.word ?? '';
  return !(tokens[at]?.space === '' && ABBREVIATION.test(before));
}
