/** What a line of plain YAML may hold as a value: words, or words in quotes, or a list of words in brackets. */
const WORDS = String.raw`[\p{L}\p{N}£(][^#:,\[\]{}\n"]*`;
const SCALAR = new RegExp(
  String.raw`^(?:[\p{L}\p{N}£(](?:[^#:\n]|:(?=\S)|(?<=\S)#)*|"[^"\\\n]*"|'[^'\n]*'|\[(?:${WORDS}(?:, ${WORDS})*)?\]|\{\})$`,
  'u',
);
const LINE = /^( *)(- )?(?:([A-Za-z][\w-]*):(?: +|$))?(.*)$/;

interface Level {
  readonly indent: number;
  readonly kind: 'keys' | 'items';
  readonly names: Set<string>;
}

/**
 * Whether front matter is so plainly written that a YAML parser can find nothing wrong in it: block style, a key once, values
 * on one line. Parsing it takes longer than the merge of a whole policy; what is not plain is parsed.
 */
export function isPlainYaml(yaml: string): boolean {
  const levels: Level[] = [];
  let opened = -1;
  let keys = 0;
  for (const line of yaml.split('\n')) {
    if (/^\s*$/.test(line) && !line.includes('\t')) continue;
    const [, space = '', dash = '', name, rest = ''] = LINE.exec(line) ?? [];
    const value = rest.trimEnd();
    if (line.includes('\t') || (name === undefined && dash === '') || (value !== '' && !SCALAR.test(value)))
      return false;
    if (name === undefined && value === '') return false;
    if (!takesPlace(levels, { indent: space.length, item: dash !== '', name, opened })) return false;
    keys += levels[0]?.kind === 'keys' ? 1 : 0;
    opened = value === '' ? space.length + dash.length : -1;
  }
  return keys > 0;
}

interface Place {
  readonly indent: number;
  readonly item: boolean;
  readonly name: string | undefined;
  /** Indent of the key just above that still waits for its value; -1 for none. */
  readonly opened: number;
}

function takesPlace(levels: Level[], { indent, item, name, opened }: Place): boolean {
  while ((levels.at(-1)?.indent ?? -1) > indent) levels.pop();
  const top = levels.at(-1);
  if (top === undefined || top.indent < indent) {
    if (indent !== (top === undefined ? 0 : opened + 2) || (top !== undefined && opened < 0)) return false;
    levels.push({ indent, kind: item ? 'items' : 'keys', names: new Set() });
  } else if (top.kind !== (item ? 'items' : 'keys')) return false;
  if (name === undefined) return true;
  if (item) levels.push({ indent: indent + 2, kind: 'keys', names: new Set() });
  const { names } = levels.at(-1) as Level;
  if (names.has(name)) return false;
  names.add(name);
  return true;
}
