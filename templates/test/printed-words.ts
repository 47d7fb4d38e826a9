const ENTITIES: Readonly<Record<string, string>> = {
  '#x26': '&',
  amp: '&',
  '#x3C': '<',
  lt: '<',
  '#x27': "'",
  quot: '"',
};

/** The words of a rendered policy as they are read; with `where`, those of the part with that id, without its sub-parts. */
export function printedWords(html: string, where?: string): string {
  return partOf(html, where)
    .replace(/<\/?(?:p|div|li|ul|ol|h\d|table|thead|tbody|tr|td|th|nav|section|dl|dt|dd)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** From the part's own opening tag to the next one that has an id. */
function partOf(html: string, where: string | undefined): string {
  if (where === undefined) return html;
  const start = html.indexOf(` id="${where}"`);
  if (start < 0) throw new Error(`No part has the id ${where}.`);
  const from = html.lastIndexOf('<', start);
  const next = html.indexOf(' id="', start + 1);
  return html.slice(from, next < 0 ? html.length : html.lastIndexOf('<', next));
}
