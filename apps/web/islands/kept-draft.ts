/** What somebody typed and did not save yet, in their own browser: by document and person. */

const KEPT_FOR_MS = 14 * 24 * 60 * 60 * 1000;
const PREFIX = 'ratify-draft:';

interface Kept {
  readonly at: number;
  /** What the page held when typing began. */
  readonly base: string;
  readonly typed: string;
  /** It was on its way to the server. */
  readonly sent: boolean;
}

export interface DraftKeeper {
  /** Keeps what is typed now. */
  readonly keep: (typed: string) => void;
  /** What is typed is on its way. */
  readonly send: (typed: string) => void;
}

/** Keeps a draft of a field, and offers what was typed there earlier and never saved. `null` for a page that keeps none. */
export function keepDraft(
  field: { readonly key: string | undefined; readonly base: string; readonly place: Element },
  put: (typed: string) => void,
): DraftKeeper {
  const key = PREFIX + (field.key ?? '');
  const storage = field.key ? storageAtHand() : null;
  const { base } = field;
  const write = (typed: string, sent: boolean): void => {
    try {
      storage?.setItem(key, JSON.stringify({ at: Date.now(), base, typed, sent } satisfies Kept));
    } catch {
      // A full store keeps no draft; the form is sent all the same.
    }
  };
  const kept = storage ? readKept(storage, key) : null;
  // Sent, and the page holds something else since: it was saved, or it stands on the page.
  const isSettled = kept !== null && ((kept.sent && kept.base !== base) || kept.typed === base);
  if (kept && !isSettled)
    offer(field.place, kept, {
      putBack: () => put(kept.typed),
      throwAway: () => storage?.removeItem(key),
    });
  else storage?.removeItem(key);
  return {
    keep: (typed) => {
      if (typed === base) storage?.removeItem(key);
      else write(typed, false);
    },
    send: (typed) => {
      if (typed !== base) write(typed, true);
    },
  };
}

function storageAtHand(): Storage | null {
  try {
    const now = Date.now();
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const kept = readKept(localStorage, key);
      if (!kept || now - kept.at > KEPT_FOR_MS) localStorage.removeItem(key);
    }
    return localStorage;
  } catch {
    return null;
  }
}

function readKept(storage: Storage, key: string): Kept | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return kept && typeof kept.typed === 'string' && typeof kept.base === 'string' && typeof kept.at === 'number'
      ? { at: kept.at, base: kept.base, typed: kept.typed, sent: kept.sent === true }
      : null;
  } catch {
    return null;
  }
}

function offer(
  place: Element,
  kept: Kept,
  ways: { readonly putBack: () => void; readonly throwAway: () => void },
): void {
  const box = document.createElement('div');
  box.className = 'govuk-inset-text app-kept-draft';
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Words that were not saved');
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(kept.at);
  const said = document.createElement('p');
  said.textContent = `You typed something here on ${when} that was not saved. It is kept in this browser only.`;
  const button = (words: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'govuk-button govuk-button--secondary';
    made.textContent = words;
    made.addEventListener('click', () => {
      act();
      box.remove();
    });
    return made;
  };
  const group = document.createElement('div');
  group.className = 'govuk-button-group';
  group.append(button('Put it back', ways.putBack), button('Throw it away', ways.throwAway));
  box.append(said, group);
  place.before(box);
}
