import type { HeldOnPerson } from '@ratify/journey';

const TABLES: Readonly<Record<string, string>> = {
  people: 'Who you are',
  credentials: 'Your password: that there is one, and since when',
  audit_events: 'What was recorded of you',
  audit_personal: 'Names and reasons in the record',
};

/** What is held of a person as a page that needs nothing else to be read. */
export function heldPage({ name, parts }: HeldOnPerson, on: string): string {
  const sections = parts.map(
    ({ place, rows }) =>
      `<h2>${escape(place)}</h2>\n${
        Object.entries(rows)
          .map(([table, all]) => tableOf(table, all))
          .join('\n') || '<p>Nothing.</p>'
      }`,
  );
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>What is held on ${escape(name)}</title>
<style>body{font:16px/1.5 Arial,Helvetica,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}dt{font-weight:bold}dd{margin:0 0 .3em 1em;overflow-wrap:anywhere}article{border-left:4px solid #b1b4b6;padding-left:1em;margin:1em 0}</style></head>
<body><h1>What is held on ${escape(name)}</h1>
<p>Made on ${escape(on)}. Passwords, keys and the secret parts of links are kept only in a form that nobody can read, and are left out. The texts of
policies and signed documents are not repeated here: they can be opened as usual. The same is in data.json for programs.</p>
<p>What was decided and signed is kept as the record of the body that did so, also after somebody has left.</p>
${sections.join('\n')}
</body></html>
`;
}

function tableOf(table: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const title = TABLES[table] ?? sentence(table);
  const articles = rows.map(
    (row) =>
      `<article><dl>${Object.entries(row)
        .map(([key, value]) => `<dt>${escape(sentence(key))}</dt><dd>${escape(say(value))}</dd>`)
        .join('')}</dl></article>`,
  );
  return `<h3>${escape(title)} (${rows.length})</h3>\n${articles.join('\n')}`;
}

function sentence(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function say(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
