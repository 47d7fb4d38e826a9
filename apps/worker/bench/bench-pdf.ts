/**
 * `npm run bench:pdf`: from text to sealed PDF step by step, beside a bare warm `page.pdf()` of the same HTML, a browser
 * launched for each document, and WeasyPrint where it is installed; then documents a second, and memory over many.
 * Ratios are to the bare warm `page.pdf()`, interleaved in the same run. `-- --text=long --runs=30 --documents=1000`.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createPrinter } from '@ratify/print';
import { benchJob, TEXTS, type TextName } from './pdf/bench-policy.ts';
import { chainMeans, checkSealed, FIELDS, runChain } from './pdf/chain.ts';
import { memoryOf, tableOf, Times } from './pdf/measure.ts';
import {
  barePrinter,
  hasWeasyPrint,
  launchBare,
  printWithNewBrowser,
  warmWeasyPrint,
  weasyPrintVersion,
} from './pdf/peers.ts';

const YARDSTICK = 'bare warm page.pdf() of the same HTML';
const WARM_UP = 3;
/** Peers that take many times as long are asked less often. */
const SLOW_EVERY = 4;

const { values } = parseArgs({
  options: {
    text: { type: 'string', default: 'ordinary' },
    runs: { type: 'string', default: '20' },
    documents: { type: 'string', default: '60' },
  },
});
if (!(values.text in TEXTS)) {
  process.stderr.write(`--text is one of ${Object.keys(TEXTS).join(', ')}\n`);
  process.exit(2);
}
const text = values.text as TextName;
const printer = await createPrinter({ concurrency: 2 });
const means = await chainMeans(printer);
process.stdout.write(`${TEXTS[text]}, ${values.runs} runs each, Node ${process.version}\n\n`);
await measureSteps(Number(values.runs));
await measureRate(Number(values.documents));
await printer.close();

async function measureSteps(runs: number): Promise<void> {
  const times = new Times();
  const browser = await launchBare();
  const bare = await barePrinter(browser);
  const weasyPrint = hasWeasyPrint() ? warmWeasyPrint() : undefined;
  for (let run = -WARM_UP; run < runs; run += 1) {
    const kept = run < 0 ? new Times() : times;
    const html = printer.pageOf(benchJob(text, run + WARM_UP, FIELDS));
    await kept.of(YARDSTICK, () => bare(html));
    const sealed = await runChain(benchJob(text, run + WARM_UP, FIELDS), means, kept);
    await kept.of('verify', () => checkSealed(sealed, means));
    if (run % SLOW_EVERY !== 0) continue;
    await kept.of('a browser launched for the document', () => printWithNewBrowser(html));
    if (weasyPrint) kept.add(`WeasyPrint, warm (${weasyPrintVersion()})`, await weasyPrint.print(html));
  }
  weasyPrint?.close();
  await browser.close();
  process.stdout.write(`${tableOf(times, YARDSTICK)}\n`);
  if (!weasyPrint) process.stdout.write('WeasyPrint is not installed and was not measured.\n\n');
}

/** Two documents at a time, as a worker does them. */
async function measureRate(documents: number): Promise<void> {
  const rounds: string[] = [];
  let next = 0;
  const began = performance.now();
  const work = async (): Promise<void> => {
    while (next < documents) {
      const number = (next += 1);
      await runChain(benchJob(text, 10_000 + number, FIELDS), means, new Times());
      if (number % Math.max(1, Math.ceil(documents / 10)) === 0) rounds.push(await memoryLine(number));
    }
  };
  await Promise.all([work(), work()]);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `${(documents / seconds).toFixed(1)} sealed documents a second, two at a time (${documents} in ${seconds.toFixed(1)} s)\n\n`,
  );
  process.stdout.write(
    `| documents | this process MB | browser MB |\n|----------:|----------------:|-----------:|\n${rounds.join('\n')}\n`,
  );
}

async function memoryLine(documents: number): Promise<string> {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
    .map(([pid, parent, kb]) => ({ pid, parent, kb }));
  const own = process.memoryUsage().rss / 1024 / 1024;
  const browser = memoryOf(processes, (await printer.browserProcess()) ?? -1);
  return `| ${String(documents).padStart(9)} | ${own.toFixed(0).padStart(15)} | ${browser.toFixed(0).padStart(10)} |`;
}
