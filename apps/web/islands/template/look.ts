/** What the server says of a text: the shapes of its answer. */

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly isCertain: boolean;
  readonly splices: readonly Splice[];
}

export interface PlacedProblem {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly advice: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly fixes: readonly Fix[];
}

export interface Part {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly rule: string;
  readonly depth: number;
  readonly line: number;
}

export interface Look {
  readonly problems: readonly PlacedProblem[];
  readonly parts: readonly Part[];
  readonly html: string;
}

/** Has the server look at a text; where it cannot, the words to say so. */
export async function lookAt(form: HTMLFormElement, text: string): Promise<Look | string> {
  const body = new URLSearchParams();
  for (const name of ['_csrf', 'as']) body.set(name, String(new FormData(form).get(name) ?? ''));
  body.set('text', text);
  try {
    const answer = await fetch(form.dataset['look'] ?? '', {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    if (answer.ok) return (await answer.json()) as Look;
    return answer.status === 401 || answer.status === 403 || answer.status === 404
      ? 'You are not signed in any more. Your text is kept in this browser: sign in in another window, then save it here.'
      : 'The text could not be looked at just now. It is tried again when you go on writing.';
  } catch {
    return 'The service cannot be reached. Your text is kept in this browser.';
  }
}
