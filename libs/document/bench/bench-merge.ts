import { makeCases, type MergeCase } from './merge-corpus/make-cases.ts';
import { HALVES, proseOf, readCorpus, type Half } from './merge-corpus/write-corpus.ts';
import { measure, type Measured } from './merge/measure.ts';
import { toolTable } from './merge/report.ts';
import { pathologicalTable, speedTable } from './merge/speed.ts';
import { gitTools, OURS, type Tool } from './merge/tools.ts';

/**
 * `npm run bench:merge [-- --each N] [--half tuning] [--show] [--cases] [--short]`: our merge, git's and node-diff3's on the same cases in one
 * run. The committed corpus first; `--each` makes N more cases of each row and kind from the same prose by other draws.
 */
const options = process.argv.slice(2);
const numberAfter = (name: string): number =>
  Number(options[options.indexOf(name) + 1] ?? 0) * Number(options.includes(name));
const half = options.includes('--half') ? options[options.indexOf('--half') + 1] : undefined;

const git = gitTools();
const tools: readonly Tool[] = [OURS, ...git.tools];
for (const name of (Object.keys(HALVES) as Half[]).filter((each) => half === undefined || each === half)) {
  const more = numberAfter('--each');
  compare(`corpus, ${name}`, readCorpus(name));
  if (more > 0)
    compare(
      `made from the prose of ${name}`,
      makeCases(proseOf(name), { name, seed: HALVES[name] ^ 0x5eed, each: more }),
    );
}
git.close();
if (!options.includes('--cases')) {
  process.stdout.write(
    `\nwhole policies, both sides changed, ms\n${speedTable(options.includes('--short') ? 16 : 80)}\n`,
  );
  process.stdout.write(`\ntexts made to be slow\n${pathologicalTable()}\n`);
}

function compare(title: string, cases: readonly MergeCase[]): void {
  for (const texts of cases.slice(0, 30)) OURS.merge(texts);
  const measured = new Map(tools.map((tool) => [tool.name, cases.map((texts) => measure(tool, texts))] as const));
  for (const kind of ['policy', 'markdown'] as const) {
    const of = (all: readonly Measured[]): Measured[] => all.filter(({ texts }) => texts.kind === kind);
    process.stdout.write(
      `\n${title}: ${kind}, ${of(measured.get(OURS.name) ?? []).length} cases, of which to choose ${of(measured.get(OURS.name) ?? []).filter(({ texts }) => texts.mustChoose).length}\n`,
    );
    process.stdout.write(`${toolTable([...measured].map(([name, all]) => [name, of(all)] as const))}\n`);
  }
  if (options.includes('--show')) show(measured.get(OURS.name) ?? []);
}

/** What to look into: the cases we do not get exactly. */
function show(measured: readonly Measured[]): void {
  for (const { texts, verdict, agrees, lost } of measured) {
    if (verdict !== 'right' || !agrees || lost.length > 0)
      process.stdout.write(
        `${verdict}${agrees ? '' : ', differs'}${lost.length > 0 ? `, lost: ${lost.join(' / ')}` : ''}: ${texts.id}\n`,
      );
  }
}
