import { note, type Ledger } from './ledger.ts';
import { statementOf } from './stated-labels.ts';
import { keepStatement } from './take-statements.ts';
import type { SourceLine } from './types.ts';

const MOST_LINES = 60;
const PAIR = /^([A-Za-z][\w -]{0,40}?):\s*(.*)$/;

/** Reads front matter that another tool wrote: its title, and what it says of the document; every line goes to the report. */
export function takeFrontMatter(
  lines: readonly SourceLine[],
  ledger: Ledger,
): { readonly lines: readonly SourceLine[]; readonly title?: string } {
  const start = lines.findIndex(({ text }) => text !== '');
  const end = lines.slice(0, start + MOST_LINES).findIndex(({ text }, at) => at > start && text === '---');
  if (start < 0 || lines[start]?.text !== '---' || end < 0) return { lines };
  const inside = lines.slice(start + 1, end);
  if (!inside.some(({ text }) => PAIR.test(text)) || inside.some(({ text }) => /^#{1,6}\s+\S+\s/.test(text)))
    return { lines };
  let title: string | undefined;
  for (const { text, number } of inside) {
    const [, key = '', value = ''] = PAIR.exec(text) ?? [];
    const said = value.replace(/^(["'])(.*)\1$/, '$2').trim();
    const statement = key === '' ? undefined : statementOf(key.replace(/[_-]+/g, ' '), said);
    if (/^title$/i.test(key) && said !== '') {
      title = said;
      note(ledger, 'title', text, number, 'title');
    } else if (statement) keepStatement(statement, text, number, ledger);
    else note(ledger, 'metadata', text, number);
  }
  return {
    lines: lines.map((line, at) => (at >= start && at <= end ? { ...line, text: '', cells: [] } : line)),
    ...(title === undefined ? {} : { title }),
  };
}
