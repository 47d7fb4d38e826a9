import type { Finding } from './shapes.ts';

/** One place of a text that was put right. */
export interface TextChange {
  readonly rule: string;
  readonly line: number;
  readonly was: string;
  readonly became: string;
}

/**
 * Puts right what can be put right by name: `Teaching Agency` becomes `the Teaching Regulation Agency (formerly the Teaching
 * Agency)`, so that readers of the paper find what they knew. What it cannot settle stays, and submitting will say so.
 */
export function settleErrors(text: string, findings: readonly Finding[]): { text: string; changes: TextChange[] } {
  const lines = text.split('\n');
  const changes: TextChange[] = [];
  for (const { rule, severity, message, advice, line } of findings) {
    const was = /^`([^`]+)` is out of date\.$/.exec(message)?.[1];
    const now = /^Write (.+)\.$/.exec(advice)?.[1];
    const at = line - 1;
    const before = lines[at];
    if (severity !== 'error' || !was || !now || before === undefined) continue;
    const became = `${now} (formerly ${was})`;
    const start = firstUnsettled(before, was);
    if (start < 0) continue;
    lines[at] = before.slice(0, start) + became + before.slice(start + was.length);
    changes.push({ rule, line, was, became });
  }
  return { text: lines.join('\n'), changes };
}

/** Where the old name stands and is not yet explained as the former one. */
function firstUnsettled(line: string, name: string): number {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (!line.slice(0, at).endsWith('(formerly ')) return at;
  return -1;
}
