/** Prints `N passed, N failed, N skipped` as the last line of a run. A file that cannot be loaded counts as one failure. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`;
    process.once('exit', () => process.stdout.write(`\n${this.line}\n`));
  }
}
