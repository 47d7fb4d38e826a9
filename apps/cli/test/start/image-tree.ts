import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

/** An instruction of a Dockerfile, its continued lines as one. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** A stage of a Dockerfile: its name, what it stands on, and what is done in it. */
export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** Reads the stages of a Dockerfile, in their order. */
export function readDockerfile(text: string): Stage[] {
  const stages: (Omit<Stage, 'instructions'> & { instructions: Instruction[] })[] = [];
  const lines = text.replace(/\\\n/g, ' ').split('\n');
  for (const line of lines.filter((each) => each.trim() && !each.startsWith('#'))) {
    const [, name = '', words = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    const [, from = '', as = ''] = name === 'FROM' ? (/^(\S+) AS (\S+)$/.exec(words) ?? []) : [];
    if (name === 'FROM') stages.push({ name: as, from, instructions: [] });
    else stages.at(-1)?.instructions.push({ name, words: words.replace(/\s+/g, ' ') });
  }
  return stages;
}

interface Lock {
  readonly packages: Record<string, { readonly dev?: boolean; readonly link?: boolean }>;
}

/** Folders of packages that are there in an image: all of the lock file but those for developers. */
export function packagesOfImages(project: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(packages)
    .filter(([path, { dev }]) => path.includes('node_modules/') && !dev)
    .map(([path]) => path)
    .filter((path) => existsSync(join(project, path))); // of another platform
}

/**
 * What the build stage leaves behind, made of what is built here: without the packages for developers, and nothing of what is not
 * copied into it. `npm run check:images` runs the steps themselves instead, and names its folder by RATIFY_IMAGE_TREE.
 */
export function imageTree(project: string): string {
  const made = process.env['RATIFY_IMAGE_TREE'];
  if (made) return made;
  const tree = mkdtempSync(join(tmpdir(), 'ratify-image-tree-'));
  copySources(
    project,
    tree,
    notCopied(project).filter((path) => path !== 'dist'),
  ); // what is built is there already
  // A package within another comes along with that.
  const packages = packagesOfImages(project).filter(
    (path, _at, all) => !all.some((other) => path.startsWith(`${other}/`)),
  );
  const copied = ['-al', '-a'].some(
    (how) => spawnSync('cp', [how, '--parents', ...packages, tree], { cwd: project }).status === 0,
  );
  if (!copied) throw new Error('the packages could not be copied');
  return tree;
}

/** What `COPY . .` leaves out: names of files and folders, wherever they are, and paths. */
export function notCopied(project: string): string[] {
  const lines = readFileSync(join(project, 'docker/Dockerfile.dockerignore'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => line.replace(/^\*\*\//, ''));
}

/** Everything of the project but files and folders of these names and paths. */
export function copySources(project: string, tree: string, without: readonly string[]): void {
  for (const entry of readdirSync(project))
    if (!without.includes(entry))
      cpSync(join(project, entry), join(tree, entry), {
        recursive: true,
        filter: (path) => !without.includes(basename(path)) && !without.includes(relative(project, path)),
      });
}
