import { GraphQLError } from 'graphql';

/** A word of a closed list, or an error that names the list. */
export function oneOf<T extends string>(words: readonly T[], word: string, where: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined)
    throw new GraphQLError(`"${word}" is not a value of ${where}. Write one of: ${words.join(', ')}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  return found;
}
