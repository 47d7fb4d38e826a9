import { readFileSync } from 'node:fs';
import TestSequencer from '@jest/test-sequencer';

const SECONDS = JSON.parse(readFileSync(new URL('seconds.json', import.meta.url), 'utf8'));

/**
 * Files that are known to take long begin first, so that at the end no worker waits for another: where nothing was run before, as in CI,
 * Jest itself goes by the size of a file. `RATIFY_KEEP_SECONDS=1 npm run jest` writes down how long they took.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const secondsOf = ({ path }) => SECONDS[path.replace(`${process.cwd()}/`, '')] ?? 0;
    const isFailed = (test) => Number(this.hasFailed(test));
    return [...super.sort(tests)].sort((a, b) => isFailed(b) - isFailed(a) || secondsOf(b) - secondsOf(a));
  }
}
