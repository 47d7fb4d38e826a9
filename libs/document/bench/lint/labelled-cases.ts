/** A passage and the words in it that a rule has to find. Offsets count in `text`, from which the marks have been taken out. */
export interface LabelledCase {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The edition that a school's text is based on. */
  readonly edition?: string;
  readonly remark: string;
  /** Line of the corpus file at which the case starts. */
  readonly line: number;
  /** The part of the corpus that the file stands in. */
  readonly folder?: string;
}

const OPEN = '⟦';
const CLOSE = '⟧';

/** The cases of one corpus file; its format is described in `corpus/lint/README.md`. Throws at a mark that is not closed. */
export function labelledCases(source: string): LabelledCase[] {
  const blocks: { head: string; line: number; body: string[] }[] = [];
  source.split('\n').forEach((words, at) => {
    const last = blocks.at(-1);
    if (/^%%(?!edition)/.test(words)) blocks.push({ head: words.slice(2).trim(), line: at + 1, body: [] });
    else last?.body.push(words);
  });
  const frame = blocks.find(({ head }) => head === 'frame')?.body.join('\n') ?? '{{}}';
  return blocks
    .filter(({ head }) => head !== 'frame')
    .map(({ head, line, body }): LabelledCase => {
      const [passage = '', edition] = body.join('\n').split('\n%%edition\n');
      const framed = frame.replace('{{}}', () => passage.replace(/\n+$/, ''));
      const { text, marks } = unmarked(`${framed}\n`, `case in line ${line}`);
      return { text, marks, ...(edition === undefined ? {} : { edition }), remark: head, line };
    });
}

/** A whole policy whose marks name their rules, `⟦rule-id|words⟧`, as one case for a rule. Throws at a mark that is not closed or names none. */
export function labelledPolicy(source: string, name: string): (rule: string) => LabelledCase {
  const { text, marks } = unmarked(source, name);
  const nameless = marks.find(({ rule }) => rule === undefined);
  if (nameless) throw new Error(`The mark ${text.slice(nameless.start, nameless.end)} of ${name} names no rule.`);
  return (rule) => ({ text, marks: marks.filter((mark) => mark.rule === rule), remark: name, line: 1 });
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly rule?: string;
}

/** Takes the marks out; a mark may stand in another. */
function unmarked(marked: string, where: string): { text: string; marks: Mark[] } {
  const open: { start: number; rule?: string }[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (const [piece, rule] of marked.matchAll(/⟦(?:([a-z-]+)\|)?|⟧|[^⟦⟧]+/g)) {
    if (piece.startsWith(OPEN)) open.push({ start: text.length, ...(rule === undefined ? {} : { rule }) });
    else if (piece === CLOSE) marks.push({ ...(open.pop() ?? unpaired(where)), end: text.length });
    else text += piece;
  }
  if (open.length > 0) unpaired(where);
  return { text, marks: marks.filter(({ start, end }) => start < end) };
}

function unpaired(where: string): never {
  throw new Error(`The marks of ${where} do not pair.`);
}
