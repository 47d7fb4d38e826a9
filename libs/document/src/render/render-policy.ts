import type { ElementContent, Root as HtmlRoot } from 'hast';
import type { Root, RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { PolicyDocument, PolicyNode, RenderContext, RenderedPolicy } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { emptyBlanks } from '../fill/fill-text.ts';
import { readingOf } from '../read/reading.ts';
import { titleHeading } from '../read/read-parts.ts';
import { h, htmlBlock } from './hast.ts';
import { mapBlocks } from './map-blocks.ts';
import { freeAnchor, renderDesk, type RenderDesk } from './render-desk.ts';
import { sanitiseSchema } from './sanitise-schema.ts';
import { variationsSchedule } from './variations-schedule.ts';

const processor = unified()
  .use(remarkRehype, {
    clobberPrefix: 'note-',
    footnoteLabel: 'Notes',
    footnoteLabelProperties: { className: ['footnotes-heading'] },
  })
  .use(finishTables)
  .use(rehypeSanitize, sanitiseSchema)
  .use(rehypeStringify)
  .freeze();

/** Render a policy to a sanitised HTML fragment, numbers and generated blocks filled in; the parse is used again, not repeated. */
export function renderPolicy(document: PolicyDocument, context: RenderContext): RenderedPolicy {
  const { tree } = readingOf(document);
  const desk = renderDesk(document, context);
  const parts = walkNodes(document.nodes);
  const schedule = scheduleAtEnd(tree, desk);
  const mapped: Root = { type: 'root', children: [...mapWithDepth(tree, desk), ...(schedule?.blocks ?? [])] };
  const html = processor.stringify(processor.runSync(mapped) as HtmlRoot);
  return {
    html,
    headings: [
      ...parts
        .filter(isHeading)
        .map(({ id, number, title, depth }) => ({ id, number, title: desk.titles.get(id) ?? title, depth })),
      ...(schedule ? [schedule.heading] : []),
    ],
    emptyBlanks: emptyBlanks(document).map((blank) => blank.id),
    problems: tree.children.length === 0 && document.problems.length > 0 ? document.problems : desk.problems,
  };
}

/**
 * Who reads an adopted policy must be able to see where it differs from its template. A text without a place for the schedule of
 * local variations gets it at its end, on paper, when there is something to say.
 */
function scheduleAtEnd(
  tree: Root,
  desk: RenderDesk,
): { readonly blocks: RootContent[]; readonly heading: RenderedPolicy['headings'][number] } | null {
  const { record, purpose } = desk.context;
  const varies = (record?.variations ?? []).length > 0 || (record?.templateVariations?.variations ?? []).length > 0;
  if (purpose !== 'print' || !varies || hasSchedule(tree)) return null;
  const heading = { id: freeAnchor(desk, 'local-variations'), number: '', title: 'Local variations', depth: 1 };
  const title = h('h2', { id: heading.id, className: ['section'] }, [heading.title]);
  return { blocks: [htmlBlock(title), ...variationsSchedule(desk).map(htmlBlock)], heading };
}

function hasSchedule(tree: Root): boolean {
  let found = false;
  visit(tree, 'leafDirective', ({ name }) => {
    found ||= name === 'local-variations';
  });
  return found;
}

/** Blocks in order, each told the depth of the section it stands in; the document's own title is left to the page or cover. */
function mapWithDepth(tree: Root, desk: RenderDesk): RootContent[] {
  const title = titleHeading(tree);
  let depth = 0;
  return tree.children.flatMap((block) => {
    if (block === title) return [];
    if (block.type === 'heading') depth = desk.partAt.get(block.position?.start.offset ?? -1)?.depth ?? depth;
    return mapBlocks([block], desk, depth);
  });
}

function isHeading(part: PolicyNode): boolean {
  return part.kind === 'section' || part.kind === 'appendix';
}

/** Header cells say what they head; an empty cell gets a no-break space, without which Chromium's PDF loses the cell. */
function finishTables() {
  return (tree: HtmlRoot): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'td' && element.tagName !== 'th') return;
      if (element.tagName === 'th') element.properties.scope ??= 'col';
      if (isEmpty(element.children)) element.children = [{ type: 'text', value: '\u00a0' }];
    });
  };
}

function isEmpty(children: readonly ElementContent[]): boolean {
  return children.every((child) => {
    if (child.type === 'text') return child.value.trim() === '';
    return child.type !== 'element' || isEmpty(child.children);
  });
}
