import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copySources, notCopied, packagesOfImages, readDockerfile } from '../test/start/image-tree.ts';

/**
 * `npm run check:images`: the steps of the Dockerfile's build stage as they stand there, in a folder of their own, and then the tests of the
 * images on what they leave. Needs the registry, or npm's cache of it; takes some minutes. Ends with 1 where something does not work.
 */
const project = fileURLToPath(new URL('../../../', import.meta.url));
const build = readDockerfile(readFileSync(join(project, 'docker/Dockerfile'), 'utf8')).find(
  ({ name }) => name === 'build',
);
const tree = mkdtempSync(join(tmpdir(), 'ratify-image-built-'));

function step(what: string, act: () => void): void {
  const begun = Date.now();
  act();
  process.stdout.write(`${what}: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = tree): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

try {
  for (const { name, words } of build?.instructions ?? [])
    step(`${name} ${words}`, () => {
      if (name === 'COPY' && words === '. .') copySources(project, tree, notCopied(project));
      else if (name === 'RUN') run('sh', ['-c', words]);
      else if (name !== 'WORKDIR') throw new Error(`nobody knows how to do this here: ${name} ${words}`);
    });
  const missing = packagesOfImages(project).filter((path) => !existsSync(join(tree, path)));
  if (missing.length > 0) throw new Error(`the build leaves these packages out: ${missing.join(', ')}`);
  const jest = ['run', '--silent', 'jest', '--', '--selectProjects', 'cli', '--testPathPatterns', 'start/images'];
  step('the tests of the images on it', () => run('npm', jest, { RATIFY_IMAGE_TREE: tree }, project));
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(tree, { recursive: true, force: true });
}
