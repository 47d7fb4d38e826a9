import type { BlankValue, PolicyDocument } from '../types.ts';
import { lineEndOf } from '../normalise-text.ts';
import { FRONT_MATTER_KEYS } from '../read/front-matter-schema.ts';
import { nearestKey } from '../read/nearest-key.ts';
import { cannotEdit, edited, type Edit } from './edit.ts';
import { frontMatterPlace, setEntries } from './front-matter-place.ts';
import { yamlEntry, type YamlValue } from './yaml-lines.ts';

/** Fill blanks: each answer changes its own lines of `values` only. `asAt` dates the lists among them. */
export function setValues(document: PolicyDocument, values: Readonly<Record<string, BlankValue>>, asAt?: string): Edit {
  const unknown = Object.keys(values).find((id) => !document.frontMatter?.blanks.some((blank) => blank.id === id));
  if (unknown !== undefined) {
    return cannotEdit(
      document,
      'unknown-blank',
      `The blank \`${unknown}\` is not defined.`,
      'Only blanks of this policy can be filled.',
    );
  }
  const entries: Record<string, YamlValue> = {};
  for (const [id, value] of Object.entries(values)) {
    entries[id] = typeof value === 'string' ? value : asAt ? { 'as-at': asAt, items: value } : value;
  }
  return setUnder(document, ['values'], entries);
}

/** Choose the school's own words for terms, by term id; an empty word goes back to the template's. */
export function setTermValues(document: PolicyDocument, values: Readonly<Record<string, string>>): Edit {
  const entries: Record<string, string> = {};
  for (const [id, word] of Object.entries(values)) {
    const term = document.frontMatter?.terms.find((known) => known.id === id);
    if (!term)
      return cannotEdit(
        document,
        'unknown-term',
        `The term \`${id}\` is not defined.`,
        'Only terms of this policy can be changed.',
      );
    if (word.trim() && term.options.length > 0 && word !== term.value && !term.options.includes(word)) {
      const advice = `Choose one of: ${[term.value, ...term.options].join(', ')}.`;
      return cannotEdit(document, 'term-option', `\`${word}\` is not offered for \`${id}\`.`, advice);
    }
    entries[id] = word.trim() || term.value;
  }
  return setUnder(document, ['term-values'], entries);
}

/** Set one key at the top of the front matter; the other lines stay. */
export function setFrontMatterKey(document: PolicyDocument, key: string, value: YamlValue): Edit {
  if (!FRONT_MATTER_KEYS.includes(key)) {
    const near = nearestKey(key, FRONT_MATTER_KEYS);
    const advice = near ? `Did you mean \`${near}\`?` : `Known keys: ${FRONT_MATTER_KEYS.join(', ')}.`;
    return cannotEdit(document, 'unknown-front-matter-key', `The key \`${key}\` is not known.`, advice);
  }
  return setUnder(document, [], { [key]: value });
}

function setUnder(
  document: PolicyDocument,
  path: readonly string[],
  entries: Readonly<Record<string, YamlValue>>,
): Edit {
  if (Object.keys(entries).length === 0) return { text: document.text };
  const place = frontMatterPlace(document);
  if (place) return edited(document, setEntries(document, place, path, entries));
  if (!document.frontMatter) {
    return cannotEdit(
      document,
      'front-matter-syntax',
      'The front matter cannot be read, so it cannot be changed.',
      'Put it right first.',
    );
  }
  const lineEnd = lineEndOf(document.text);
  const nested: YamlValue = path[0] === undefined ? entries : { [path[0]]: entries };
  const all: Record<string, YamlValue> = {
    title: document.frontMatter.title,
    ...(nested as Record<string, YamlValue>),
  };
  const lines = Object.entries(all).flatMap(([key, value]) => yamlEntry(key, value, ''));
  const text = ['---', ...lines, '---', ''].map((line) => line + lineEnd).join('');
  return edited(document, [{ start: document.contentStart, end: document.contentStart, text }]);
}
