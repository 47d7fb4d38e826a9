/** The draft moved between reading and saving it, inside one transaction: only a missing lock can do that. */
export function staleAfterAll(): Error {
  return new Error('a draft changed under its own lock');
}
