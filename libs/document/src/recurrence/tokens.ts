/** A word or figure of a text, in small letters. */
export interface Token {
  readonly word: string;
  readonly index: number;
  readonly end: number;
  /** Nothing but spaces and hyphens stand between it and the token before it. */
  readonly joined: boolean;
  readonly isCapital: boolean;
}

const TOKEN = /\d+(?:st|nd|rd|th)?|\p{L}+/gu;
/** The apostrophe of `two years’ time` joins too. */
const JOINT = /^(?:['’]?[\s\u00a0-]*|[–‑])$/;

/** The words and figures of a text in their order. */
export function tokensIn(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [word] = match;
    const { index } = match;
    const small = word.toLowerCase();
    const gap = text.slice(end, index);
    const joined = found.length > 0 && (gap === ' ' || JOINT.test(gap));
    end = index + word.length;
    found.push({ word: small, index, end, joined, isCapital: small !== word });
  }
  return found;
}

/** What a rule of the grammar read from a place on, and where it stopped. */
export interface Read<Value> {
  readonly value: Value;
  readonly next: number;
}

/** The token at a place, if it goes on from the one before it. */
export function following(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.joined ? token.word : '';
}
