/** A key of the front matter with all its lines. */
export interface Entry {
  readonly key: string;
  readonly lines: string;
}

export interface Entries {
  /** What stands before the first key. */
  readonly head: string;
  readonly entries: readonly Entry[];
}

/** Splits a block of YAML into its keys at an indent, without reading the values: untouched lines keep their bytes. */
export function splitEntries(yaml: string, indent = 0): Entries {
  const start = new RegExp(
    `^ {${indent}}(?:"([^"\\n]+)"|'([^'\\n]+)'|([^\\s#"'\\-][^:\\n]*?))[ \\t]*:(?=[ \\t\\r\\n]|$)`,
  );
  let head = '';
  const entries: { key: string; lines: string }[] = [];
  for (const line of yaml.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const found = start.exec(line);
    const last = entries.at(-1);
    if (found !== null) entries.push({ key: found[1] ?? found[2] ?? found[3] ?? '', lines: line });
    else if (last === undefined) head += line;
    else last.lines += line;
  }
  return { head, entries };
}

/** Indent of the keys under an entry written in block style; 0 when it holds no block of keys. */
export function innerIndent(lines: string): number {
  const second =
    lines
      .split('\n')
      .slice(1)
      .find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? '';
  return /^ +(?=[^\s-])/.exec(second)?.[0].length ?? 0;
}

/** The keys of an entry's block, with its first line as head. */
export function innerEntries(lines: string): Entries {
  const firstLine = /^[^\n]*\n?/.exec(lines)?.[0] ?? '';
  const indent = innerIndent(lines);
  if (indent === 0) return { head: lines, entries: [] };
  const inner = splitEntries(lines.slice(firstLine.length), indent);
  return { head: firstLine + inner.head, entries: inner.entries };
}

/** Entries joined again. */
export function joinEntries({ head, entries }: Entries): string {
  return head + entries.map((entry) => entry.lines).join('');
}
