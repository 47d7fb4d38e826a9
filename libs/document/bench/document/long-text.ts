import { readdirSync, readFileSync } from 'node:fs';

const templates = new URL('../../../../templates/', import.meta.url);

/** Every template of the project, as it stands. */
export function templateTexts(): { readonly name: string; readonly text: string }[] {
  return readdirSync(templates, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => ({ name: path.slice(path.indexOf('/templates/') + 1), text: readFileSync(path, 'utf8') }));
}

/**
 * A policy of at least so many words: bodies of the project's templates one after another, their ids made different, each with an address to
 * write to and a page to read, as policies have.
 */
export function longText(words: number): string {
  const bodies = templateTexts()
    .filter(({ name }) => name.endsWith('/template.md'))
    .map(({ text }) => /^---[\s\S]*?\n---\n([\s\S]*)$/.exec(text)?.[1] ?? '')
    .map((body) =>
      body.replace(/:(?:blank|term|see)\[([^\]\n]*)\](?:\{[^}\n]*\})?/g, '$1').replace(/^::[a-z][^\n]*$/gm, ''),
    );
  const parts: string[] = ['---\ntitle: A long policy\nslug: a-long-policy\n---\n'];
  let count = 0;
  for (let copy = 0; count < words; copy++) {
    const body = bodies[copy % bodies.length] ?? '';
    // A part that is longer than what is wanted ends at a heading.
    const sections = [...body.split(/^(?=#{1,2} )/m), contact(copy)];
    for (const section of sections) {
      if (count >= words) break;
      parts.push(section.replace(/\{#([a-z0-9-]+)/g, `{#$1-${copy}`));
      count += section.split(/\s+/).length;
    }
  }
  return parts.join('\n');
}

const contact = (copy: number): string =>
  `## Questions {#questions}\n\nWrite to office-${copy}@school.example, or read https://www.example.org/policies/${copy}.\n`;
