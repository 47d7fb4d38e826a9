/**
 * `npm run bench:compare`: how well two policies in different words are aligned, against labels that people set, beside a plain
 * search by a library in the same run. The half called `tuned` was looked at while the comparison was written, `held-out` was
 * not; `unseen` was written later by somebody who had seen neither the comparison nor those two. `-- --failures` also prints what differs in the tuned half.
 */
import { searchAlignment } from './compare/plain-search.ts';
import { ourAlignment, readPairs, type Alignment, type LabelledPair } from './compare/read-pairs.ts';
import {
  balanceOf,
  precisionOf,
  recallOf,
  scoreAlignment,
  SCORED,
  sumOf,
  type Scored,
  type Scores,
} from './compare/score-alignment.ts';

const [flag] = process.argv.slice(2);
if (flag !== undefined && flag !== '--failures') {
  process.stderr.write('Usage: npm run bench:compare -- [--failures]\n');
  process.exit(2);
}
const [tuned, heldOut, unseen] = [readPairs('tuned'), readPairs('held-out'), readPairs('unseen')];
const scored = (pairs: readonly LabelledPair[], align: (pair: LabelledPair) => Alignment): Scores =>
  sumOf(pairs.map((pair) => scoreAlignment(pair, align(pair))));

/** The peer is given its best threshold on the tuned half, as ours were. */
const thresholds = Array.from({ length: 30 }, (_, at) => (at + 1) / 50);
const [best = 0] = thresholds.toSorted((a, b) => peerOn(tuned, b) - peerOn(tuned, a));

function peerOn(pairs: readonly LabelledPair[], least: number): number {
  return balanceOf(scored(pairs, (pair) => searchAlignment(pair, least)).answers);
}

const figures = (scores: Scores, kind: Scored): string =>
  `${precisionOf(scores[kind]).toFixed(2)} | ${recallOf(scores[kind]).toFixed(2)} (${scores[kind].wanted})`;

for (const [name, pairs] of [
  ['tuned', tuned],
  ['held-out', heldOut],
  ['unseen', unseen],
] as const) {
  const ours = scored(pairs, ourAlignment);
  const peer = scored(pairs, (pair) => searchAlignment(pair, best));
  process.stdout.write(
    [
      `${name}: ${pairs.length} pairs of policies, ${ours.answers.wanted} pairs of clauses; the peer is minisearch, from ${best} of a full hit`,
      '| | ours: precision | recall | peer: precision | recall |',
      '|---|---|---|---|---|',
      ...SCORED.map((kind) => `| ${kind} | ${figures(ours, kind)} | ${figures(peer, kind)} |`),
      '',
      '',
    ].join('\n'),
  );
}

if (flag === '--failures')
  for (const pair of tuned) {
    const { answers } = ourAlignment(pair);
    for (const [label, words] of pair.baseWords) {
      const [found, wanted] = [answers.get(label) ?? [], pair.truth.get(label) ?? []];
      if (found.join() === wanted.join()) continue;
      process.stdout.write(
        `${pair.name} ${label} "${words}"\n  wanted ${wanted.join(' ') || 'nothing'}, found ${found.join(' ') || 'nothing'}\n`,
      );
      for (const other of new Set([...wanted, ...found]))
        process.stdout.write(`    ${other} "${pair.otherWords.get(other) ?? ''}"\n`);
    }
  }
