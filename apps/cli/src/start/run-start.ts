import { once } from 'node:events';
import { readConfiguration } from './configuration.ts';
import { signInTable } from './demonstration-people.ts';
import { startInstallation } from './start-installation.ts';
import { StartRefusal } from './start-refusal.ts';

/** Starts an installation as the environment says, stays until it is told to stop, and returns the exit code. */
export async function runStart(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const leave = new AbortController();
  const asked = once(leave.signal, 'abort').then(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave.abort());
  try {
    const configuration = readConfiguration(env);
    const installation = await startInstallation({ ...configuration, log: say, signal: leave.signal });
    const at = `Ratify is at ${configuration.publicOrigin}`;
    say(`\n${at}\n`);
    if (configuration.demonstration !== 'none') say(`${signInTable().join('\n')}\n`);
    void installation.filled.then((written) => written && say(`${at}: its sign-in page lists everybody.`));
    const failure = await Promise.race([asked, installation.failed]);
    say(failure ?? 'Stopping.');
    await installation.stop();
    say('Stopped.');
    return failure === undefined ? 0 : 1;
  } catch (error) {
    if (leave.signal.aborted) return 0;
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`Ratify does not start.\n${error.message}\n`);
    return 2;
  }
}
