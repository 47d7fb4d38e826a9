/**
 * `npm run bench:document`: reading and linting a policy beside a bare remark parse (the same plugins) of the same text, and
 * linting it again after an edit of one clause. Medians of interleaved runs in one process, after warming up; the ratio is that of all
 * they took together, as the collector of memory stops whichever run it comes to.
 */
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { walkNodes } from '../src/find-node.ts';
import { lintPolicy } from '../src/lint/lint-policy.ts';
import { lintForEditing, relintPolicy } from '../src/lint/relint-policy.ts';
import { readPolicy } from '../src/read/read-policy.ts';
import { longText } from './document/long-text.ts';

const SIZES = [5_000, 15_000, 30_000];
/** Edits that count. */
const EDITS = 33;
/**
 * Words read before the first run that counts, as many for a short text as for a long one: what is measured is a service that has been reading
 * for a while, and rules are compiled as they meet words, not as they meet texts.
 */
const WARMING_WORDS = 240_000;
/** Words read in the runs that count: over a short text the collector of memory passes once in many runs, over a long one several times in each. */
const MEASURED_WORDS = 330_000;
/** A printed A4 page of a policy holds some 400 words. */
const SIXTY_PAGES = 60 * 400;
const FACTS = { today: '2026-11-20' };

const bare = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).use(remarkDirective).freeze();

const time = (run: () => unknown): number => {
  const before = performance.now();
  run();
  return performance.now() - before;
};
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const shown = (value: number): string => value.toFixed(1).padStart(9);

process.stdout.write('   words   remark ms  read ms  lint ms  read+lint : remark\n');
for (const words of SIZES) {
  const text = longText(words);
  const [parse, read, lint]: [number[], number[], number[]] = [[], [], []];
  const runs = Math.ceil(MEASURED_WORDS / words);
  for (let run = -Math.ceil(WARMING_WORDS / words); run < runs; run++) {
    const isFirst = run % 2 === 0; // in turn: whoever comes after the other finds its garbage
    let parsed = isFirst ? time(() => bare.parse(text)) : 0;
    let document = readPolicy('');
    const wasRead = time(() => (document = readPolicy(text)));
    const linted = time(() => lintPolicy(document, FACTS));
    if (!isFirst) parsed = time(() => bare.parse(text));
    if (run < 0) continue;
    parse.push(parsed);
    read.push(wasRead);
    lint.push(linted);
  }
  const figures = [parse, read, lint].map((values) => shown(median(values))).join('');
  const ratio = (sum(read) + sum(lint)) / sum(parse);
  process.stdout.write(
    `${String(text.split(/\s+/).length).padStart(8)}   ${figures}   ${ratio.toFixed(2)}x (goal 2x)\n`,
  );
}

const text = longText(SIXTY_PAGES);
const clauses = walkNodes(readPolicy(text).nodes).filter(({ kind }) => kind === 'clause');
const places = [0.1, 0.5, 0.9].map((part) => clauses[Math.floor(clauses.length * part)]?.bodyStart ?? 0);
let linted = lintForEditing(text, FACTS);
const again: number[] = [];
for (let run = -6; run < EDITS; run++) {
  const near = places[Math.abs(run) % places.length] ?? 0;
  const at = linted.document.text.indexOf(' ', near + 20);
  const taken = time(() => (linted = relintPolicy(linted, [{ start: at, end: at, text: ' further' }])));
  if (run >= 0) again.push(taken);
}
const full = time(() => lintPolicy(readPolicy(linted.document.text), FACTS));
const slowest = Math.max(...again);
process.stdout.write(
  `\nafter an edit of one clause of ${clauses.length}, ${text.split(/\s+/).length} words (60 pages): ${median(again).toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms (goal 50 ms); a full read and lint ${full.toFixed(1)} ms\n`,
);
