import fc from 'fast-check';

/** A policy as the generator thinks of it; every word an edit puts in is found nowhere else. */
export interface Clause {
  readonly id: string;
  readonly rule: 'fixed' | 'adaptable' | 'optional' | 'local';
  readonly sentences: readonly string[];
  readonly items: readonly string[];
}
export interface Section {
  readonly id: string;
  readonly clauses: readonly Clause[];
}
export interface Policy {
  readonly sections: readonly Section[];
  readonly leftOut: readonly string[];
  /** Names of its one blank and its one term; the text says them by the names they had first. */
  readonly names: { readonly contact: string; readonly head: string };
  /** What a school filled in, by the names they had first. */
  readonly filled: { readonly contact?: string; readonly head?: string };
}

const WORDS = (
  'staff must keep private accounts apart from work and may not share pictures of pupils without consent of the head who ' +
  'should report concerns to governors in writing before any site is used for learning at home or on trips by families ' +
  ':term[head] :term[head] :blank[contact] :org[name]'
).split(' ');

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 12 })
  .map((words) => `${words.join(' ').replace(/^[a-z]/, (letter) => letter.toUpperCase())}.`);
const item = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 6 }).map((words) => words.join(' '));

/** A base edition of two to four sections. */
export const basePolicy: fc.Arbitrary<Policy> = fc
  .array(
    fc.array(
      fc.record({
        rule: fc.constantFrom(
          'fixed' as const,
          'adaptable' as const,
          'adaptable' as const,
          'optional' as const,
          'local' as const,
        ),
        sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }),
        items: fc.oneof(fc.constant([]), fc.array(item, { minLength: 2, maxLength: 4 })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((sections) => ({
    leftOut: [],
    names: { contact: 'contact', head: 'head' },
    filled: {},
    sections: sections.map((clauses, at) => ({
      id: `section-${at}`,
      clauses: clauses.map((clause, index) => ({ id: `c-${at}-${index}`, ...clause })),
    })),
  }));

/** One thing a side does; numbers pick what it is done to. */
export type Edit =
  | { readonly do: 'reword'; readonly clause: number; readonly sentence: number; readonly word: number }
  | { readonly do: 'add sentence'; readonly clause: number; readonly sentence: number }
  | { readonly do: 'drop sentence'; readonly clause: number; readonly sentence: number }
  | { readonly do: 'add item'; readonly clause: number; readonly sentence: number }
  | { readonly do: 'add clause'; readonly clause: number; readonly optional: boolean }
  | { readonly do: 'remove clause'; readonly clause: number }
  | { readonly do: 'move clause'; readonly clause: number; readonly to: number }
  | { readonly do: 'fix clause'; readonly clause: number }
  | { readonly do: 'fill in' | 'rename'; readonly clause: number; readonly what: 'contact' | 'head' };

const at = fc.nat(30);
const wording = [
  fc.record({ do: fc.constant('reword' as const), clause: at, sentence: at, word: at }),
  fc.record({ do: fc.constant('add sentence' as const), clause: at, sentence: at }),
  fc.record({ do: fc.constant('drop sentence' as const), clause: at, sentence: at }),
  fc.record({ do: fc.constant('add item' as const), clause: at, sentence: at }),
];
const structure = [
  fc.record({ do: fc.constant('add clause' as const), clause: at, optional: fc.boolean() }),
  fc.record({ do: fc.constant('remove clause' as const), clause: at }),
];

const what = fc.constantFrom('contact' as const, 'head' as const);
/** What a school may do: reword what is not fixed, leave out what is optional, add clauses of its own, answer. */
export const schoolEdits = fc.array(
  fc.oneof(...wording, ...structure, fc.record({ do: fc.constant('fill in' as const), clause: at, what })),
  { maxLength: 6 },
);
/** What a council may do besides: move a clause, fix its wording, call a blank or term by another name. */
export const councilEdits = fc.array(
  fc.oneof(
    ...wording,
    ...structure,
    fc.record({ do: fc.constant('move clause' as const), clause: at, to: at }),
    fc.record({ do: fc.constant('fix clause' as const), clause: at }),
    fc.record({ do: fc.constant('rename' as const), clause: at, what }),
  ),
  { maxLength: 6 },
);

/** Words an edit put in, with the clause they stand in. */
export interface Mark {
  readonly word: string;
  readonly clauseId: string;
}
export interface Edited {
  readonly policy: Policy;
  readonly marks: readonly Mark[];
}

/** Applies edits for a side; the words it puts in are named after it. */
export function applyEdits(base: Policy, side: 'ours' | 'theirs', edits: readonly Edit[]): Edited {
  const school = side === 'ours';
  let policy = base;
  const marks: Mark[] = [];
  edits.forEach((edit, index) => {
    const word = `${side}${index}mark`;
    const all = policy.sections.flatMap((section) => section.clauses);
    const clause = all[edit.clause % Math.max(all.length, 1)];
    const isBound = clause?.rule === 'fixed' && edit.do !== 'add clause' && edit.do !== 'fill in';
    if (clause === undefined || (school && isBound)) return;
    if (school && edit.do === 'remove clause' && clause.rule !== 'optional') return;
    policy = editClause(policy, clause, edit, { word, school });
    marks.push({ word, clauseId: edit.do === 'add clause' ? newId(word, school) : clause.id });
  });
  const text = policyText(policy);
  return { policy, marks: marks.filter((mark) => text.includes(mark.word)) };
}

function newId(word: string, school: boolean): string {
  return `${school ? 'x-' : ''}${word}`;
}

function editClause(policy: Policy, clause: Clause, edit: Edit, how: { word: string; school: boolean }): Policy {
  const { word, school } = how;
  const replace = (change: (clause: Clause) => readonly Clause[]): Policy => ({
    ...policy,
    sections: policy.sections.map((section) => ({
      ...section,
      clauses: section.clauses.flatMap((other) => (other === clause ? change(other) : [other])),
    })),
  });
  const sentences = [...clause.sentences];
  const chosen = 'sentence' in edit ? edit.sentence % Math.max(sentences.length, 1) : 0;
  switch (edit.do) {
    case 'fill in':
      return { ...policy, filled: { ...policy.filled, [edit.what]: word } };
    case 'rename':
      return { ...policy, names: { ...policy.names, [edit.what]: `new-${edit.what}` } };
    case 'reword': {
      const words = (sentences[chosen] ?? '').split(' ');
      words[edit.word % words.length] = word;
      sentences[chosen] = words.join(' ').replace(/\.?$/, '.');
      return replace((old) => [{ ...old, sentences }]);
    }
    case 'add sentence':
      sentences.splice(chosen, 0, `Here ${word} is said as well.`);
      return replace((old) => [{ ...old, sentences }]);
    case 'drop sentence':
      return sentences.length < 2 ? policy : replace((old) => [{ ...old, sentences: sentences.toSpliced(chosen, 1) }]);
    case 'add item':
      return replace((old) => [
        {
          ...old,
          items:
            old.items.length === 0 ? [] : old.items.toSpliced(edit.sentence % old.items.length, 0, `also ${word} here`),
        },
      ]);
    case 'add clause':
      return replace((old) => [
        old,
        {
          id: newId(word, school),
          rule: edit.optional && !school ? 'optional' : 'adaptable',
          sentences: [`Clause ${word} is new.`],
          items: [],
        },
      ]);
    case 'remove clause': {
      const removed = replace(() => []);
      return school && !clause.id.startsWith('x-') ? { ...removed, leftOut: [...removed.leftOut, clause.id] } : removed;
    }
    case 'fix clause':
      return replace((old) => [{ ...old, rule: 'fixed' }]);
    case 'move clause': {
      const removed = replace(() => []);
      const to = edit.to % removed.sections.length;
      const sections = removed.sections.map((section, index) =>
        index === to ? { ...section, clauses: [...section.clauses, clause] } : section,
      );
      return { ...removed, sections };
    }
  }
}

/** The policy in the dialect. */
export function policyText(policy: Policy, extra: readonly string[] = []): string {
  const leftOut =
    policy.leftOut.length === 0
      ? []
      : ['left-out:', ...policy.leftOut.flatMap((id) => [`  - id: ${id}`, '    reason: Not for us.'])];
  const { names, filled } = policy;
  const matter = [
    '---',
    'title: A generated policy',
    ...extra,
    'terms:',
    `  ${names.head}: headteacher`,
    'blanks:',
    `  ${names.contact}: {type: text, label: Whom do visitors ask for?}`,
    ...(filled.head === undefined ? [] : ['term-values:', `  ${names.head}: ${filled.head}`]),
    ...(filled.contact === undefined ? [] : ['values:', `  ${names.contact}: ${filled.contact}`]),
    ...leftOut,
    '---',
    '',
  ].join('\n');
  const body = policy.sections.map((section) =>
    [
      `## Part ${section.id} {#${section.id}}`,
      ...section.clauses.map((clause) => `:::clause{#${clause.id} rule=${clause.rule}}\n${wordsOf(clause)}\n:::`),
    ].join('\n\n'),
  );
  const text = body.join('\n\n').replaceAll(':term[head]', `:term[${names.head}]`);
  return `${matter}\n${text.replaceAll(':blank[contact]', `:blank[${names.contact}]`)}\n`;
}

/** The policy as Markdown without ids. */
export function plainText(policy: Policy): string {
  return `${policy.sections.map((section) => [`## Part ${section.id}`, ...section.clauses.map(wordsOf)].join('\n\n')).join('\n\n')}\n`;
}

function wordsOf(clause: Clause): string {
  return [
    clause.sentences.join(' '),
    ...(clause.items.length === 0 ? [] : [clause.items.map((item) => `- ${item}`).join('\n')]),
  ].join('\n\n');
}
