import { formOf, type WordForm } from './word-form.ts';

/** What bounds a permission is `only`, in whatever words: `only if` is `not except if`. */
const BOUND = /^(?:except|until|without)$/;
const UNTIL = formOf('until');

/** `Not before she says so` is `not until she says so`, `none may` is `none do`, and `may only` is `does only`: each pair says one thing. */
export function deniedAlike(words: readonly WordForm[]): readonly WordForm[] {
  const from = words.findIndex(({ word }) => word === 'not');
  const isBounded = words.some(
    ({ word }, at) => word === 'only' || (word === 'not' && BOUND.test(words[at + 1]?.word ?? '')),
  );
  if (from < 0 && !isBounded) return words;
  const isAlike = ({ word }: WordForm, at: number): boolean =>
    (word === 'may' && (isBounded || at > from)) || (word === 'before' && from >= 0 && at > from);
  if (!words.some(isAlike)) return words;
  return words.flatMap((form, at) => (!isAlike(form, at) ? form : form.word === 'may' ? [] : UNTIL));
}
