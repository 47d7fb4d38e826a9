/** A turn of speech that several words make, and what is said by it in one. */
export interface Turn {
  readonly pattern: RegExp;
  readonly plain: string;
  /** One of these words stands in all that the pattern matches. */
  readonly signs: readonly string[];
  /** And one of these beside it. */
  readonly beside?: ReadonlySet<string>;
}

export const turn = (signs: string, plain: string, pattern: RegExp, beside?: string): Turn => ({
  pattern,
  plain,
  signs: signs.split(' '),
  ...(beside === undefined ? {} : { beside: new Set(beside.split(' ')) }),
});
