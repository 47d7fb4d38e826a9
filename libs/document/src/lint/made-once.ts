/**
 * Something that is made when it is first asked for, and once. A pattern with a class such as `\p{L}` is slow to make and slower to
 * compile, there are hundreds, and most texts need few of them.
 */
export function madeOnce<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
