import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { clauseIndex } from '../../src/read/clause-index.ts';
import { parseMarkdown } from '../../src/read/parse-markdown.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { forkText } from '../../src/edit/fork-text.ts';
import { mergeMarkdown } from '../../src/merge/merge-markdown.ts';
import { mergePolicies } from '../../src/merge/merge-policies.ts';
import { type ThreeTexts } from '../../src/merge/types.ts';
import { quantile, tableOf } from './report.ts';

const TEMPLATES = new URL('../../../../templates/', import.meta.url);

/** Times of whole policies: from stored indexes, from raw text, and of the three bare parses, in the order they are printed. */
export function speedTable(runs: number): string {
  const rows = readdirSync(TEMPLATES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, TEMPLATES)).includes('template.md'))
    .map(({ name }) => policyLine(name, runs));
  const head = [
    'policy',
    'words',
    'indexes p50',
    'p99',
    'raw p50',
    'three reads',
    'ratio',
    'three remark',
    'ratio',
    'markdown p50',
  ];
  return tableOf(head, rows);
}

function policyLine(name: string, runs: number): string[] {
  const texts = customised(readFileSync(new URL(`${name}/template.md`, TEMPLATES), 'utf8'), name);
  const indexes = { base: indexOf(texts.base), ours: indexOf(texts.ours), theirs: indexOf(texts.theirs) };
  const all = [texts.base, texts.ours, texts.theirs];
  const stored = times(() => mergePolicies({ ...texts, indexes }), runs);
  const [raw, reads, parses] = interleaved(
    [() => mergePolicies(texts), () => all.forEach(readPolicy), () => all.forEach(parseMarkdown)],
    Math.max(5, runs / 8),
  ) as [number, number, number];
  const plain = times(() => mergeMarkdown(texts), runs / 4);
  const words = texts.base.match(/\p{L}+/gu)?.length ?? 0;
  return [
    name,
    String(words),
    quantile(stored, 0.5).toFixed(2),
    quantile(stored, 0.99).toFixed(2),
    raw.toFixed(1),
    reads.toFixed(1),
    (raw / reads).toFixed(2),
    parses.toFixed(1),
    (raw / parses).toFixed(2),
    quantile(plain, 0.5).toFixed(2),
  ];
}

const indexOf = (text: string): ReturnType<typeof clauseIndex> => clauseIndex(readPolicy(text));

/** A newer edition and a school's text of a policy: clauses reworded on both sides, one moved, one added, one left out. */
function customised(base: string, slug: string): ThreeTexts {
  const forked = forkText(readPolicy(base), { slug, edition: 1 });
  const reword = (text: string, step: number, from: number): string => {
    let clause = 0;
    return text.replace(/^:::clause\{#([a-z0-9-]+)(?! rule)\}\n([\s\S]*?)^:::$/gm, (whole) => {
      clause++;
      if (clause % step !== from) return whole;
      return whole
        .replace(/\b(must|should|may|is|are)\b(?=[^{}]*$)/m, 'shall')
        .replace(/\n:::$/, '\nThis is said as well.\n:::');
    });
  };
  const clauses = base.match(/^:::clause\{#[a-z0-9-]+\}\n[\s\S]*?^:::\n/gm) ?? [];
  const [moved, anchor] = [clauses[2] ?? '', clauses[5] ?? ''];
  const edition = base.replace(`${moved}\n`, '').replace(anchor, `${anchor}\n${moved}`);
  return {
    base,
    ours: reword(forked, 9, 1).replace(/\n*$/, '\n\n:::clause{#x-own}\nWe say this ourselves.\n:::\n'),
    theirs: reword(edition, 7, 3).replace(
      anchor,
      `${anchor}\n:::clause{#new-provision}\nThis is new in the edition.\n:::\n`,
    ),
  };
}

function times(run: () => unknown, count: number): number[] {
  for (let warm = 0; warm < 3; warm++) run();
  return Array.from({ length: Math.ceil(count) }, () => timed(run));
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Medians of several things timed in turn, so that what else the machine does weighs on all of them alike. */
function interleaved(runs: readonly (() => unknown)[], count: number): number[] {
  const taken = runs.map((): number[] => []);
  for (let round = 0; round < count; round++) runs.forEach((run, at) => taken[at]?.push(timed(run)));
  return taken.map((list) => quantile(list, 0.5));
}

/** Texts made to be slow: two hundred pages of clauses all alike, one table, one list. */
export function pathologicalTable(): string {
  const alike = (count: number, said: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => said(at)).join('');
  const clause = (at: number): string =>
    `:::clause{#c${at}}\nStaff must report any concern to the head in writing without delay, and keep a copy of what they wrote.\n:::\n\n`;
  const shapes: Record<string, string> = {
    'clauses alike, ids': `---\ntitle: Alike\n---\n\n## All {#all}\n\n${alike(4000, clause)}`,
    'paragraphs alike': alike(
      4000,
      () =>
        'Staff must report any concern to the head in writing without delay, and keep a copy of what they wrote.\n\n',
    ),
    'paragraphs, no two alike': alike(
      4000,
      (at) =>
        `Rule ${at} of ${at * 7} says that group ${at % 97} reports item ${at * 13} to desk ${at % 41} each week.\n\n`,
    ),
    'one table': `| a | b |\n|---|---|\n${alike(8000, (at) => `| row ${at} | says ${at % 17} |\n`)}`,
    'list of 10,000': alike(10_000, (at) => `- item ${at} of the list\n`),
    'list, items alike': alike(10_000, () => '- one item like all others\n'),
    'one paragraph': `${alike(60_000, (at) => `word${at % 313} `)}\n`,
  };
  const rows = Object.entries(shapes).map(([name, base]) => {
    const ours = edited(base, 11, 'ours');
    const theirs = edited(base, 13, 'theirs');
    const plain = times(() => mergeMarkdown({ base, ours, theirs }), 1);
    const git = timed(() => gitMerge({ base, ours, theirs }));
    const isPolicy = base.startsWith('---');
    const indexes = isPolicy ? { base: indexOf(base), ours: indexOf(ours), theirs: indexOf(theirs) } : undefined;
    const stored = indexes ? timed(() => mergePolicies({ base, ours, theirs, indexes })).toFixed(0) : '-';
    return [name, String(Math.round(base.length / 1000)), quantile(plain, 0.5).toFixed(0), stored, git.toFixed(0)];
  });
  return tableOf(['text', 'kB', 'markdown ms', 'indexes ms', 'git ms'], rows);
}

/** Every so many lines a word is put in, and some lines are taken out or moved to the end. */
function edited(base: string, step: number, word: string): string {
  const lines = base.split('\n');
  if (lines.length < 10)
    return base
      .split(' ')
      .map((said, at) => (at % (step * 40) === 7 ? `${word}${at}` : said))
      .join(' ');
  const moved: string[] = [];
  const kept = lines.flatMap((line, at) => {
    if (at < 8 || line === '' || line.startsWith(':::') || at % step !== 3) return [line];
    if (/^[-|]/.test(line) && at % (step * 5) === 3) {
      moved.push(line);
      return [];
    }
    return [line.replace(/(\S)( \|?)?$/, `$1 ${word}$2`)];
  });
  return [...kept.slice(0, -1), ...moved, ''].join('\n');
}

function gitMerge(texts: ThreeTexts): void {
  const script =
    'd=$(mktemp -d); for f in base ours theirs; do IFS= read -r -d "" t; printf %s "$t" > "$d/$f"; done; git merge-file -p "$d/ours" "$d/base" "$d/theirs" >/dev/null; rm -r "$d"';
  spawnSync('bash', ['-c', script], { input: `${texts.base}\0${texts.ours}\0${texts.theirs}\0` });
}
