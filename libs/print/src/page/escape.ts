const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes plain text safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Writes plain text as a CSS string in a style element. Everything but letters, digits and spaces becomes an escape,
 * so that no text can end the string, the rule or the element.
 */
export function cssString(text: string): string {
  const escaped = [...text].map((character) =>
    /[\p{L}\p{M}\p{N} ]/u.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
