import type { PhrasingContent, Text } from 'mdast';
import type { Problem } from '../types.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { readingOf } from '../read/reading.ts';
import type { TextDirective } from '../read/policy-directives.ts';
import { sayDirective, type Said } from '../fill/say-directive.ts';
import { fitArticle } from '../fill/say-term.ts';
import { h, htmlPhrase } from './hast.ts';
import type { RenderDesk } from './render-desk.ts';

const SAFE_LINK = /^(?:https?:|mailto:|tel:|#)/i;

/** Phrases with directives filled, unsafe links unwrapped and images replaced by their words. */
export function mapInline(children: readonly PhrasingContent[], desk: RenderDesk): PhrasingContent[] {
  return children.flatMap((child, index): PhrasingContent[] => {
    if (child.type === 'textDirective') return [filled(child, desk)];
    if (child.type === 'text') return [withArticle(child, children[index + 1], desk)];
    if (child.type === 'image') return [htmlPhrase(h('span', { className: ['missing-image'] }, [child.alt ?? '']))];
    if (child.type === 'imageReference') return [{ type: 'text', value: child.alt ?? '' }];
    if (child.type === 'link' && !SAFE_LINK.test(child.url)) return mapInline(child.children, desk);
    // Built anew, never changed: the parse is kept for the next reader of the same document.
    if ('children' in child) return [{ ...child, children: mapInline(child.children, desk) } as PhrasingContent];
    return [child];
  });
}

function filled(directive: TextDirective, desk: RenderDesk): PhrasingContent {
  const said = sayDirective(directive, desk.fill);
  reportMissing(directive, said, desk);
  const editing = desk.context.purpose === 'editing';
  if (said.target !== undefined) return htmlPhrase(h('a', { href: `#${said.target}` }, [said.text]));
  if (said.missing) {
    const properties = said.blank && editing ? { dataBlank: said.blank.id } : {};
    return htmlPhrase(h('span', { className: [said.missing, `${said.missing}-empty`], ...properties }, [said.text]));
  }
  if (editing && said.blank)
    return htmlPhrase(h('span', { className: ['blank'], dataBlank: said.blank.id }, [said.text]));
  return { type: 'text', value: said.text };
}

function withArticle(text: Text, next: PhrasingContent | undefined, desk: RenderDesk): Text {
  if (next?.type !== 'textDirective' || next.name !== 'term') return text;
  return { type: 'text', value: fitArticle(text.value, sayDirective(next, desk.fill).text) };
}

function reportMissing(directive: TextDirective, said: Said, desk: RenderDesk): void {
  if (said.missing !== 'fact' && said.missing !== 'reference') return;
  const { start, end } = spanOf(directive);
  const { lines } = readingOf(desk.fill.document);
  const name = said.text.slice(1, -1);
  const problem: Omit<Problem, 'range'> =
    said.missing === 'fact'
      ? {
          rule: 'missing-fact',
          severity: 'warning',
          message: `The record has no \`${name}\`.`,
          advice: 'Add it to the organisation.',
        }
      : {
          rule: 'dangling-reference',
          severity: 'error',
          message: `\`${name}\` is no part of this text.`,
          advice: 'Refer to a part that is in it.',
        };
  desk.problems.push({ ...problem, range: lines.range(start, end) });
}
