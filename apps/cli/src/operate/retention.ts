import type { RetentionLine } from '@ratify/store';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { withInstallation, type Environment } from './with-installation.ts';

export interface RetentionOptions {
  readonly plan?: true;
  readonly apply?: true;
  readonly set?: string;
  readonly json?: true;
}

/** Says for how long what is kept, and what is due; deletes it, or sets other days, where that is asked for. */
export async function runRetention(env: Environment, options: RetentionOptions): Promise<void> {
  if (options.plan && options.apply) throw new Misuse('Give --plan or --apply, not both.');
  const change = options.set === undefined ? null : parseChange(options.set);
  const lines = await withInstallation(env, async (installation) => {
    if (change && !(await installation.setRetention(change.name, change.days)))
      throw new Misuse(`There is no rule “${change.name}”: ratify retention names them.`);
    return installation.inTransaction((each) => each.retain(new Date(), { carryOut: options.apply ?? false }));
  });
  const said = lines.map((line) => sayLine(line, options));
  await writeResult(undefined, options.json ? `${JSON.stringify(lines, null, 2)}\n` : `${said.join('\n')}\n`);
}

function parseChange(text: string): { readonly name: string; readonly days: number } {
  const [, name = '', days = ''] = /^([a-z-]+)=(\d{1,4})$/.exec(text) ?? [];
  if (Number(days) >= 1 && Number(days) <= 3650) return { name, days: Number(days) };
  throw new Misuse(`“${text}” is not a rule and days from 1 to 3650, such as sessions=7.`);
}

function sayLine({ name, days, usualDays, what, due }: RetentionLine, { plan, apply }: RetentionOptions): string {
  const kept = `${name}: ${days} day${days === 1 ? '' : 's'}${days === usualDays ? '' : ` (usually ${usualDays})`}, ${what}`;
  if (apply) return `${kept}; ${due} deleted`;
  return plan ? `${kept}; ${due} due` : kept;
}
