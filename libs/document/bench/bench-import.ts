/**
 * `npm run bench:import`: how much of the structure and of the facts comes back when documents whose truth is known are imported,
 * shape by shape. `-- --failures [shape]` also prints what differs.
 */
import { precisionOf, recallOf, scoreImports, type Tally } from './import/score-import.ts';
import { TYPISTS } from './import/typists.ts';

const DOCUMENTS = 20;
const SEED = 7;

const [flag, asked] = process.argv.slice(2);
if (flag !== undefined && flag !== '--failures') {
  process.stderr.write('Usage: npm run bench:import -- [--failures [shape]]\n');
  process.exit(2);
}
const scores = scoreImports(
  DOCUMENTS,
  SEED,
  asked === undefined ? TYPISTS : TYPISTS.filter(({ name }) => name === asked),
);
const figures = (tally: Tally): string => `${precisionOf(tally).toFixed(3)} | ${recallOf(tally).toFixed(3)}`;
const total = (part: 'structure' | 'metadata'): Tally =>
  scores.reduce(
    (sum, { [part]: { right, found, wanted } }) => ({
      right: sum.right + right,
      found: sum.found + found,
      wanted: sum.wanted + wanted,
    }),
    { right: 0, found: 0, wanted: 0 },
  );
process.stdout.write(
  [
    '| shape | documents | words lost or errors | structure precision | recall | metadata precision | recall |',
    '|---|---|---|---|---|---|---|',
    ...scores.map(
      ({ shape, documents, broken, structure, metadata }) =>
        `| ${shape} | ${documents} | ${broken} | ${figures(structure)} | ${figures(metadata)} |`,
    ),
    `| all | ${scores.length * DOCUMENTS} | ${scores.reduce((sum, { broken }) => sum + broken, 0)} | ${figures(total('structure'))} | ${figures(total('metadata'))} |`,
    '',
  ].join('\n'),
);
if (flag === '--failures')
  for (const { shape, failures } of scores)
    process.stdout.write(failures.map((failure) => `${shape}, document ${failure}\n`).join(''));
