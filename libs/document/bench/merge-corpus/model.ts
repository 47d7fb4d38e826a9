/** A sentence, list item or table cell: a template with places where wordings may differ, and the wording chosen at each. */
export interface Phrase {
  readonly template: string;
  picks: number[];
}
export interface Row {
  readonly uid: string;
  readonly cells: Phrase[];
}
export interface Said {
  readonly uid: string;
  readonly phrase: Phrase;
}
export interface Clause {
  readonly uid: string;
  rule: 'fixed' | 'adaptable' | 'optional';
  sentences: Said[];
  items: Said[];
  ordered: boolean;
  rows: Row[];
}
export interface Section {
  readonly uid: string;
  title: string;
  clauses: Clause[];
}
export interface Matter {
  owner: string;
  every: string;
  legislation: string[];
  blank: string;
  term: string;
  termValues: Record<string, string>;
  values: Record<string, string>;
  leftOut: string[];
}
export interface Policy {
  readonly title: string;
  sections: Section[];
  readonly matter: Matter;
  /** What the school's own name is said as in plain Markdown: a place-holder until it is filled in. */
  name: string;
}

/** Words, items, rows, clauses and sections that a side may put in. */
export interface Spares {
  readonly sentences: readonly string[];
  readonly items: readonly string[];
  readonly rows: readonly string[];
  readonly clauses: readonly string[];
  readonly sections: readonly string[];
}
export interface Prose {
  readonly policy: Policy;
  readonly spares: Spares;
  readonly placeholder: string;
}

const SLOT = /\{([^{}|]*(?:\|[^{}|]*)+)\}/g;

/** What a phrase says. */
export function sayPhrase({ template, picks }: Phrase): string {
  let at = 0;
  return template.replace(SLOT, (_, options: string) => {
    const choices = options.split('|');
    return choices[(picks[at++] ?? 0) % choices.length] ?? '';
  });
}

/** How many wordings each place of a phrase has. */
export function slotsOf({ template }: Phrase): number[] {
  return [...template.matchAll(SLOT)].map((match) => (match[1] ?? '').split('|').length);
}

/** A phrase with the first wording everywhere. */
export function phraseOf(template: string): Phrase {
  return { template, picks: slotsOf({ template, picks: [] }).map(() => 0) };
}

/** Sentences of a paragraph: cut before a capital or a place where wordings differ. */
export function sentencesOf(text: string, uid: string): Said[] {
  return text
    .split(/(?<=[.!?:]) (?=[A-Z{])/)
    .map((template, at) => ({ uid: `${uid}.s${at}`, phrase: phraseOf(template) }));
}

/** A clause of one paragraph, as the spare clauses are written. */
export function clauseOf(text: string, uid: string): Clause {
  return { uid, rule: 'adaptable', sentences: sentencesOf(text, uid), items: [], ordered: false, rows: [] };
}

/** A table row as it stands in the prose: cells between bars. */
export function rowOf(line: string, uid: string): Row {
  const cells: string[] = [];
  let cell = '';
  let open = 0;
  for (const letter of line.trim().replace(/^\|/, '').replace(/\|$/, '')) {
    if (letter === '{') open++;
    if (letter === '}') open--;
    if (letter === '|' && open === 0) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return { uid, cells: [...cells, cell].map((text) => phraseOf(text.trim())) };
}
