/** A signature's bytes without the zeros that fill its reserved space; null when anything else follows it. */
export function withoutPadding(contents: Uint8Array): Uint8Array | null {
  const [, first = 0] = contents;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const long = contents.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + lengthBytes + (lengthBytes === 0 ? first : long);
  return contents.subarray(end).every((byte) => byte === 0) ? contents.subarray(0, end) : null;
}
