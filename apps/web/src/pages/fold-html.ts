/** Tables about the document that stand before its words: a reader on a phone comes for the words. */
const FRONT_TABLES = /<table class="(?:document-control|review-history)"><caption>([^<]*)<\/caption>[\s\S]*?<\/table>/g;
const CONTENTS =
  /<h2 id="[^"]*" class="contents-heading">([^<]*)<\/h2>\s*<nav class="contents" aria-labelledby="[^"]*">([\s\S]*?)<\/nav>/;

/**
 * A policy's own HTML, as the document room writes and sanitises it, with its contents and its tables of facts folded away:
 * they open where they stand. What is not recognised is left as it is.
 */
export function foldHtml(html: string): string {
  return html
    .replace(FRONT_TABLES, (table, caption: string) => fold(caption, table))
    .replace(CONTENTS, (_whole, heading: string, list: string) =>
      fold(heading, `<nav class="contents" aria-label="${heading}">${list}</nav>`),
    );
}

function fold(title: string, inside: string): string {
  return `<details class="app-fold"><summary>${title}</summary>${inside}</details>`;
}
