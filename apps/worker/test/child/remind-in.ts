import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestDatabase } from '@ratify/test-kit';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Runs one round of reminders in a process whose host stands in another time zone. */
export async function remindIn(zone: string, instant: string, { url, rolePassword }: TestDatabase): Promise<void> {
  const sources = [
    '--conditions=@ratify/source',
    '--import',
    file('../../../../load-sources.mjs'),
    file('./remind-process.ts'),
  ];
  const env = { ...process.env, NODE_OPTIONS: '', TZ: zone };
  await promisify(execFile)(process.execPath, [...sources, url, rolePassword, instant], { env });
}
