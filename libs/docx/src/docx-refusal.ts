/** Why a document is not read: it is broken or of another kind, takes too much, or there is no room to read it just now. */
export type DocxRefusalReason = 'not-read' | 'too-large' | 'too-long' | 'too-busy';

/** A document that is not read: what is wrong with it and what to do, for the person who sent it. */
export class DocxRefusal extends Error {
  override readonly name = 'DocxRefusal';
  readonly reason: DocxRefusalReason;

  constructor(
    readonly what: string,
    readonly whatToDo: string,
    reason: DocxRefusalReason = 'not-read',
  ) {
    super(`${what} ${whatToDo}`);
    this.reason = reason;
  }
}
