import type { RichBlock, RichDocument, RichInline, RichItem, RichMark } from './types.ts';

const DEEPEST = 10;
const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/** A document as a browser sends it; null where it is none. Links that are not safe lose their address and keep their words. */
export function parseRich(json: string): RichDocument | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const content = all(fieldOf(value, 'content'), (block) => parseBlock(block, 0, true));
  return fieldOf(value, 'type') === 'doc' && content ? { type: 'doc', content } : null;
}

function parseBlock(value: unknown, depth: number, isTop: boolean): RichBlock | null {
  if (depth > DEEPEST) return null;
  switch (fieldOf(value, 'type')) {
    case 'paragraph': {
      const content = all(fieldOf(value, 'content') ?? [], parseInline);
      return content ? { type: 'paragraph', ...(content.length > 0 ? { content } : {}) } : null;
    }
    case 'kept': {
      const attrs = isTop ? keptAttributes(value) : null;
      return attrs ? { type: 'kept', attrs } : null;
    }
    case 'bullet_list': {
      const content = all(fieldOf(value, 'content'), (item) => parseItem(item, depth));
      return content ? { type: 'bullet_list', content } : null;
    }
    case 'ordered_list': {
      const start = fieldOf(fieldOf(value, 'attrs'), 'start') ?? 1;
      const content = all(fieldOf(value, 'content'), (item) => parseItem(item, depth));
      const isCount = typeof start === 'number' && Number.isInteger(start) && start >= 0 && start < 1e6;
      return content && isCount ? { type: 'ordered_list', attrs: { start }, content } : null;
    }
    default:
      return null;
  }
}

function parseItem(value: unknown, depth: number): RichItem | null {
  const content = all(fieldOf(value, 'content'), (block) => parseBlock(block, depth + 1, false));
  return fieldOf(value, 'type') === 'list_item' && content ? { type: 'list_item', content } : null;
}

function parseInline(value: unknown): RichInline | null {
  const marks = all(fieldOf(value, 'marks') ?? [], parseMark);
  if (!marks) return null;
  const marked = { marks: marks.filter((mark) => mark !== 'none') };
  switch (fieldOf(value, 'type')) {
    case 'text': {
      const text = fieldOf(value, 'text');
      // A line end typed into words is a space, as it is in Markdown.
      return typeof text === 'string' ? { type: 'text', text: text.replace(/[\r\n]+/g, ' '), ...marked } : null;
    }
    case 'hard_break':
      return { type: 'hard_break', ...marked };
    case 'field': {
      const attrs = keptAttributes(value);
      return attrs ? { type: 'field', attrs, ...marked } : null;
    }
    default:
      return null;
  }
}

function parseMark(value: unknown): RichMark | 'none' | null {
  const type = fieldOf(value, 'type');
  if (type === 'strong' || type === 'em') return { type };
  const href = fieldOf(fieldOf(value, 'attrs'), 'href');
  if (type !== 'link' || typeof href !== 'string') return null;
  return SAFE_LINK.test(href)
    ? { type, attrs: { href: href.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign)) } }
    : 'none';
}

function keptAttributes(value: unknown): { readonly source: string; readonly says: string } | null {
  const source = fieldOf(fieldOf(value, 'attrs'), 'source');
  return typeof source === 'string' && source !== '' ? { source, says: '' } : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function all<T>(values: unknown, parse: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(values)) return null;
  const parsed: T[] = [];
  for (const value of values) {
    const one = parse(value);
    if (one === null) return null;
    parsed.push(one);
  }
  return parsed;
}
