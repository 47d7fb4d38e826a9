/** Acts, regulations, orders and measures by name and year, with the provision where one is cited. */
const BY_NAME =
  /(?:\b(?:section|sections|regulation|regulations|article|articles|schedule|part|paragraph)\s+\d+[A-Z]?(?:\(\w+\))*\s+(?:of|to)\s+)?(?:the\s+)?((?:[A-Z][\p{L}'’-]*[,]?\s+(?:(?:(?:of|and|for|in|to|on)(?:\s+the)?|etc\.?)\s+)*(?:\([^)]{1,60}\)\s+)?){1,10}?(?:Act|Acts|Regulations|Order|Measure|Rules|Directive)(?:\s+\([^)]{1,40}\))?\s+(?:19|20)\d{2})/gu;
const PROVISION = /\b(section|regulation|article|schedule)s?\s+(\d+[A-Z]?(?:\(\w+\))*)/giu;
const INSTRUMENT = /\b(?:S\.?\s?I\.?|SI)\s+((?:19|20)\d{2}\/\d+)/gu;
/** Law and statutory guidance known by their own names. */
const BY_OWN_NAME = [
  'UK GDPR',
  'GDPR',
  'Keeping Children Safe in Education',
  'Working Together to Safeguard Children',
  'European Convention on Human Rights',
  'Prevent duty',
  'Burgundy Book',
  'Green Book',
] as const;

/** The law and the statutory guidance a text cites, each once, as it is written there. */
export function lawsCited(text: string): Set<string> {
  const cited = new Set<string>();
  let rest = text;
  for (const [whole, name = ''] of text.matchAll(BY_NAME)) {
    cited.add(name.trim());
    for (const [, kind = '', number = ''] of whole.matchAll(PROVISION))
      cited.add(`${name.trim()}, ${kind.toLowerCase()} ${number}`);
    rest = rest.replace(whole, ' ');
  }
  for (const [, number] of rest.matchAll(INSTRUMENT)) cited.add(`SI ${number}`);
  for (const name of BY_OWN_NAME) {
    if (!rest.includes(name)) continue;
    cited.add(name);
    rest = rest.replaceAll(name, ' ');
  }
  return cited;
}
