/** A clause's Markdown as words to compare: marks of emphasis and of filled-in places taken away. Works on redline HTML too. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/:(?:term)\[([^\]<]*)\](?:\{[^}]*\})?/g, '$1')
    .replace(
      /:(?:blank|organisation)\[([^\]<]*)\](?:\{[^}]*\})?/g,
      (_mark, id: string) => `[${id.replaceAll('-', ' ')}]`,
    )
    .replace(
      /:(org|publisher)\[([^\]<]*)\](?:\{[^}]*\})?/g,
      (_mark, whose: string, id: string) => `[${whose === 'org' ? 'school' : whose} ${id.replaceAll('-', ' ')}]`,
    )
    .replace(/:see\[([^\]<]*)\](?:\{[^}]*\})?/g, (_mark, id: string) => `“${id.replaceAll('-', ' ')}”`)
    .replace(/\*\*/g, '');
}
