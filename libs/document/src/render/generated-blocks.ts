import type { Element } from 'hast';
import type { Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BlankDefinition, PolicyNode } from '../types.ts';
import { attributesOf, type LeafDirective } from '../read/policy-directives.ts';
import { sayBlank } from '../fill/say-directive.ts';
import { writtenDate } from '../fill/say-date.ts';
import { documentControl } from './document-control.ts';
import { h, htmlBlock } from './hast.ts';
import { freeAnchor, type RenderDesk } from './render-desk.ts';
import { signatures } from './signatures.ts';
import { variationsSchedule } from './variations-schedule.ts';

/** A block that is filled from the record; an unknown one gives nothing, as the reader has reported it. */
export function generatedBlock(directive: LeafDirective, desk: RenderDesk): RootContent[] {
  switch (directive.name) {
    case 'contents':
      return contents(desk);
    case 'document-control':
      return [htmlBlock(documentControl(desk))];
    case 'review-history':
      return [htmlBlock(reviewHistory(desk))];
    case 'term-map':
      return termMap(desk);
    case 'signatures':
      return signatures(attributesOf(directive).roles, desk).map(htmlBlock);
    case 'local-variations':
      return variationsSchedule(desk).map(htmlBlock);
    case 'approved-list': {
      const id = toString(directive).trim();
      const said = sayBlank(id, desk.fill);
      return said.missing
        ? [plain(said.text, ['blank', 'blank-empty'])]
        : listBlock(said.blank, id, said.items ?? [said.text], desk);
    }
    default:
      return [];
  }
}

/** A list blank with the date it was last set; one with a row for each setting is a table. */
export function listBlock(
  blank: BlankDefinition | undefined,
  id: string,
  items: readonly string[],
  desk: RenderDesk,
): Paragraph[] {
  const asAt = desk.fill.document.frontMatter?.valuesAsAt?.[id];
  const list =
    blank?.type === 'per-setting'
      ? table('per-setting', undefined, ['Setting', answersHeading(blank)], items.map(settingRow))
      : h(
          'ul',
          { className: ['approved-list'] },
          items.map((item) => h('li', {}, [item])),
        );
  return [htmlBlock(list), ...(asAt ? [plain(`As at ${writtenDate(asAt)}`, ['as-at'])] : [])];
}

/** What the answers are: the reader of an adopted text is not the one who was asked, so no question is printed. */
function answersHeading({ heading, label }: BlankDefinition): string {
  return heading ?? (label.trim().endsWith('?') ? 'Details' : label);
}

/** `Hill School: Ann Example` as its two cells; an answer without a setting leaves the first empty. */
function settingRow(item: string): [string, string] {
  const [, setting, answer] = /^([^:]+): +(\S.*)$/s.exec(item) ?? [];
  return setting === undefined || answer === undefined ? ['', item] : [setting, answer];
}

/** A table with a header row, and a caption when nothing else says what it is; an empty cell gets its no-break space later, with all others. */
export function table(
  className: string,
  caption: string | undefined,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Element {
  return h('table', { className: [className] }, [
    ...(caption === undefined ? [] : [h('caption', {}, [caption])]),
    h('thead', {}, [
      h(
        'tr',
        {},
        head.map((cell) => h('th', {}, [cell])),
      ),
    ]),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, [cell])),
        ),
      ),
    ),
  ]);
}

function plain(text: string, className: string[]): Paragraph {
  return htmlBlock(h('p', { className }, [text]));
}

function contents(desk: RenderDesk): Paragraph[] {
  const print = desk.context.purpose === 'print';
  const id = freeAnchor(desk, 'contents');
  const entries = (nodes: readonly PolicyNode[]): Element | undefined => {
    const sections = nodes.filter((node) => node.kind === 'section' || node.kind === 'appendix');
    if (sections.length === 0) return undefined;
    return h(
      'ul',
      { className: ['contents-list'] },
      sections.map((node) => entry(node, entries(node.children), print, desk)),
    );
  };
  const list = entries(desk.fill.document.nodes);
  const heading = htmlBlock(h('h2', { id, className: ['contents-heading'] }, ['Contents']));
  if (!list) return [];
  const holder = print
    ? h('div', { className: ['contents'] }, [list])
    : h('nav', { className: ['contents'], ariaLabelledBy: [id] }, [list]);
  return [heading, htmlBlock(holder)];
}

function entry(node: PolicyNode, inner: Element | undefined, print: boolean, desk: RenderDesk): Element {
  const number = node.number
    ? [h('span', { className: ['number'] }, [node.kind === 'appendix' ? `${node.number}:` : node.number]), ' ']
    : [];
  const page = desk.context.pages?.[node.id];
  // Before the first pass there is no page number: a no-break space keeps the place.
  const pageSpan = print
    ? [' ', h('span', { className: ['page'] }, [page === undefined ? '\u00a0' : String(page)])]
    : [];
  return h('li', {}, [
    h('a', { href: `#${node.id}` }, [...number, desk.titles.get(node.id) ?? node.title]),
    ...pageSpan,
    ...(inner ? [inner] : []),
  ]);
}

function reviewHistory(desk: RenderDesk): Element {
  const history = desk.context.record?.history ?? [];
  if (history.length === 0) return h('p', { className: ['review-history'] }, ['No review has been recorded yet.']);
  const rows = history.map(({ on, what, by }) => [writtenDate(on), what, by]);
  return table('review-history', 'Review history', ['Date', 'What was done', 'By'], rows);
}

function termMap(desk: RenderDesk): RootContent[] {
  const { frontMatter } = desk.fill.document;
  const chosen = (frontMatter?.terms ?? []).flatMap((term) => {
    const own = frontMatter?.termValues[term.id];
    return own && own !== term.value ? [[term.value, own]] : [];
  });
  if (chosen.length === 0) return [];
  return [htmlBlock(table('term-map', 'Words used here', ['The template says', 'This policy says'], chosen))];
}
