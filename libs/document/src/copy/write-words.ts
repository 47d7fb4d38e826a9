import type { CopyRun, Look } from './types.ts';

/** Where words are to stand, which decides what has to be escaped and what a line end becomes. */
export interface WordsPlace {
  readonly inRow: boolean;
  /** They begin a block. */
  readonly startsBlock: boolean;
  /** What a further line of the block begins with; null where there can be none, as in a heading. */
  readonly indent: string | null;
}

/** Markdown and how it looks: the words of an emphasis without its marks. */
export interface WrittenRun extends Look {
  readonly markdown: string;
}

/** Plain words as Markdown that says them again, sign for sign. */
export function escapeWords(text: string, { inRow, startsBlock, indent }: WordsPlace): string {
  const inline = text
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/[\\*`[\]~]|<(?=[a-z/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, '\\$&')
    .replace(/ *\n */g, inRow || indent === null ? ' ' : `\\\n${indent}`);
  const cells = inRow ? inline.replaceAll('|', '\\|') : inline;
  return startsBlock ? escapeStart(cells) : cells;
}

/** Signs that would begin another kind of block. */
function escapeStart(text: string): string {
  return text.replace(
    /^(\s*)(?:(\d{1,9})([.)])(?=\s|$)|(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|\||=|-{3,}))/,
    (...parts) => {
      const [, lead = '', number, mark, sign] = parts as string[];
      return number === undefined ? `${lead}\\${sign ?? ''}` : `${lead}${number}\\${mark ?? ''}`;
    },
  );
}

/** Runs as Markdown: neighbours of one look share their marks, and white space stands outside of them. */
export function writeRuns(runs: readonly WrittenRun[]): string {
  const groups: { look: WrittenRun; markdown: string }[] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && (sameLook(last.look, run) || run.markdown.trim() === '')) last.markdown += run.markdown;
    else groups.push({ look: run, markdown: run.markdown });
  }
  return groups.map(({ look, markdown }) => wrap(markdown, look)).join('');
}

/** Words that somebody wrote, as Markdown. */
export function writeWords(runs: readonly CopyRun[], place: WordsPlace): string {
  const written = runs.map((run, at) => ({
    ...run,
    markdown: escapeWords(run.text, { ...place, startsBlock: place.startsBlock && at === 0 }),
  }));
  return writeRuns(written).trim();
}

/** Whether two runs look the same; where a link leads counts, a reference inside the text does not. */
export function sameLook(a: Look, b: Look): boolean {
  return lookKey(a) === lookKey(b);
}

/** Equal for equal looks. Editors add a slash to an address that has none. */
export function lookKey({ bold = false, italic = false, struck = false, href }: Look): string {
  const outside = href === undefined || href.startsWith('#') ? '' : href.replace(/\/$/, '').toLowerCase();
  return `${bold ? 'b' : ''}${italic ? 'i' : ''}${struck ? 's' : ''} ${outside}`;
}

function wrap(markdown: string, { bold, italic, struck, href }: Look): string {
  const [, before = '', words = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(markdown) ?? [];
  if (words === '') return markdown;
  const marks = `${bold ? '**' : ''}${italic ? '*' : ''}${struck ? '~~' : ''}`;
  const marked = marks + words + [...marks].reverse().join('');
  return before + (href && !href.startsWith('#') ? linked(marked, words, href) : marked) + behind;
}

function linked(marked: string, words: string, href: string): string {
  const isBare = [words, `mailto:${words}`, `http://${words}`, `https://${words}`, `${words}/`].includes(href);
  return isBare ? marked : `[${marked}](${/[\s()<>]/.test(href) ? `<${href.replace(/[<>\n]/g, '')}>` : href})`;
}
