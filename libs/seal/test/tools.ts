import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe } from '@jest/globals';

const run = promisify(execFile);

/** What a command said and how it ended; a failure is an answer here, not an exception. */
export interface ToolAnswer {
  readonly code: number;
  readonly said: string;
}

/** Runs another program, with its words in plain English. */
export async function runTool(name: string, args: readonly string[]): Promise<ToolAnswer> {
  try {
    const { stdout, stderr } = await run(name, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    return { code: 0, said: `${stdout}${stderr}` };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    return { code: typeof code === 'number' ? code : -1, said: `${stdout ?? ''}${stderr ?? ''}` };
  }
}

/**
 * A block of tests that needs programs of the system. Where one is missing the block is skipped and says so by name,
 * unless RATIFY_REQUIRE_TOOLS=1 asks for all of them.
 */
export function describeWithTools(tools: readonly string[], name: string, tests: () => void): void {
  const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0 || process.env['RATIFY_REQUIRE_TOOLS'] === '1') {
    describe(name, tests);
  } else {
    describe.skip(`${name} (not installed: ${missing.join(', ')})`, tests);
  }
}

/** A private folder for files that other programs read. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'ratify-seal-'));

  put(name: string, bytes: Uint8Array | string): string {
    const path = join(this.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  get(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.folder, name)));
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
