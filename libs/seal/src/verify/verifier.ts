import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { SealError } from '../seal-error.ts';
import type { Verdict } from './report.ts';
import type { VerifyOptions } from './verify-pdf.ts';

export interface VerifierLimits {
  /** Files that may wait for the thread; 8 when left out. */
  readonly queue?: number;
  /** Milliseconds until an answer at most, waiting included; 20,000 when left out. */
  readonly deadline?: number;
  /** Memory of the thread; 512 MB when left out. */
  readonly megabytes?: number;
}

/** Verifies the files of strangers in a thread of its own, so that none of them can hold up or harm whoever asks. */
export interface Verifier {
  /**
   * As `verifyPdf`.
   *
   * @throws SealError VERIFIER_BUSY when there is no answer in time: too many wait, or the file is made to take long or much memory.
   */
  verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict>;
  /** Ends the thread, and with it whatever it reads. */
  close(): Promise<void>;
}

/** Opens a verifier. Its thread starts with the first file and does not keep the process alive. */
export function openVerifier({ queue = 8, deadline = 20_000, megabytes = 512 }: VerifierLimits = {}): Verifier {
  let pool: Piscina | undefined;
  let inside = 0;
  return {
    verify: async (bytes, options) => {
      if (inside > queue) throw new SealError('VERIFIER_BUSY', 'too many wait');
      inside += 1;
      try {
        pool ??= startPool(megabytes, () => (pool = undefined));
        return (await pool.run({ bytes, options }, { signal: AbortSignal.timeout(deadline) })) as Verdict;
      } catch (cause) {
        throw new SealError('VERIFIER_BUSY', 'no answer in time', { cause });
      } finally {
        inside -= 1;
      }
    },
    close: async () => pool?.destroy(),
  };
}

function startPool(megabytes: number, broken: () => void): Piscina {
  const fromSource = import.meta.url.endsWith('.ts');
  const pool = new Piscina({
    filename: fileURLToPath(new URL(fromSource ? './verify-thread.ts' : './verify-thread.js', import.meta.url)),
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    execArgv: fromSource ? ['--conditions=@ratify/source', '--no-warnings', '--experimental-transform-types'] : [],
    recordTiming: false,
  });
  // A thread that fails while nobody waits for its answer: whoever asks next gets a fresh pool.
  pool.on('error', broken);
  return pool;
}
