/** A posted form: each field once, or several times where there are several of a name. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A field as text with LF line ends, for browsers post CRLF; an empty string where it is missing. */
export function typedText(body: Posted | undefined, name: string): string {
  const value = body?.[name];
  const text = typeof value === 'string' ? value : (value?.[0] ?? '');
  return text.replace(/\r\n?/g, '\n');
}

/** What was chosen of several, each value once. */
export function typedList(body: Posted | undefined, name: string): string[] {
  return [...new Set([body?.[name] ?? []].flat())].filter((value) => value !== '');
}

const NEVER_KEPT = /^(_csrf|password|code|resume|kept\..*)$/;

/** What a person typed and chose, as names and values that can be sent again; never the token of the form, a password, a code or a file. */
export function keptFields(body: unknown): { name: string; value: string }[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => !NEVER_KEPT.test(name))
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((each) => !(each instanceof Uint8Array))
        .map((each) => ({ name, value: String(each).replace(/\r\n?/g, '\n') })),
    );
}

const NOT_TYPED =
  /^(documentSha256|shown|version|next|revisionId|editionId|meetingId|key|seen|answer|alsoAlike|setAside|decision)$/;

/** Only the words a person typed, for a page that gives them back to be copied. */
export function keptWords(body: unknown): string {
  return keptFields(body)
    .filter(({ name, value }) => !NOT_TYPED.test(name) && value.trim() !== '')
    .map(({ value }) => value)
    .join('\n\n');
}

/** Whether a part of an address can be the id of something. */
export function isId(id: string | undefined): id is string {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id ?? '');
}
