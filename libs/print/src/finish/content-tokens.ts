/** One operator of a content stream with where it and its operands stand in the bytes. */
export interface Operation {
  readonly operator: string;
  /** Start of the first operand, or of the operator when it has none. */
  readonly start: number;
  readonly end: number;
  readonly operands: readonly (readonly [start: number, end: number])[];
}

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const KEYWORDS = new Set(['true', 'false', 'null']);

/**
 * Splits a content stream into operations (ISO 32000-1, 7.8.2) without decoding them: the rewrite copies every byte it
 * does not mean to change. Inline images count as one operation `BI`.
 */
export function readOperations(bytes: Buffer): readonly Operation[] {
  const operations: Operation[] = [];
  let operands: [number, number][] = [];
  let at = 0;
  for (;;) {
    at = skipSpace(bytes, at);
    if (at >= bytes.length) return operations;
    const start = at;
    at = tokenEnd(bytes, at);
    const operator = operatorAt(bytes, start, at);
    if (operator === undefined) {
      operands.push([start, at]);
      continue;
    }
    if (operator === 'BI') at = inlineImageEnd(bytes, at);
    operations.push({ operator, start: operands[0]?.[0] ?? start, end: at, operands });
    operands = [];
  }
}

/** The bytes of an operand as text: `/F4`, `<0036>`. */
export function operandText(bytes: Buffer, operation: Operation, index: number): string {
  const place = operation.operands.at(index);
  return place ? bytes.toString('latin1', place[0], place[1]) : '';
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    while (at < bytes.length && SPACE.has(bytes[at]!)) at += 1;
    if (bytes[at] !== 0x25) return at; // not a comment
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  }
}

function tokenEnd(bytes: Buffer, start: number): number {
  switch (bytes[start]) {
    case 0x28: // (
      return stringEnd(bytes, start);
    case 0x3c: // <
      return bytes[start + 1] === 0x3c
        ? nestedEnd(bytes, start + 2, 0x3e) + 1
        : bytes.indexOf(0x3e, start) + 1 || bytes.length;
    case 0x5b: // [
      return nestedEnd(bytes, start + 1, 0x5d);
    default: {
      let at = start + 1;
      while (at < bytes.length && !SPACE.has(bytes[at]!) && !DELIMITER.has(bytes[at]!)) at += 1;
      return at;
    }
  }
}

/** The end of an array or, short of its second `>`, of a dictionary. */
function nestedEnd(bytes: Buffer, from: number, closing: number): number {
  let at = skipSpace(bytes, from);
  while (at < bytes.length && bytes[at] !== closing) at = skipSpace(bytes, tokenEnd(bytes, at));
  return Math.min(at + 1, bytes.length);
}

function stringEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === 0x5c) at += 1;
    else if (bytes[at] === 0x28) depth += 1;
    else if (bytes[at] === 0x29 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function operatorAt(bytes: Buffer, start: number, end: number): string | undefined {
  const first = bytes[start]!;
  const isLetter = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
  if (!isLetter && first !== 0x27 && first !== 0x22) return undefined; // ' and " show text
  const word = bytes.toString('latin1', start, end);
  return KEYWORDS.has(word) ? undefined : word;
}

function inlineImageEnd(bytes: Buffer, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1) {
    const isEnd = SPACE.has(bytes[at]!) && bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49;
    if (isEnd && (at + 3 >= bytes.length || SPACE.has(bytes[at + 3]!))) return at + 3;
  }
  return bytes.length;
}
