import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff3MergeRegions } from 'node-diff3';
import { mergeMarkdown } from '../../src/merge/merge-markdown.ts';
import { mergePolicies } from '../../src/merge/merge-policies.ts';
import { type MergeCase } from '../merge-corpus/make-cases.ts';

/** What a tool made of a case. */
export interface Merged {
  /** The text where every choice is settled one way. */
  readonly ours: string;
  readonly theirs: string;
  /** What stands in the result, in its choices or in its report. */
  readonly everything: string;
  readonly choices: readonly { readonly ours: string; readonly theirs: string }[];
}
export interface Tool {
  readonly name: string;
  readonly merge: (texts: MergeCase) => Merged;
}
type Piece = string | { readonly ours: string; readonly theirs: string };

/** Ours: the merge of policies for the dialect, of Markdown for plain texts. */
export const OURS: Tool = {
  name: 'ratify',
  merge: (texts) => (texts.kind === 'policy' ? byPolicies(texts) : byMarkdown(texts)),
};

function byPolicies(texts: MergeCase): Merged {
  const { base, ours, theirs } = texts;
  const result = mergePolicies({ base, ours, theirs });
  const chosen = (answer: 'ours' | 'theirs'): string => {
    const answers = result.choices.map(
      ({ clauseId }) => [clauseId, { answer, text: 'It does not happen here.' }] as const,
    );
    return result.clean
      ? result.text
      : mergePolicies({ base, ours, theirs, answers: Object.fromEntries(answers) }).text;
  };
  const choices = result.choices.map((choice) => ({ ours: choice.ours, theirs: choice.theirs }));
  const said = [
    result.text,
    ...choices.flatMap((choice) => [choice.ours, choice.theirs]),
    ...result.notCarriedOver.map(({ text }) => text),
  ];
  return { ours: chosen('ours'), theirs: chosen('theirs'), everything: said.join('\n'), choices };
}

function byMarkdown({ base, ours, theirs }: MergeCase): Merged {
  return ofPieces(mergeMarkdown({ base, ours, theirs }).chunks);
}

function ofPieces(pieces: readonly Piece[]): Merged {
  const side = (name: 'ours' | 'theirs'): string =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece[name])).join('');
  const choices = pieces.filter((piece) => typeof piece !== 'string');
  const everything = pieces
    .map((piece) => (typeof piece === 'string' ? piece : `${piece.ours}\n${piece.theirs}`))
    .join('');
  return { ours: side('ours'), theirs: side('theirs'), everything, choices };
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const NODE_DIFF3: Tool = {
  name: 'node-diff3',
  merge: ({ base, ours, theirs }) =>
    ofPieces(
      diff3MergeRegions(linesOf(ours), linesOf(base), linesOf(theirs)).map((region) => {
        if (region.stable) return region.bufferContent.join('');
        const [a, b] = [region.aContent.join(''), region.bContent.join('')];
        return a === b ? a : { ours: a, theirs: b };
      }),
    ),
};

/** `git merge-file`, a process a case: its time holds the start of the process, as it does for anyone who calls it. */
export function gitTools(): { readonly tools: readonly Tool[]; readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-merge-'));
  const file = (name: string): string => join(folder, name);
  const run = (style: string, texts: Pick<MergeCase, 'base' | 'ours' | 'theirs'>): Piece[] => {
    for (const name of ['base', 'ours', 'theirs'] as const) writeFileSync(file(name), texts[name]);
    const { stdout, status } = spawnSync(
      'git',
      ['merge-file', '-p', style, '--marker-size=23', file('ours'), file('base'), file('theirs')],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
    if (status === null || status > 127) throw new Error('git merge-file could not run.');
    return piecesOf(stdout);
  };
  const byWord = (texts: MergeCase): Piece[] => {
    const split = (text: string): string =>
      (text.match(/\s+|[^\s]+/g) ?? []).map((word) => `${JSON.stringify(word)}\n`).join('');
    const joined = (text: string): string =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as string)
        .join('');
    const words = { base: split(texts.base), ours: split(texts.ours), theirs: split(texts.theirs) };
    return run('--diff3', words).map((piece) =>
      typeof piece === 'string' ? joined(piece) : { ours: joined(piece.ours), theirs: joined(piece.theirs) },
    );
  };
  const tools = [
    { name: 'git diff3', merge: (texts: MergeCase) => ofPieces(run('--diff3', texts)) },
    { name: 'git zdiff3', merge: (texts: MergeCase) => ofPieces(run('--zdiff3', texts)) },
    { name: 'git by word', merge: (texts: MergeCase) => ofPieces(byWord(texts)) },
    NODE_DIFF3,
  ];
  return { tools, close: () => rmSync(folder, { recursive: true, force: true }) };
}

const [START, MIDDLE, BETWEEN, END] = ['<', '|', '=', '>'].map((sign) => sign.repeat(23)) as [
  string,
  string,
  string,
  string,
];

function piecesOf(output: string): Piece[] {
  const pieces: Piece[] = [];
  let open: { ours: string; theirs: string } | undefined;
  let part: 'ours' | 'base' | 'theirs' = 'ours';
  let settled = '';
  for (const line of linesOf(output)) {
    if (line.startsWith(START)) {
      pieces.push(settled);
      [settled, open, part] = ['', { ours: '', theirs: '' }, 'ours'];
    } else if (open !== undefined && line.startsWith(MIDDLE)) part = 'base';
    else if (open !== undefined && line.startsWith(BETWEEN)) part = 'theirs';
    else if (open !== undefined && line.startsWith(END)) {
      pieces.push(open);
      open = undefined;
    } else if (open === undefined) settled += line;
    else if (part !== 'base') open[part] += line;
  }
  return [...pieces, settled];
}
