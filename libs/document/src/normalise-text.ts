/** LF line ends, Unicode NFC, no byte order mark: done once, when a text is saved, imported or published, before it is hashed. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

/** The line end a text already uses, so that an inserted line looks like its neighbours. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) && !/[^\r]\n/.test(text) ? '\r\n' : '\n';
}

/** White space folded to single spaces: what two texts are compared by when only their words matter. */
export function foldSpace(text: string): string {
  return text.replace(MORE_THAN_A_SPACE, ' ').trim();
}

/** White space that is not a single space already: in most texts there is little of it to replace. */
const MORE_THAN_A_SPACE = /\s{2,}|[^\S ]/g;
