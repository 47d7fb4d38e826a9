const TITLED = /^(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|rev(?:erend)?|sir|dame|fr|sr)\.?\s+\p{Lu}/iu;
const TWO_NAMES = /^\p{Lu}[\p{Ll}'’-]+(?:\s+\p{Lu}\.?)?\s+\p{Lu}[\p{L}'’-]+$/u;

const LONGEST_NAME = 120;

/** Reads like a person's name: a title and a surname, or two capitalised words. */
export function looksLikePerson(text: string): boolean {
  if (text.length > LONGEST_NAME) return false;
  const bare = text.replace(/\s*\([^)]*\)$/, '').trim();
  return TITLED.test(bare) || TWO_NAMES.test(bare);
}
