const FIRST_SIGN = 0xe000;
const LAST_SIGN = 0xf8ff;

/** One private sign for each field, so that words with fields among them are compared as words. */
export class FieldSigns {
  readonly #signs = new Map<string, string>();
  readonly #sources = new Map<string, string>();
  #next = FIRST_SIGN;

  /** Signs that occur in none of these texts. */
  constructor(private readonly texts: readonly string[]) {}

  signOf(source: string): string {
    const known = this.#signs.get(source);
    if (known !== undefined) return known;
    let sign = '';
    do {
      if (this.#next > LAST_SIGN) throw new RangeError('There are more fields than signs for them');
      sign = String.fromCharCode(this.#next++);
    } while (this.texts.some((text) => text.includes(sign)));
    this.#signs.set(source, sign);
    this.#sources.set(sign, source);
    return sign;
  }

  /** A text with its fields written out. */
  writeOut(text: string): string {
    return text.replace(/[\ue000-\uf8ff]/g, (sign) => this.#sources.get(sign) ?? sign);
  }
}
