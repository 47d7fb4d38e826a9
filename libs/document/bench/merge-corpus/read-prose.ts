import { clauseOf, phraseOf, rowOf, type Clause, type Policy, type Prose, type Section } from './model.ts';

/** Reads a file of prose: sections, clauses, lists and tables with their other wordings, and what a side may put in. */
export function readProse(text: string): Prose {
  const lines = text.split('\n').filter((line) => line !== '');
  const spares: Record<string, string[]> = { sentence: [], item: [], row: [], clause: [], section: [] };
  const sections: Section[] = [];
  let title = '';
  for (const line of lines) {
    const spare = /^\+(\w+) (.*)$/.exec(line);
    if (spare !== null) spares[spare[1] ?? '']?.push(spare[2] ?? '');
    else if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) sections.push(sectionOf(line.slice(3), sections.length));
    else addLine(sections.at(-1) as Section, line);
  }
  const policy: Policy = {
    title,
    sections,
    name: '',
    matter: {
      owner: 'Office',
      every: 'P2Y',
      legislation: [],
      blank: 'contact-name',
      term: 'leader',
      values: {},
      termValues: {},
      leftOut: [],
    },
  };
  const placeholder = /\{\{\w+\}\}/.exec(text)?.[0] ?? '{{school}}';
  return { policy: { ...policy, name: placeholder }, spares: spareLists(spares), placeholder };
}

function spareLists(spares: Record<string, string[]>): Prose['spares'] {
  const { sentence = [], item = [], row = [], clause = [], section = [] } = spares;
  return { sentences: sentence, items: item, rows: row, clauses: clause, sections: section };
}

function sectionOf(title: string, at: number): Section {
  return { uid: `${title.toLowerCase().replace(/[^a-z]+/g, '-')}-${at}`.replace(/-\d+$/, ''), title, clauses: [] };
}

function addLine(section: Section, line: string): void {
  const last = section.clauses.at(-1) as Clause;
  if (/^\|[ -]*---/.test(line)) return;
  if (line.startsWith('|')) {
    last.rows.push(rowOf(line, `${last.uid}.r${last.rows.length}`));
    return;
  }
  const item = /^(\*|\d+\.) (.*)$/.exec(line);
  if (item !== null) {
    last.ordered = item[1] !== '*';
    last.items.push({ uid: `${last.uid}.i${last.items.length}`, phrase: phraseOf(item[2] ?? '') });
    return;
  }
  section.clauses.push(clauseOf(line, `${section.uid}-${section.clauses.length + 1}`));
}
