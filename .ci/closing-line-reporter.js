import { stripVTControlCharacters } from 'node:util';

/**
 * Prints, at the end of a run, the files that took longest, each test that failed with the first lines of why, and as the last
 * line `N passed, N failed, N skipped`. A file that cannot be loaded counts as one failure.
 */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const count = `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`;
    const said = [...slowest(results.testResults), ...failures(results.testResults), count].join('\n');
    process.once('exit', () => process.stdout.write(`\n${said}\n`));
  }
}

const nameOf = (path) => path.replace(`${process.cwd()}/`, '');

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
