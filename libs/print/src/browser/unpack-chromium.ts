import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { makePrivateFolder } from './private-folder.ts';

/**
 * Unpacks the headless shell that @sparticuz/chromium ships into a folder of ours and returns its path.
 *
 * The package's own `executablePath()` takes whatever is called `chromium` in the shared temporary folder; anyone on the
 * machine could put a program there. The finished file is moved into place in one step, so two processes may race.
 */
export async function unpackChromium(folder: string): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const home = await makePrivateFolder(join(folder, `chromium-${version}`));
  const program = join(home, 'chromium-headless-shell');
  if (existsSync(program)) return program;

  const unfinished = `${program}.${process.pid}`;
  try {
    await pipeline(
      createReadStream(join(packageFolder, 'bin', 'chromium.br')),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      createWriteStream(unfinished, { mode: 0o700 }),
    );
    await rename(unfinished, program);
  } finally {
    await rm(unfinished, { force: true });
  }
  return program;
}
