import type { PolicyDocument, PolicyNode } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import type { Counted, CopyList } from './types.ts';

const DEEPEST = 9;
const levels = (of: (level: number) => CopyList['levels'][number]): CopyList['levels'] =>
  Array.from({ length: DEEPEST }, (_, level) => of(level));
/** `%1.%2.%3`. */
const dotted = (level: number): string => Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.');

const BULLETS: CopyList = { id: 'bullets', levels: levels(() => ({ format: 'bullet', text: '•', start: 1 })) };
const SECTIONS: CopyList = {
  id: 'sections',
  levels: levels((level) => ({ format: 'decimal', text: dotted(level), start: 1 })),
};

/** How the parts of a text are counted by a word processor, so that it shows the numbers that the reader computed. */
export interface Counting {
  /** Grows while lists of the text are asked for. */
  readonly lists: readonly CopyList[];
  /** Null for a part without a number. */
  counted(part: PolicyNode): Counted | null;
  /** A numbered list of the text, each counting on its own. */
  list(start: number, level: number): Counted;
}

/** Makes the lists of a text. */
export function countParts(document: PolicyDocument): Counting {
  const lists: CopyList[] = [SECTIONS, BULLETS, appendices(document), orderedList(1)];
  const places = new Map<PolicyNode, Counted>();
  for (const top of document.nodes) {
    if (top.kind !== 'appendix') {
      for (const part of walkNodes([top])) if (part.number) places.set(part, place('sections', part.number));
      continue;
    }
    places.set(top, { list: 'appendices', level: 0 });
    const own = ownStyle(top);
    if (own) lists.push({ id: `in-${top.id}`, levels: own });
    for (const part of walkNodes(top.children)) {
      if (part.number) places.set(part, place(own ? `in-${top.id}` : 'appendices', part.number));
    }
  }
  let instances = 0;
  return {
    lists,
    counted: (part) => places.get(part) ?? null,
    list: (start, level) => {
      const id = `ordered-${start}`;
      if (!lists.some((each) => each.id === id)) lists.push(orderedList(start));
      return { list: id, level, instance: ++instances };
    },
  };
}

function place(list: string, number: string): Counted {
  return { list, level: number.split('.').length - 1 };
}

function orderedList(start: number): CopyList {
  return { id: `ordered-${start}`, levels: levels((level) => ({ format: 'decimal', text: `%${level + 1}.`, start })) };
}

function appendices({ frontMatter }: PolicyDocument): CopyList {
  const lettered = frontMatter?.appendices === 'lettered';
  return {
    id: 'appendices',
    levels: levels((level) => ({
      format: level === 0 && lettered ? 'upperLetter' : 'decimal',
      text: level === 0 ? 'Appendix %1:' : `${lettered ? '' : 'A'}${dotted(level)}`,
      start: 1,
    })),
  };
}

/** An appendix counts in its own style, `1)` or `a)`. */
function ownStyle(appendix: PolicyNode): CopyList['levels'] | null {
  const style = appendix.attributes['numbering'];
  if (!style || style === 'none' || style === 'decimal') return null;
  const [, before = '', mark = '1', after = ''] = /^(\W*)(\w+)(\W*)$/.exec(style) ?? [];
  const format = mark === 'a' ? 'lowerLetter' : mark === 'A' ? 'upperLetter' : 'decimal';
  return levels((level) => ({ format, text: `${before}${dotted(level)}${after}`, start: 1 }));
}
