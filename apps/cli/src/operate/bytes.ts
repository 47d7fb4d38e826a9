import type { BytesPlace, Installation } from '@ratify/store';
import { Misuse } from '../shell/misuse.ts';
import { progressOver } from '../shell/progress.ts';
import { writeResult } from '../shell/read-file.ts';
import { elsewhereOf, withInstallation, type Environment } from './with-installation.ts';

const NAMES: Readonly<Record<BytesPlace, string>> = { s3: 'the bucket', database: 'the database' };

/** Takes the bytes of every file to one place; broken off anywhere, it goes on where it was when it is run again. */
export async function migrateBytes(
  env: Environment,
  { to, dryRun }: { readonly to: BytesPlace; readonly dryRun: boolean },
): Promise<void> {
  assertMoveable(env, to);
  await withInstallation(env, async (installation) => {
    const { files, bytes } = await installation.countToRelocate(to);
    if (dryRun) return say(`${sayFiles(files, bytes)} would go to ${NAMES[to]}.`);
    const progress = progressOver(files);
    const done = { files: 0, bytes: 0 };
    try {
      for await (const length of installation.relocateBytes(to)) {
        done.files += 1;
        done.bytes += length;
        progress.step(sayBytes(done.bytes));
      }
    } finally {
      progress.done();
      if (done.files > 0) process.stderr.write(`${sayFiles(done.files, done.bytes)} have gone to ${NAMES[to]}.\n`);
    }
    return say(`Everything is in ${NAMES[to]}. Look at it with \`ratify check\`.`);
  });
}

/** Removes from the bucket what nothing refers to any more and was stored long enough ago. */
export async function collectBytes(
  env: Environment,
  { olderThan, dryRun }: { readonly olderThan: number; readonly dryRun: boolean },
): Promise<void> {
  if (!elsewhereOf(env)) throw new Misuse(NO_BUCKET);
  const before = new Date(Date.now() - olderThan * 86_400_000);
  const { gone, unknown } = await withInstallation(env, (installation: Installation) =>
    installation.collectObjects({ before, carryOut: !dryRun }),
  );
  await say(
    [
      `${sayFiles(gone.files, gone.bytes)} that nothing refers to, stored more than ${olderThan} days ago, ${dryRun ? 'would go' : 'are gone'}.`,
      ...(unknown > 0 ? [`${unknown} objects are of nobody here and were left alone.`] : []),
    ].join('\n'),
  );
}

function assertMoveable(env: Environment, to: BytesPlace): void {
  const elsewhere = elsewhereOf(env);
  if (!elsewhere) throw new Misuse(NO_BUCKET);
  if (to === 'database' && elsewhere.takesMore)
    throw new Misuse(
      'Set RATIFY_BYTES=database first, here and for every worker: else a worker moves them to the bucket again.',
    );
  if (to === 's3' && !elsewhere.takesMore)
    throw new Misuse('RATIFY_BYTES=database says that nothing moves to the bucket: leave it out first.');
}

const NO_BUCKET = 'RATIFY_S3_BUCKET names no bucket, and so there is none.';

const sayBytes = (bytes: number): string => `${Math.ceil(bytes / 1_048_576)} MB`;
const sayFiles = (files: number, bytes: number): string =>
  `${files} file${files === 1 ? '' : 's'} (${sayBytes(bytes)})`;
const say = (line: string): Promise<void> => writeResult(undefined, `${line}\n`);
