/** How a line looks: the only evidence of structure that a plain text has. */

const FINITE_VERB =
  /\b(?:should|must|shall|will|would|may|can|cannot|could|is|are|was|were|be|been|has|have|had|does|did|apply|applies|include|includes|including|need|needs|please)\b/i;
const ENDS_OPEN = /\b(?:the|a|an|of|and|or|to|for|in|on|by|with|at|from|that|which|following|as|not|their|our)$/i;
const LEADS_IN = /\b(?:these|those|this|below|steps|points|things|rules|items)$/i;
const DETERMINER =
  /^(?:the|a|an|this|these|those|that|our|your|all|any|each|if|when|where|in|on|for|it|they|we|you)\b/i;
const QUESTION = /^(?:how|what|why|when|who|where|which)\b/i;
/** `Who this is for`: a question may end in a small word. */
const ASKS = /^(?:who|what|how|why)\b(?:\s+\S+){2,6}\s(?:for|in|on|with|to|at)$/i;
const MOST_TITLE_WORDS = 14;
const MOST_COLON_WORDS = 6;
const MOST_TITLE_LETTERS = 110;

/** The text without emphasis marks around the whole of it. */
export function withoutEmphasis(text: string): string {
  let bare = text.trim();
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(/^(\*{1,3}|_{1,2}(?=[^_\s]))([^*_]+)\1$/, '$2').trim();
  }
  return bare;
}

/** The whole line is set in bold. */
export function isAllBold(text: string): boolean {
  return /^(\*\*|__)(?=[^\s*_])(?:(?!\1).)+\1:?$/.test(text.trim());
}

/** Letters, and all of them capitals. */
export function isAllCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 2 && text === text.toUpperCase();
}

/** Reads like the name of a part: short, begins with a capital, no final stop, no verb of a sentence. */
export function looksLikeTitle(text: string): boolean {
  const bare = withoutEmphasis(text);
  if (!isShortPhrase(bare) || !/^[\p{Lu}\d“"‘']/u.test(bare)) return false;
  if (isAllCapitals(bare)) return true;
  if (ENDS_OPEN.test(bare) && !ASKS.test(bare)) return false;
  return QUESTION.test(bare) || !FINITE_VERB.test(bare);
}

/** A short name followed by a colon, `Governors:`; a lead-in to a list (`The rules are:`) is none. */
export function looksLikeColonTitle(text: string): boolean {
  const bare = withoutEmphasis(withoutEmphasis(text).replace(/:$/, ''));
  if (!/:\**$/.test(text.trim()) || DETERMINER.test(bare) || LEADS_IN.test(bare)) return false;
  return bare.split(/\s+/).length <= MOST_COLON_WORDS && looksLikeTitle(bare);
}

function isShortPhrase(bare: string): boolean {
  if (bare === '' || bare.length > MOST_TITLE_LETTERS || bare.split(/\s+/).length > MOST_TITLE_WORDS) return false;
  if (/[.!?;:,…]$|[.?!;] |\t|_{2,}|\.{3,}|…|@|https?:/.test(bare.replace(/\?$/, QUESTION.test(bare) ? '' : '?')))
    return false;
  return /\p{L}/u.test(bare);
}

/** The sentence is finished: what comes next cannot be its other half. */
export function isFinished(text: string): boolean {
  return /[.!?:;…]["'”’)*_]*$/.test(text.trim());
}

/** Begins in the middle of a sentence. */
export function beginsInside(text: string): boolean {
  return /^["'“‘(]?\p{Ll}/u.test(text) && !/^[a-z][.)]\s/.test(text);
}
