/** A value that front matter can hold. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN = /^[\p{L}][\p{L}\p{N} _.,'’()/@&+-]*$/u;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;
const DURATION = /^P\d[\dYMWD]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;

/** A value on one line: plain where YAML reads it back as the same words, else in double quotes. */
export function yamlScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (DATE.test(value) || DURATION.test(value)) return value;
  const plain = PLAIN.test(value) && !RESERVED.test(value) && !value.endsWith(' ');
  return plain ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit);
}

/** The lines of `key: value` at an indent, in block style, without the last line end. */
export function yamlEntry(key: string, value: YamlValue, indent: string): string[] {
  const name = indent + yamlScalar(key);
  if (isList(value)) {
    if (value.length === 0) return [`${name}: []`];
    return [`${name}:`, ...value.flatMap((item) => yamlItem(item, `${indent}  `))];
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) return [`${name}: {}`];
    return [`${name}:`, ...entries.flatMap(([inner, part]) => yamlEntry(inner, part, `${indent}  `))];
  }
  return [`${name}: ${yamlScalar(value)}`];
}

/** The lines of one `- item` at an indent. */
export function yamlItem(value: YamlValue, indent: string): string[] {
  if (typeof value !== 'object') return [`${indent}- ${yamlScalar(value)}`];
  if (isList(value)) return [`${indent}- ${JSON.stringify(value)}`];
  const lines = Object.entries(value).flatMap(([key, part]) => yamlEntry(key, part, `${indent}  `));
  return lines.map((line, index) => (index === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
