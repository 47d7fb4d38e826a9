import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

interface Reading {
  /** Between the lines of hyphens at the head of the text. */
  place: 'start' | 'front matter' | 'body';
}

/** Policy Markdown as far as colours go: the reader on the server says what is right. */
const policyMarkdown = StreamLanguage.define<Reading>({
  name: 'policy-markdown',
  startState: () => ({ place: 'start' }),
  copyState: (state) => ({ ...state }),
  token: (stream, state) => {
    if (stream.sol()) {
      if (state.place === 'start' || state.place === 'front matter') {
        const isFence = stream.match(/^---\s*$/) !== null;
        if (state.place === 'start') state.place = isFence ? 'front matter' : 'body';
        else if (isFence) state.place = 'body';
        if (isFence) return 'meta';
      }
      if (state.place === 'body' && stream.match(/^\s*:{2,}.*$/)) return 'keyword';
      if (state.place === 'body' && stream.match(/^#{1,6}\s.*$/)) return 'heading';
    }
    if (state.place === 'front matter') {
      if (stream.match(/^\s*[\w-]+(?=:)/)) return 'propertyName';
      stream.skipToEnd();
      return null;
    }
    if (stream.match(/^:(?:term|blank|org|publisher|see)\[[^\]]*\]/)) return 'atom';
    if (stream.match(/^\*\*[^*]+\*\*/)) return 'strong';
    stream.next();
    stream.eatWhile(/[^:*]/);
    return null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.meta, color: '#484949' },
  { tag: tags.propertyName, color: '#484949' },
  { tag: tags.keyword, color: '#7a1f5c' },
  { tag: tags.heading, fontWeight: 'bold' },
  { tag: tags.atom, color: '#0b4f5c' },
  { tag: tags.strong, fontWeight: 'bold' },
]);

export const highlighted: Extension = [policyMarkdown, syntaxHighlighting(colours)];
