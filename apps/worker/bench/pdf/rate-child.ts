/** Prints and seals the documents it is told to, two at a time; started by `rate-worker.ts`. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createPrinter } from '@ratify/print';
import { benchJob, type TextName } from './bench-policy.ts';
import { CHAIR, chainMeans, checkSealed, runChain } from './chain.ts';
import { memoryOf, processorMsOf, Times } from './measure.ts';
import type { RateReport } from './rate-worker.ts';

const WARM_UP = 3;
const text = process.argv[2] as TextName;
const printer = await createPrinter({ concurrency: 2 });
const means = await chainMeans(printer);
const make = (number: number): Promise<Uint8Array> => runChain(() => benchJob(text, number, CHAIR), means, new Times());

for (let number = 1; number <= WARM_UP; number += 1) await make(number);
process.send?.('ready');
const [{ first, count }] = (await once(process, 'message')) as [{ first: number; count: number }];
process.send?.(await measured(first, count));
await printer.close();
process.disconnect();

async function measured(first: number, count: number): Promise<RateReport> {
  const lines: string[] = [];
  const before = await processorMs();
  let made = 0;
  const work = async (): Promise<void> => {
    while (made < count) {
      made += 1;
      const number = made;
      const sealed = await make(first + number);
      if (number % Math.max(1, Math.ceil(count / 10)) !== 0) continue;
      await checkSealed(sealed, means);
      lines.push(await memoryLine(number));
    }
  };
  await Promise.all([work(), work()]);
  return { lines, processorMs: (await processorMs()) - before };
}

async function processorMs(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + processorMsOf(processes(), (await printer.browserProcess()) ?? -1);
}

async function memoryLine(documents: number): Promise<string> {
  const own = process.memoryUsage().rss / 1024 / 1024;
  const browser = memoryOf(processes(), (await printer.browserProcess()) ?? -1);
  return `| ${String(documents).padStart(14)} | ${own.toFixed(0).padStart(10)} | ${browser.toFixed(0).padStart(10)} |\n`;
}

function processes(): { pid: number; parent: number; kb: number }[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
    .map(([pid, parent, kb]) => ({ pid, parent, kb }));
}
