/** How far some work is, as a page says it. */
export interface Progress {
  readonly words: string;
  readonly value: number;
  readonly max: number;
  /** There is something else on the page to see. */
  readonly isOver: boolean;
}

export function sayPack(pack: {
  readonly state: string;
  readonly note: string | null;
  readonly progress: number;
}): Progress {
  return {
    words: `${pack.note ?? (pack.state === 'waiting' ? 'It waits for its turn' : 'It is being made')}.`,
    ...{ value: pack.progress, max: 100, isOver: pack.state !== 'waiting' && pack.state !== 'making' },
  };
}

/** Documents that are read one after another; none: there is nothing to see. */
export function sayImport(documents: readonly { readonly state: string }[]): Progress | null {
  if (documents.length === 0) return null;
  const left = documents.filter(({ state }) => state === 'waiting' || state === 'reading').length;
  const [value, max] = [documents.length - left, documents.length];
  const words = max === 1 ? 'It is being read.' : `${value} of ${max} documents have been read.`;
  return { words, value, max, isOver: left === 0 };
}

export function sayRollOut({
  state,
  offered,
  total,
}: {
  readonly state: string;
  readonly offered: number;
  readonly total: number;
}): Progress {
  const words = `${offered} of ${total} schools have been offered it.`;
  return { words, value: offered, max: total, isOver: state !== 'offering' };
}

/** A PDF is made in one go: there is nothing to count. */
export function sayDocuments(documents: readonly { readonly state: string }[]): Progress {
  const isOver = !documents.some(({ state }) => state === 'printing' || state === 'sealing');
  return { words: '', value: 0, max: 0, isOver };
}
