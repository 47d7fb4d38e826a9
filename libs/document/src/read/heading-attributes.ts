/** What `{#id .class key=value}` at the end of a heading says. */
export interface HeadingAttributes {
  readonly id?: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** True when braces are there but cannot be read. */
  readonly malformed: boolean;
}

const TRAILING_BRACES = /[ \t]*\{([^{}]*)\}[ \t]*$/;
const LOOKS_LIKE_ATTRIBUTES = /^\s*(?:[#.][\w-]|[a-z-]+=)/;
const ONE = /\s*(?:#([^\s#.{}=]+)|\.([^\s#.{}=]+)|([a-z][a-z-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))/gy;

/** Read the attributes at the end of a heading's words; braces that hold ordinary words are left alone. */
export function readHeadingAttributes(words: string): HeadingAttributes {
  const inside = TRAILING_BRACES.exec(words)?.[1];
  if (inside === undefined || !LOOKS_LIKE_ATTRIBUTES.test(inside)) {
    return { classes: [], attributes: {}, malformed: /\{[#.][^}]*$/.test(words) };
  }
  const classes: string[] = [];
  const attributes: Record<string, string> = {};
  let id: string | undefined;
  let position = 0;
  ONE.lastIndex = 0;
  for (let match = ONE.exec(inside); match; match = ONE.exec(inside)) {
    position = ONE.lastIndex;
    if (match[1]) id = match[1];
    else if (match[2]) classes.push(match[2]);
    else if (match[3]) attributes[match[3]] = match[4] ?? match[5] ?? match[6] ?? '';
  }
  return { ...(id ? { id } : {}), classes, attributes, malformed: inside.slice(position).trim() !== '' };
}

/** A heading's words without its attributes. */
export function withoutHeadingAttributes(words: string): string {
  const inside = TRAILING_BRACES.exec(words)?.[1];
  return inside !== undefined && LOOKS_LIKE_ATTRIBUTES.test(inside) ? words.replace(TRAILING_BRACES, '') : words;
}
