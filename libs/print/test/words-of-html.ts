/** The words of an HTML fragment as a screen reader says them: a space between blocks, none inside a line. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<\/?(?:p|h[1-6]|ul|ol|li|div|section|nav|table|caption|thead|tbody|tr|th|td|br)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#160;|&nbsp;/g, '\u00A0')
    .replace(/\s+/g, ' ')
    .trim();
}
