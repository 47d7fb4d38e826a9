/** The same thing in the edition the school's text was made from, in the school's text and in the newer edition. */
export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** Three-way choice for an attribute that is not worth a person's time: the changed side's, and theirs when both changed it. */
export function pick<T>(base: T, ours: T, theirs: T): T {
  if (ours === base) return theirs;
  return theirs === base ? ours : theirs;
}
