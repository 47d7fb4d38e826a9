import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * Prints, at the end of a run, the files that took longest, each test that failed with the first lines of why, and as the last
 * line `N passed, N failed, N skipped`. A file that cannot be loaded counts as one failure.
 */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    if (process.env.RATIFY_KEEP_SECONDS) keepSeconds(results.testResults);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const count = `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`;
    const said = [...slowest(results.testResults), ...failures(results.testResults), count].join('\n');
    process.once('exit', () => process.stdout.write(`\n${said}\n`));
  }
}

const nameOf = (path) => path.replace(`${process.cwd()}/`, '');

/** For `longest-first.js`: files that take a quarter of a minute or more, the longest first. */
function keepSeconds(files) {
  const seconds = files
    .map(({ perfStats, testFilePath }) => [nameOf(testFilePath), Math.round(perfStats.runtime / 1000)])
    .filter(([, each]) => each >= 15)
    .sort(([, one], [, other]) => other - one);
  writeFileSync(new URL('seconds.json', import.meta.url), `${JSON.stringify(Object.fromEntries(seconds), null, 2)}\n`);
}

function slowest(files) {
  if (files.length < 20) return [];
  const byTime = [...files].sort((a, b) => b.perfStats.runtime - a.perfStats.runtime).slice(0, 15);
  return byTime.map(
    ({ perfStats, testFilePath }) => `${Math.round(perfStats.runtime / 1000)} s ${nameOf(testFilePath)}`,
  );
}

function failures(files) {
  return files.flatMap(({ testFilePath, testExecError, testResults }) => [
    ...(testExecError ? [`FAILED ${nameOf(testFilePath)}: ${shortly(testExecError.message)}`] : []),
    ...testResults
      .filter(({ status }) => status === 'failed')
      .map(
        ({ fullName, failureMessages }) =>
          `FAILED ${nameOf(testFilePath)}: ${fullName}: ${shortly(failureMessages[0])}`,
      ),
  ]);
}

const shortly = (message = '') => stripVTControlCharacters(message).replace(/\s+/g, ' ').slice(0, 240);
