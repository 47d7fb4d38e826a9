import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { makePrivateFolder } from './private-folder.ts';

/** The shipped headless shell, with the folder of libraries it needs where the machine has none of its own. */
export interface UnpackedChromium {
  readonly program: string;
  readonly libraries?: string;
}

/**
 * Unpacks the headless shell that @sparticuz/chromium ships into a folder of ours.
 *
 * The package's own `executablePath()` takes whatever is called `chromium` in the shared temporary folder; anyone on the
 * machine could put a program there. What is finished is moved into place in one step, so two processes may race.
 */
export async function unpackChromium(folder: string): Promise<UnpackedChromium> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const home = await makePrivateFolder(join(folder, `chromium-${version}`));
  const program = join(home, 'chromium-headless-shell');
  await unpackOnce(program, (unfinished) =>
    pipeline(
      createReadStream(join(packageFolder, 'bin', 'chromium.br')),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(unfinished, { mode: 0o700 }),
    ),
  );
  if (await starts(program)) return { program };
  // A bare machine (node:slim) lacks NSS and expat: the package ships them beside the browser.
  const libraries = join(home, 'libraries');
  await unpackOnce(libraries, (unfinished) =>
    pipeline(
      createReadStream(join(packageFolder, 'bin', 'al2023.tar.br')),
      createBrotliDecompress(),
      extract(unfinished),
    ),
  );
  return { program, libraries: join(libraries, 'lib') };
}

async function unpackOnce(place: string, unpack: (unfinished: string) => Promise<void>): Promise<void> {
  if (existsSync(place)) return;
  const unfinished = `${place}.${process.pid}`;
  try {
    await unpack(unfinished);
    await rename(unfinished, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error; // another process was first
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Whether the loader finds every library the program wants. */
async function starts(program: string): Promise<boolean> {
  return promisify(execFile)(program, ['--version'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
