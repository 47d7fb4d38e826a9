import { operandText, type Operation } from './content-tokens.ts';

/** What the structure tree knows of a marked sequence. */
export interface MarkJudgement {
  /** A sequence that only paints lines and areas is decoration, not content. */
  readonly isDecoration: (mcid: number) => boolean;
  /** The head of a table printed again on a further page. */
  readonly isRepeatedHead: (mcid: number) => boolean;
  /** A form XObject that carries marks of its own may not stand inside an artifact. */
  readonly isMarkedForm: (name: string) => boolean;
}

export interface MarkedContent {
  readonly bytes: Uint8Array;
  /** Marks that are artifacts now: they must leave the structure tree. */
  readonly dropped: readonly number[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface OpenSequence {
  readonly operation: Operation;
  /** Undefined for `/Span <</ActualText …>>`, which says how letters read but does not make them content. */
  readonly mcid: number | undefined;
  showsText: boolean;
  showsImage: boolean;
}

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const PAINT = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const SHOW = new Set(['Tj', 'TJ', "'", '"']);
const IMAGE = new Set(['Do', 'sh', 'BI']);
/** Operators that may lie between two painted things of one artifact. */
const STATE = new Set('cs CS sc scn SC SCN rg RG g G k K gs w J j M d ri i cm'.split(' '));

/**
 * Rewrites a content stream so that everything on the page is either content or artifact, as PDF/UA-1 7.1 wants:
 * what Chromium paints outside any mark (running heads, borders, backgrounds) becomes an artifact.
 */
export function markArtifacts(bytes: Buffer, operations: readonly Operation[], judge: MarkJudgement): MarkedContent {
  const marker = new Marker(bytes, judge);
  for (const operation of operations) marker.read(operation);
  return marker.finish();
}

class Marker {
  readonly #bytes: Buffer;
  readonly #judge: MarkJudgement;
  readonly #edits: Edit[] = [];
  readonly #dropped: number[] = [];
  readonly #open: OpenSequence[] = [];
  /** The artifact being collected. */
  #artifact: { start: number; end: number } | undefined;
  #pathStart: number | undefined;
  #text: { start: number; shows: Operation[]; hasMarks: boolean } | undefined;

  constructor(bytes: Buffer, judge: MarkJudgement) {
    this.#bytes = bytes;
    this.#judge = judge;
  }

  read(operation: Operation): void {
    const { operator } = operation;
    if (operator === 'BDC' || operator === 'BMC') this.#begin(operation);
    else if (operator === 'EMC') this.#end();
    else if (this.#open.some(({ mcid }) => mcid !== undefined)) this.#insideMark(operation);
    else this.#outsideMark(operation);
  }

  finish(): MarkedContent {
    this.#closeArtifact();
    const edits = this.#edits.sort((one, other) => one.start - other.start || one.end - other.end);
    const parts: Buffer[] = [];
    let copied = 0;
    for (const { start, end, text } of edits) {
      parts.push(this.#bytes.subarray(copied, start), Buffer.from(text, 'latin1'));
      copied = end;
    }
    parts.push(this.#bytes.subarray(copied));
    return { bytes: new Uint8Array(Buffer.concat(parts)), dropped: this.#dropped };
  }

  #begin(operation: Operation): void {
    const mcid = /\/MCID\s+(\d+)/.exec(operandText(this.#bytes, operation, -1))?.[1];
    if (!this.#text) this.#closeArtifact();
    else if (mcid !== undefined) this.#text.hasMarks = true;
    this.#open.push({
      operation,
      mcid: mcid === undefined ? undefined : Number(mcid),
      showsText: false,
      showsImage: false,
    });
  }

  #end(): void {
    const sequence = this.#open.pop();
    if (!sequence) return;
    if (!this.#text) this.#closeArtifact();
    const { mcid, operation, showsText, showsImage } = sequence;
    if (mcid !== undefined && this.#judge.isRepeatedHead(mcid)) {
      this.#drop(operation, mcid, '/Artifact <</Type /Pagination>> BDC');
    } else if (mcid !== undefined && !showsText && !showsImage && this.#judge.isDecoration(mcid)) {
      this.#drop(operation, mcid, '/Artifact BMC');
    } else {
      const outer = this.#open.at(-1);
      if (outer) {
        outer.showsText ||= showsText;
        outer.showsImage ||= showsImage;
      }
    }
  }

  #drop(operation: Operation, mcid: number, text: string): void {
    this.#edits.push({ start: operation.start, end: operation.end, text });
    this.#dropped.push(mcid);
  }

  #insideMark({ operator, start }: Operation): void {
    const sequence = this.#open.at(-1)!;
    if (SHOW.has(operator)) sequence.showsText = true;
    else if (IMAGE.has(operator)) sequence.showsImage = true;
    // A path begun inside a mark may be painted after it.
    if (PATH.has(operator)) this.#pathStart ??= start;
    else if (PAINT.has(operator) || operator === 'n') this.#pathStart = undefined;
  }

  #outsideMark(operation: Operation): void {
    const { operator, start, end } = operation;
    if (operator === 'BT') this.#text = { start, shows: [], hasMarks: false };
    else if (operator === 'ET') this.#endText(end);
    else if (this.#text) {
      if (SHOW.has(operator)) this.#text.shows.push(operation);
    } else if (PATH.has(operator)) this.#pathStart ??= start;
    else if (PAINT.has(operator)) {
      this.#extendArtifact(this.#pathStart ?? start, end);
      this.#pathStart = undefined;
    } else if (IMAGE.has(operator)) this.#image(operation);
    else if (!STATE.has(operator)) {
      if (operator === 'n') this.#pathStart = undefined;
      this.#closeArtifact();
    }
  }

  #image(operation: Operation): void {
    const isForm = operation.operator === 'Do';
    if (isForm && this.#judge.isMarkedForm(operandText(this.#bytes, operation, -1).slice(1))) this.#closeArtifact();
    else this.#extendArtifact(operation.start, operation.end);
  }

  /** A text object without marks is wrapped whole; in one with marks each show operator is. */
  #endText(end: number): void {
    const text = this.#text;
    this.#text = undefined;
    if (!text || text.shows.length === 0) return;
    if (!text.hasMarks) return this.#extendArtifact(text.start, end);
    for (const show of text.shows) {
      this.#closeArtifact();
      this.#extendArtifact(show.start, show.end);
    }
    this.#closeArtifact();
  }

  #extendArtifact(start: number, end: number): void {
    if (this.#artifact) this.#artifact.end = end;
    else this.#artifact = { start, end };
  }

  #closeArtifact(): void {
    if (!this.#artifact) return;
    const { start, end } = this.#artifact;
    this.#artifact = undefined;
    this.#edits.push({ start, end: start, text: '/Artifact BMC\n' }, { start: end, end, text: '\nEMC' });
  }
}
