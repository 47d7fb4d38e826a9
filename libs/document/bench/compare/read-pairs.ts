import { readdirSync, readFileSync } from 'node:fs';
import { comparePolicies, readPolicy, type PolicyDocument } from '../../src/index.ts';

/** Two policies and which clauses of the one answer to which of the other, as a person sees it. */
export interface LabelledPair {
  readonly name: string;
  readonly base: PolicyDocument;
  readonly other: PolicyDocument;
  /** The words of each clause by its label. */
  readonly baseWords: ReadonlyMap<string, string>;
  readonly otherWords: ReadonlyMap<string, string>;
  /** For each clause of the base that is answered, those that answer. */
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

interface Side {
  readonly title: string;
  /** As a template has it, or as text is written that has no clauses. */
  readonly style: 'clauses' | 'paragraphs';
  readonly lines: readonly string[];
}

const CORPUS = new URL('../../corpus/compare/', import.meta.url);

/** The labelled pairs of one part. */
export function readPairs(part: 'tuned' | 'held-out' | 'unseen'): LabelledPair[] {
  const folder = new URL(`${part}/`, CORPUS);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readPair(name.replace('.txt', ''), readFileSync(new URL(name, folder), 'utf8')));
}

/** Reads one pair: `base:`, `other:` and `truth:`, a clause a line. Throws where a label is not known. */
export function readPair(name: string, text: string): LabelledPair {
  const [, baseText = '', otherText = '', truthText = ''] =
    /^base: ([\s\S]*?)\nother: ([\s\S]*?)\ntruth:\n([\s\S]*)$/.exec(text) ?? [];
  const [baseSide, otherSide] = [sideOf(baseText), sideOf(otherText)];
  const [baseWords, otherWords] = [wordsOf(baseSide), wordsOf(otherSide)];
  const truth = new Map(
    truthText
      .trim()
      .split('\n')
      .map((line) => {
        const [base = '', ...others] = line.split(' ');
        const unknown = [base, ...others].find((label) => !baseWords.has(label) && !otherWords.has(label));
        if (unknown !== undefined || others.length === 0) throw new Error(`${name}: "${line}" names no clauses`);
        return [base, others] as const;
      }),
  );
  return {
    name,
    base: readPolicy(markdownOf(baseSide, 'b')),
    other: readPolicy(markdownOf(otherSide, 'o')),
    baseWords,
    otherWords,
    truth,
  };
}

function sideOf(text: string): Side {
  const [title = '', ...lines] = text.split('\n');
  const style = lines.find((line) => line.startsWith('style: '))?.slice(7) === 'paragraphs' ? 'paragraphs' : 'clauses';
  return { title, style, lines: lines.filter((line) => !line.startsWith('style: ')) };
}

function wordsOf({ lines }: Side): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const [, label, words] = /^(\w+)\| (.*)$/.exec(line) ?? [];
      return label !== undefined && words !== undefined ? [[label, words] as const] : [];
    }),
  );
}

function markdownOf({ title, style, lines }: Side, side: string): string {
  let sections = 0;
  const body = lines.map((line) => {
    if (line.startsWith('== ')) return `## ${line.slice(3)} {#${side}-section-${++sections}}`;
    const [, label, words] = /^(\w+)\| (.*)$/.exec(line) ?? [];
    return style === 'paragraphs' ? words : `:::clause{#${side}-${label}}\n${words}\n:::`;
  });
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body.join('\n\n')}\n`;
}

/** What answers to what in one pair, by label, and in what words. */
export interface Alignment {
  /** Clauses of the base that are answered, the nearest answer first. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** What the comparison finds in a pair. */
export function ourAlignment({ base, other, baseWords, otherWords }: LabelledPair): Alignment {
  const baseLabels = new Map([...baseWords].map(([label, words]) => [words, label]));
  const otherLabels = new Map([...otherWords].map(([label, words]) => [words, label]));
  const answers = new Map<string, string[]>();
  for (const row of comparePolicies(base, other).rows) {
    const label = row.base && baseLabels.get(row.base.words);
    if (row.base && label === undefined) throw new Error(`a clause of the base is not labelled: ${row.base.words}`);
    if (label !== undefined && row.here.length > 0)
      answers.set(
        label,
        row.here.map(({ words }) => otherLabels.get(words) ?? 'none'),
      );
  }
  return { answers };
}
