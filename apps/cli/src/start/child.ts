import { once } from 'node:events';
import type { FromChild, ToChild } from './child-settings.ts';

interface Running {
  stop(): Promise<void>;
  readonly ended?: Promise<void>;
}

const LONGEST_STOP_MS = 8_000;

/**
 * Runs a child of the supervisor: waits for its settings, starts, says that it is ready and stops on SIGTERM, or when the
 * supervisor is gone. Ctrl-C reaches every process of a terminal: the supervisor alone decides, so it is ignored here.
 */
export async function runChild<S>(
  start: (settings: S, news: { readonly isFilled: () => boolean }) => Promise<Running>,
  isHopeless: (error: unknown) => boolean,
): Promise<void> {
  process.on('SIGINT', () => undefined);
  const ending = Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]).then(() => null);
  const settings = Promise.withResolvers<S>();
  let filled = false;
  process.on('message', (message: ToChild) => {
    if ('filled' in message) filled = true;
    else settings.resolve(message.settings as S);
  });
  const given = await Promise.race([settings.promise, ending]);
  if (given === null) process.exit(0);
  try {
    const running = await start(given, { isFilled: () => filled });
    tell({ ready: true });
    const lost = running.ended?.then(() => 'lost') ?? new Promise<never>(() => undefined);
    const why = await Promise.race([ending, lost]);
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref(); // an orphan has nobody to kill it
    await running.stop();
    process.exit(why === null ? 0 : 1); // the supervisor starts another
  } catch (error) {
    if (!isHopeless(error)) throw error;
    await new Promise((sent) => tell({ hopeless: (error as Error).message }, () => sent(undefined)));
    process.exit(1);
  }
}

function tell(message: FromChild, sent: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, sent);
  else sent();
}
