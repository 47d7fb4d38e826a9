import { readPolicy } from '../read/read-policy.ts';
import type { PolicyDocument } from '../types.ts';
import { setValues } from './set-front-matter.ts';

/**
 * The text of a policy that several settings are covered by, as it reads in one of them: of what it says setting by setting, the rows of that one.
 * Where it has none of it, all of them stay, as they were adopted.
 */
export function keepOwnRows(document: PolicyDocument, setting: string): string {
  const { blanks = [], values = {}, valuesAsAt = {} } = document.frontMatter ?? {};
  let text = document.text;
  for (const { id, type } of blanks) {
    const rows = values[id];
    if (type !== 'per-setting' || rows === undefined || typeof rows === 'string') continue;
    const own = rows.filter((row) => isRowOf(row, setting));
    if (own.length === 0 || own.length === rows.length) continue;
    const edit = setValues(readPolicy(text), { [id]: own }, valuesAsAt[id]);
    if (!('problem' in edit)) text = edit.text;
  }
  return text;
}

/** `Hill School: Ann Example` is of Hill School. */
export function isRowOf(row: string, setting: string): boolean {
  const at = row.indexOf(':');
  return at > 0 && tidy(row.slice(0, at)) === tidy(setting);
}

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
