import type { Heading, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { PolicyNode } from '../types.ts';
import { withoutHeadingAttributes } from '../read/heading-attributes.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { PART_KINDS, type ContainerDirective } from '../read/policy-directives.ts';
import { isEmptyValue, sayBlank } from '../fill/say-directive.ts';
import { toString } from 'mdast-util-to-string';
import { generatedBlock, listBlock } from './generated-blocks.ts';
import { h, htmlPhrase } from './hast.ts';
import { mapInline } from './map-inline.ts';
import type { RenderDesk } from './render-desk.ts';

/** Blocks with directives turned into HTML elements; `depth` is that of the section they stand in. */
export function mapBlocks(blocks: readonly RootContent[], desk: RenderDesk, depth = 0): RootContent[] {
  return blocks.flatMap((block): RootContent[] => {
    switch (block.type) {
      case 'heading':
        return mapHeading(block, desk, depth);
      case 'paragraph':
        return mapParagraph(block, desk);
      case 'containerDirective':
        return mapContainer(block, desk, depth);
      case 'leafDirective':
        return generatedBlock(block, desk);
      case 'yaml':
      case 'html':
        return [];
      case 'list':
        return [{ ...block, children: block.children.map((item) => mapItem(item, desk, depth)) }];
      case 'table':
        return [
          {
            ...block,
            children: block.children.map((row) => ({
              ...row,
              children: row.children.map((cell) => ({ ...cell, children: mapInline(cell.children, desk) })),
            })),
          },
        ];
      case 'blockquote':
      case 'footnoteDefinition':
        return [{ ...block, children: mapBlocks(block.children, desk, depth) as typeof block.children }];
      default:
        return [block];
    }
  });
}

/** A section's heading takes the level of its depth, so that no level is skipped; other headings go one below their section. */
function mapHeading(heading: Heading, desk: RenderDesk, depth: number): RootContent[] {
  const part = desk.partAt.get(spanOf(heading).start);
  const level = Math.min(6, (part ? part.depth : depth + 1) + 1) as Heading['depth'];
  if (!part) return [{ ...heading, depth: level, children: mapInline(heading.children, desk) }];
  const words = mapInline(withoutAttributes(heading.children), desk);
  const number: PhrasingContent[] = part.number ? [numberPhrase(part), { type: 'text', value: ' ' }] : [];
  return [
    {
      type: 'heading',
      depth: level,
      children: [...number, ...words],
      data: { hProperties: { id: part.id, className: [part.kind] } },
    },
  ];
}

function withoutAttributes(children: readonly PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return [...children];
  return [...children.slice(0, -1), { ...last, value: withoutHeadingAttributes(last.value) }];
}

function numberPhrase(part: PolicyNode): PhrasingContent {
  return htmlPhrase(h('span', { className: ['number'] }, [part.kind === 'appendix' ? `${part.number}:` : part.number]));
}

function mapParagraph(paragraph: Paragraph, desk: RenderDesk): RootContent[] {
  const only = paragraph.children.length === 1 ? paragraph.children[0] : undefined;
  if (only?.type === 'textDirective' && only.name === 'blank') {
    const id = toString(only).trim();
    const said = sayBlank(id, desk.fill);
    if (said.items && !isEmptyValue(said.items)) return listBlock(said.blank, id, said.items, desk);
  }
  return [{ ...paragraph, children: mapInline(paragraph.children, desk) }];
}

function mapContainer(directive: ContainerDirective, desk: RenderDesk, depth: number): RootContent[] {
  if (directive.name === 'guidance' && desk.context.purpose !== 'editing') return [];
  const part = desk.partAt.get(spanOf(directive).start);
  if (!part && directive.name !== 'guidance') return mapBlocks(directive.children, desk, depth);
  const kind = PART_KINDS[directive.name] ?? 'guidance';
  const blocks = mapBlocks(directive.children.map(strongLabel), desk, depth);
  const className = part?.kind === 'clause' ? [kind, `depth-${part.depth}`] : [kind];
  const properties = {
    className,
    ...(part ? { id: part.id } : {}),
    ...(part && desk.context.purpose === 'editing' ? { dataRule: part.rule } : {}),
  };
  const children = part?.number ? numbered(blocks, part) : blocks;
  return [
    {
      ...directive,
      children: children as ContainerDirective['children'],
      data: { hName: 'div', hProperties: properties },
    },
  ];
}

/** A clause's label is its title: bold, in a paragraph of its own. */
function strongLabel(block: ContainerDirective['children'][number]): ContainerDirective['children'][number] {
  if (block.type !== 'paragraph' || !block.data?.directiveLabel) return block;
  return { type: 'paragraph', children: [{ type: 'strong', children: block.children }] };
}

/** The number stands as real text at the head of the first paragraph, where a screen reader and a PDF reader find it. */
function numbered(blocks: RootContent[], part: PolicyNode): RootContent[] {
  const [first, ...rest] = blocks;
  const lead: Paragraph =
    first?.type === 'paragraph' && !first.data?.hName
      ? { ...first, children: [numberPhrase(part), { type: 'text', value: ' ' }, ...first.children] }
      : { type: 'paragraph', children: [numberPhrase(part)] };
  return first?.type === 'paragraph' && !first.data?.hName ? [lead, ...rest] : [lead, ...blocks];
}

function mapItem(item: ListItem, desk: RenderDesk, depth: number): ListItem {
  const children = mapBlocks(typedMarker(item, desk), desk, depth) as ListItem['children'];
  if (typeof item.checked !== 'boolean') return { ...item, children };
  // A check box as text: an input would be lost in print.
  const box: PhrasingContent = { type: 'text', value: item.checked ? '☑ ' : '☐ ' };
  const [first, ...rest] = children;
  const lead: ListItem['children'] =
    first?.type === 'paragraph'
      ? [{ ...first, children: [box, ...first.children] }, ...rest]
      : [{ type: 'paragraph', children: [box] }, ...children];
  return { ...item, checked: null, children: lead };
}

/** `- 1) text` is a bullet with a typed number, not a list in a list: the number is put back as it was typed. */
function typedMarker(item: ListItem, desk: RenderDesk): ListItem['children'] {
  const [first, ...rest] = item.children;
  const inner = first?.type === 'list' && first.ordered && first.children.length === 1 ? first.children[0] : undefined;
  if (!inner || inner.position?.start.line !== item.position?.start.line) return item.children;
  const marker = /^\d{1,9}[.)]/.exec(desk.fill.document.text.slice(spanOf(inner).start, spanOf(inner).start + 12))?.[0];
  const [lead, ...others] = inner.children;
  if (!marker || lead?.type !== 'paragraph') return item.children;
  return [{ ...lead, children: [{ type: 'text', value: `${marker} ` }, ...lead.children] }, ...others, ...rest];
}
