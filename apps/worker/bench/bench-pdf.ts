/**
 * `npm run bench:pdf`: from text to sealed PDF step by step, beside a bare warm `page.pdf()` of the same HTML, a browser
 * launched for each document, and WeasyPrint where it is installed; then documents a second, and memory over many.
 * Ratios are to the bare warm `page.pdf()`, interleaved in the same run. `-- --text=long --runs=30 --documents=1000`.
 */
import { parseArgs } from 'node:util';
import { createPrinter } from '@ratify/print';
import { benchJob, TEXTS, type TextName } from './pdf/bench-policy.ts';
import { CHAIR, CHAIR_AND_SEAL, chainMeans, checkSealed, runChain, WITH_SEAL } from './pdf/chain.ts';
import { tableOf, Times } from './pdf/measure.ts';
import {
  barePrinter,
  hasWeasyPrint,
  launchBare,
  printWithNewBrowser,
  warmWeasyPrint,
  weasyPrintVersion,
} from './pdf/peers.ts';
import { startRateWorker } from './pdf/rate-worker.ts';

const YARDSTICK = 'bare warm page.pdf() of the same HTML';
const WARM_UP = 3;
const WORKERS = 2;
/** A worker replaces its browser after 200 documents, those to warm up among them. */
const BEFORE_REPLACED = 190;
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
await printer.close();
await measureRate(Number(values.documents));

async function measureSteps(runs: number): Promise<void> {
  const times = new Times();
  const browser = await launchBare();
  const bare = await barePrinter(browser);
  const weasyPrint = hasWeasyPrint() ? warmWeasyPrint() : undefined;
  for (let run = -WARM_UP; run < runs; run += 1) {
    const kept = run < 0 ? new Times() : times;
    const html = printer.pageOf(benchJob(text, run + WARM_UP, CHAIR));
    await kept.of(YARDSTICK, () => bare(html));
    const sealed = await runChain(() => benchJob(text, run + WARM_UP, CHAIR), means, kept);
    await kept.of('verify', () => checkSealed(sealed, means));
    const both = new Times();
    await checkSealed(await runChain(() => benchJob(text, run + WARM_UP, CHAIR_AND_SEAL), means, both), means);
    kept.add(WITH_SEAL, both.quantile(WITH_SEAL, 0.5));
    if (run % SLOW_EVERY !== 0) continue;
    await kept.of('a browser launched for the document', () => printWithNewBrowser(html));
    if (weasyPrint) kept.add(`WeasyPrint, warm (${weasyPrintVersion()})`, await weasyPrint.print(html));
  }
  weasyPrint?.close();
  await browser.close();
  process.stdout.write(`${tableOf(times, YARDSTICK)}\n`);
  if (!weasyPrint) process.stdout.write('WeasyPrint is not installed and was not measured.\n\n');
}

/** Two workers, each with a browser of its own and two documents at a time, as they run in production. */
async function measureRate(documents: number): Promise<void> {
  const each = Math.ceil(documents / WORKERS);
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startRateWorker(text)));
  const began = performance.now();
  const memory = await Promise.all(workers.map((worker, index) => worker.make(10_000 + index * each, each)));
  const seconds = (performance.now() - began) / 1000;
  const [made, processor] = [each * WORKERS, memory.reduce((sum, { processorMs }) => sum + processorMs, 0)];
  const rate = `${(made / seconds).toFixed(1)} sealed documents of one signatory a second, ${WORKERS} workers (${made} in ${seconds.toFixed(1)} s)`;
  // Of a browser that has been replaced nobody counts the time any more.
  const busy = `${(processor / made).toFixed(0)} ms of processor time each, browser included: ${((1000 * WORKERS * made) / processor).toFixed(1)} a second where ${WORKERS} cores do nothing else`;
  process.stdout.write(`${each <= BEFORE_REPLACED ? `${rate}; ${busy}` : rate}\n\n`);
  process.stdout.write(
    '| documents each | process MB | browser MB |\n|---------------:|-----------:|-----------:|\n' +
      memory.flatMap(({ lines }) => lines).join(''),
  );
}
