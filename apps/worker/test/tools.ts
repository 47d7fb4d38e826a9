import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';

const run = promisify(execFile);

/** What another program said, in plain English; throws when it ends with an error. */
export async function runTool(name: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(name, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  return `${stdout}${stderr}`;
}

/** Tests that need programs of the system: skipped by name where one is missing, unless RATIFY_REQUIRE_TOOLS=1 asks for all. */
export function describeWithTools(tools: readonly string[], name: string, tests: () => void): void {
  const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0 || process.env['RATIFY_REQUIRE_TOOLS'] === '1') describe(name, tests);
  else describe.skip(`${name} (not installed: ${missing.join(', ')})`, tests);
}
