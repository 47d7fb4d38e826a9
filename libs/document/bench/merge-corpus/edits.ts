import { clauseOf, phraseOf, rowOf, slotsOf, type Clause, type Phrase, type Policy, type Said } from './model.ts';

/** One thing a side does to a policy, by the names of what it is done to: two of them on different things give the same in either order. */
export type Edit = (policy: Policy) => void;

/** The clause with a name. */
export function clauseIn(policy: Policy, uid: string): Clause | undefined {
  return policy.sections.flatMap((section) => section.clauses).find((clause) => clause.uid === uid);
}

function phraseIn(policy: Policy, uid: string): Phrase | undefined {
  for (const clause of policy.sections.flatMap((section) => section.clauses)) {
    const found = [...clause.sentences, ...clause.items].find((said) => said.uid === uid);
    if (found !== undefined) return found.phrase;
    const row = clause.rows.findIndex((row) => uid.startsWith(`${row.uid}.`));
    if (row >= 0) return clause.rows[row]?.cells[Number(uid.split('.').at(-1))];
  }
  return undefined;
}

/** Another wording at one place of a sentence, item or cell (`row-uid.column`). */
export function reword(uid: string, slot: number, option: number): Edit {
  return (policy) => {
    const phrase = phraseIn(policy, uid);
    if (phrase !== undefined) phrase.picks[slot] = option;
  };
}

/** Places where the wording of a phrase can be another. */
export function placesIn(said: Said): { slot: number; options: number }[] {
  return slotsOf(said.phrase).map((options, slot) => ({ slot, options }));
}

type Listed = 'sentences' | 'items' | 'rows';

/** Puts a sentence, item or row behind another of the same clause. */
export function insert(list: Listed, clauseUid: string, after: string, template: string, uid: string): Edit {
  return (policy) => {
    const clause = clauseIn(policy, clauseUid);
    if (clause === undefined) return;
    const said: Said = { uid, phrase: phraseOf(template) };
    const place = <T extends { uid: string }>(all: T[], entry: T): void => {
      all.splice(all.findIndex((other) => other.uid === after) + 1, 0, entry);
    };
    if (list === 'rows') place(clause.rows, rowOf(template, uid));
    else place(clause[list], said);
  };
}

/** Takes a sentence, item or row out. */
export function drop(list: Listed, clauseUid: string, uid: string): Edit {
  return (policy) => {
    const clause = clauseIn(policy, clauseUid);
    const at = clause?.[list].findIndex((other) => other.uid === uid) ?? -1;
    if (at >= 0) clause?.[list].splice(at, 1);
  };
}

/** Puts a new clause behind another. */
export function addClause(after: string, text: string, uid: string, rule: Clause['rule'] = 'adaptable'): Edit {
  return (policy) => {
    const section = policy.sections.find(({ clauses }) => clauses.some((clause) => clause.uid === after));
    const at = section?.clauses.findIndex((clause) => clause.uid === after) ?? 0;
    section?.clauses.splice(at + 1, 0, { ...clauseOf(text, uid), rule });
  };
}

/** Takes a clause out; a school says so in its front matter. */
export function removeClause(uid: string, leftOut = false): Edit {
  return (policy) => {
    for (const section of policy.sections) section.clauses = section.clauses.filter((clause) => clause.uid !== uid);
    if (leftOut) policy.matter.leftOut.push(uid);
  };
}

/** Moves a clause behind another. */
export function moveClause(uid: string, after: string): Edit {
  return (policy) => {
    const clause = clauseIn(policy, uid);
    const target = policy.sections.find(({ clauses }) => clauses.some((other) => other.uid === after));
    if (clause === undefined || target === undefined) return;
    for (const section of policy.sections) section.clauses = section.clauses.filter((other) => other !== clause);
    target.clauses.splice(target.clauses.findIndex((other) => other.uid === after) + 1, 0, clause);
  };
}

/** Puts a new section behind another; its text is the title and the clauses between bars. */
export function addSection(after: string, text: string, uid: string): Edit {
  return (policy) => {
    const [title = '', ...clauses] = text.split(' | ');
    const at = policy.sections.findIndex((section) => section.uid === after);
    const made = clauses.map((clause, index) => clauseOf(clause, `${uid}-${index + 1}`));
    policy.sections.splice(at + 1, 0, { uid, title, clauses: made });
  };
}

/** Takes a section out. */
export function removeSection(uid: string): Edit {
  return (policy) => {
    policy.sections = policy.sections.filter((section) => section.uid !== uid);
  };
}

/** Moves a section to the front, or behind all others. */
export function moveSection(uid: string, to: 'first' | 'last'): Edit {
  return (policy) => {
    const section = policy.sections.find((other) => other.uid === uid);
    const rest = policy.sections.filter((other) => other !== section);
    if (section !== undefined) policy.sections = to === 'first' ? [section, ...rest] : [...rest, section];
  };
}

/** Calls a section something else. */
export function rename(uid: string, title: string): Edit {
  return (policy) => {
    const section = policy.sections.find((other) => other.uid === uid);
    if (section !== undefined) section.title = title;
  };
}

/** What a clause may be done with. */
export function setRule(uid: string, rule: Clause['rule']): Edit {
  return (policy) => {
    const clause = clauseIn(policy, uid);
    if (clause !== undefined) clause.rule = rule;
  };
}

/** The policy after some edits; the given one stays as it is. */
export function applyAll(policy: Policy, ...edits: readonly (readonly Edit[])[]): Policy {
  const copy = structuredClone(policy);
  for (const edit of edits.flat()) edit(copy);
  return copy;
}
