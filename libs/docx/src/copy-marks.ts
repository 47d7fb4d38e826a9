/**
 * How a copy knows its lines and itself again. Every line has a bookmark: Word, LibreOffice and our reader keep bookmarks with the
 * words they are set to, also when these are moved. A leading underscore hides them from Word's list; the letter behind the number
 * tells ours from what LibreOffice makes of a doubled one (it appends a digit). Word allows 40 signs.
 */
const LINE = /^_ry(\d{1,6})y$/;
const COPY = /^_ryc([0-9a-f]{32})$/;

/** Bookmark of a line by its place in the copy. */
export function lineMark(index: number): string {
  return `_ry${index}y`;
}

/** The line that a bookmark is set to; undefined for somebody else's. */
export function lineOfMark(name: string): number | undefined {
  const index = LINE.exec(name)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** Bookmark that says which copy a file is, for editors that drop a document's properties. */
export function copyMark(copyId: string): string {
  return `_ryc${copyId.replaceAll('-', '').toLowerCase()}`;
}

/** The id of the copy that a bookmark names. */
export function copyOfMark(name: string): string | undefined {
  const hex = COPY.exec(name)?.[1];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Custom properties of a copy. */
export const COPY_PROPERTY = 'RatifyCopy';
export const VERSION_PROPERTY = 'RatifyDraftVersion';
export const HASH_PROPERTY = 'RatifyTextSha256';

/** Paragraph styles of a copy that say what a new paragraph is. */
export const CLAUSE_STYLE = 'PolicyClause';
export const TEXT_STYLE = 'PolicyText';
