/** Something that stays the same object for as long as its words do, a block, a sentence or a whole text, with what was found out about it. */
export interface Remembering {
  readonly notes: unknown[];
}

const NOTHING = Symbol('nothing was found');
let places = 0;

/**
 * Finds something out about a block, a sentence or a text, once: after an edit most of them are the ones they were. Noted on the thing
 * itself: a text of 5,000 words is asked ten thousand questions, and a WeakMap for each of them took about a tenth of a lint.
 */
export function remembered<Of extends Remembering, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const place = places++;
  return (of) => {
    const before = of.notes[place];
    if (before !== undefined) return (before === NOTHING ? undefined : before) as Found;
    const found = find(of);
    of.notes[place] = found ?? NOTHING;
    return found;
  };
}
