/** A passage and the words in it that a rule has to find. Offsets count in `text`, from which the marks have been taken out. */
export interface LabelledCase {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The edition that a school's text is based on. */
  readonly edition?: string;
  readonly remark: string;
  /** Line of the corpus file at which the case starts. */
  readonly line: number;
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
      return { ...unmarked(`${framed}\n`, line), ...(edition === undefined ? {} : { edition }), remark: head, line };
    });
}

function unmarked(marked: string, line: number): Pick<LabelledCase, 'text' | 'marks'> {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(OPEN).map((words, at) => (at === 0 ? ['', words] : words.split(CLOSE)))) {
    const [inside = '', after] = piece;
    if (after === undefined || piece.length > 2) throw new Error(`The marks of the case in line ${line} do not pair.`);
    if (inside) marks.push({ start: text.length, end: text.length + inside.length });
    text += inside + after;
  }
  return { text, marks };
}
