import type { Visitor } from '../test/browser.ts';

/** As a phone on a slow mobile network has it: the round trip, the line and the processor that Lighthouse assumes. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const SLOWER_PROCESSOR = 4;

/** Of one page, opened with nothing kept from before; milliseconds and bytes. */
export interface LabFigures {
  readonly firstByte: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  readonly bytes: number;
}

/** Notes what the browser paints, moves and is busy with, from the first moment of a page. */
const OBSERVED = `
  window.lab = { firstPaint: 0, largestPaint: 0, blocked: 0, shift: 0 };
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { lab.largestPaint = startTime; });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') lab.firstPaint = startTime; });
  watch('longtask', ({ duration }) => { lab.blocked += Math.max(0, duration - 50); });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) lab.shift += value; });
`;

/** Opens a page on a slow phone and says how long it took. */
export async function labFigures({ page, origin }: Visitor, path: string): Promise<LabFigures> {
  const session = await page.createCDPSession();
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR });
  const { identifier } = await page.evaluateOnNewDocument(OBSERVED);
  const answer = await page.goto(origin + path, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`);
  // What is painted last is known once nothing more comes.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const seen = (await page.evaluate(
    `({ ...lab, firstByte: performance.getEntriesByType('navigation')[0].responseStart })`,
  )) as Omit<LabFigures, 'bytes'>;
  await page.removeScriptToEvaluateOnNewDocument(identifier);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return { ...seen, bytes };
}
