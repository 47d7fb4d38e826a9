/** Words that a short name has in small letters and everybody writes in capitals. */
const CAPITALS = /\b(?:ai|cctv|dbs|eyfs|gdpr|hr|ict|lgbt|pshe|rshe|rse|uk)\b/g;

/** The short name of a document, as a template has it, in words: `acceptable-use-of-ict` is `Acceptable use of ICT`. A title stays as it is. */
export function sayShortName(name: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  const words = name.replaceAll('-', ' ').replace(CAPITALS, (letters) => letters.toUpperCase());
  return words.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
