import fc from 'fast-check';

/** A sentence, item or row: said once in a text, known by its first word. */
interface Unit {
  readonly name: string;
  readonly said: string;
}
interface Part {
  readonly kind: 'heading' | 'prose' | 'wrapped' | 'bullets' | 'numbers' | 'table';
  readonly units: readonly Unit[];
}

const COMMON = 'the staff must keep all of each plan in one place for any visit and say so to the head'.split(' ');
const EDITS = ['reword', 'drop', 'insert', 'drop part', 'move part'] as const;

export interface Done {
  readonly do: (typeof EDITS)[number];
  /** Names of the units it is done to. */
  readonly units: readonly string[];
  /** The word it put in. */
  readonly word?: string;
}
/** Three plain texts and what each side did, so that what a right merge keeps is known without one. */
export interface PlainCase {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly done: { readonly ours: readonly Done[]; readonly theirs: readonly Done[] };
  readonly names: readonly string[];
}

const kinds = fc.constantFrom<Part['kind']>('heading', 'prose', 'prose', 'wrapped', 'bullets', 'numbers', 'table');
const edit = fc.record({ do: fc.constantFrom(...EDITS), at: fc.nat(999), to: fc.nat(999) });
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

/** Cases of texts with headings, paragraphs (hard-wrapped too), both kinds of list and tables, edited by both sides by chance. */
export const plainCases: fc.Arbitrary<PlainCase> = fc
  .record({
    parts: fc.array(fc.record({ kind: kinds, count: fc.integer({ min: 1, max: 4 }) }), { minLength: 4, maxLength: 12 }),
    words: fc.array(fc.nat(COMMON.length - 1), { minLength: 8, maxLength: 40 }),
    ours: edits,
    theirs: edits,
    crlf: fc.boolean(),
  })
  .map(({ parts, words, ours, theirs, crlf }) => {
    let made = 0;
    const base = parts.map(({ kind, count }) => ({
      kind,
      units: Array.from({ length: kind === 'heading' ? 1 : count }, () => unitOf(`u${++made}`, words)),
    }));
    const [mine, yours] = [edited(base, ours, 'o'), edited(base, theirs, 't')];
    const write = (text: readonly Part[]): string => (crlf ? writeAll(text).replaceAll('\n', '\r\n') : writeAll(text));
    return {
      base: write(base),
      ours: write(mine.parts),
      theirs: write(yours.parts),
      done: { ours: mine.done, theirs: yours.done },
      names: base.flatMap((part) => part.units.map((unit) => unit.name)),
    };
  });

function unitOf(name: string, words: readonly number[]): Unit {
  const at = Number(name.replace(/\D/g, ''));
  const said = Array.from(
    { length: 7 },
    (_, step) => COMMON[(words[(at * 5 + step) % words.length] ?? 0) % COMMON.length],
  );
  // A word of its own beside the name: a text is told by its words, not by chance.
  return { name, said: [name, `topic${at}`, `matter${at}`, ...said].join(' ') };
}

function edited(
  base: readonly Part[],
  edits: readonly { readonly do: Done['do']; readonly at: number; readonly to: number }[],
  side: 'o' | 't',
): { parts: Part[]; done: Done[] } {
  let parts = [...base];
  const done: Done[] = [];
  const touched = new Set<string>();
  edits.forEach((entry, number) => {
    const place = entry.at % parts.length;
    const part = parts[place] as Part;
    const unit = part.units[entry.at % part.units.length] as Unit;
    const names = part.units.map(({ name }) => name);
    const whole = entry.do === 'drop part' || entry.do === 'move part';
    const about = whole ? names : [unit.name];
    if (about.some((name) => touched.has(name) || !/^u/.test(name)) || parts.length < 3) return;
    const word = `${side}word${number}`;
    const put = (units: Unit[]): Part => ({ ...part, units });
    const at = part.units.indexOf(unit);
    if (entry.do === 'reword') {
      const said = unit.said.replace(/ (\S+)$/, ` $1 ${word}`);
      parts[place] = put(part.units.map((other) => (other === unit ? { ...unit, said } : other)));
    } else if (entry.do === 'insert' && part.kind !== 'heading') {
      const added = {
        name: `${side}n${number}`,
        said: `${side}n${number} ${word} ${side}thing${number} quite new here`,
      };
      parts[place] = put([...part.units.slice(0, at + 1), added, ...part.units.slice(at + 1)]);
    } else if (entry.do === 'drop' && part.units.length > 1) {
      parts[place] = put(part.units.filter((other) => other !== unit));
    } else if (entry.do === 'drop part') {
      parts = parts.filter((other) => other !== part);
    } else if (entry.do === 'move part' && part.kind !== 'heading') {
      const rest = parts.filter((other) => other !== part);
      const to = entry.to % (rest.length + 1);
      parts = [...rest.slice(0, to), part, ...rest.slice(to)];
    } else return;
    if (entry.do !== 'insert') about.forEach((name) => touched.add(name));
    done.push({ do: entry.do, units: about, ...(/^(?:reword|insert)$/.test(entry.do) ? { word } : {}) });
  });
  return { parts, done };
}

function writeAll(parts: readonly Part[]): string {
  return `${parts.map(writePart).join('\n\n')}\n`;
}

function writePart({ kind, units }: Part): string {
  const said = units.map((unit) => unit.said);
  if (kind === 'heading') return `## ${said.join(' ')}`;
  if (kind === 'bullets') return said.map((each) => `- ${each}`).join('\n');
  if (kind === 'numbers') return said.map((each, at) => `${at + 1}. ${each}`).join('\n');
  if (kind === 'table')
    return ['| name | rule |', '|---|---|', ...said.map((each) => `| ${each.replace(' ', ' | ')} |`)].join('\n');
  const prose = said.map((each) => `${each[0]?.toUpperCase()}${each.slice(1)}.`).join(' ');
  return kind === 'prose' ? prose : prose.replace(/((?:\S+ ){5}\S+) /g, '$1\n');
}
