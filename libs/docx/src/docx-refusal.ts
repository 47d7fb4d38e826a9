/** A file that is not read: what is wrong with it and what to do, for the person who sent it. */
export class DocxRefusal extends Error {
  override readonly name = 'DocxRefusal';
}
