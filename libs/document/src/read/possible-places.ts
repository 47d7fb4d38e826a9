const LINK = 1;
const TABLE = 2;

/** What an address cannot do without; `&` may stand for any character of it. */
const ADDRESS = /[@&]|www|http/i;
/** What stands before the `@` of an address. */
const BEFORE_AT = /[\w.+-]/;
/** All that a line holds which parts the head of a table from its rows, in a quotation too; rules and underlined headings look alike. */
const DELIMITERS = /[ \t>|:-]*/y;

/** Where in a text a bare address or a table may be: everywhere that one is, and at few other places. Offsets are those of the parser. */
export class PossiblePlaces {
  #text = '';
  #marks = new Uint8Array(0);
  /** Whether addresses have to be looked for at all. */
  holdsAddress = false;

  /** Looks through the text that is to be read next. */
  lookThrough(text: string): void {
    this.#text = text;
    this.#marks = new Uint8Array(text.length);
    this.#markTables();
    this.holdsAddress = ADDRESS.test(text);
    if (this.holdsAddress) this.#markLinks();
  }

  isLink(offset: number): boolean {
    return ((this.#marks[offset] ?? 0) & LINK) !== 0;
  }

  isTable(offset: number): boolean {
    return ((this.#marks[offset] ?? 0) & TABLE) !== 0;
  }

  /** Whether words between two offsets may hold an address. */
  mayHoldAddress(start: number, end: number): boolean {
    return ADDRESS.test(this.#text.slice(start, end));
  }

  /** From the line before the delimiters to the next empty one. */
  #markTables(): void {
    const text = this.#text;
    let [before, start, isOpen] = [0, 0, false];
    for (const { index, 0: ending } of text.matchAll(/\r\n|[\r\n]|$/g)) {
      const end = index + ending.length;
      DELIMITERS.lastIndex = start;
      const [found] = DELIMITERS.exec(text) ?? [''];
      if (found.length === index - start) {
        if (found.includes('-')) {
          this.#marks.fill(TABLE, before, start);
          isOpen = true;
        } else if (!/[|:]/.test(found)) isOpen = false;
      }
      if (isOpen) this.#marks.fill(TABLE, start, end);
      [before, start] = [start, end];
    }
  }

  #markLinks(): void {
    const text = this.#text;
    for (const { index } of text.matchAll(/www|http/gi)) this.#markLink(index);
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1))
      for (let start = at - 1; start >= 0 && BEFORE_AT.test(text.charAt(start)); start -= 1) this.#markLink(start);
  }

  #markLink(at: number): void {
    this.#marks[at] = (this.#marks[at] ?? 0) | LINK;
  }
}
