/** The few words that the printer itself puts on a page. */
export interface Phrases {
  readonly documentControl: string;
  readonly page: string;
  readonly of: string;
  readonly signatures: string;
  readonly seal: string;
  readonly signHere: (role: string) => string;
  readonly linkTo: (target: string) => string;
  readonly check: string;
  readonly checkHow: (host: string) => string;
  readonly code: string;
  readonly qrCode: string;
  readonly signedBy: string;
}

const ENGLISH: Phrases = {
  documentControl: 'Document control',
  page: 'Page',
  of: 'of',
  signatures: 'Signatures',
  seal: 'Seal',
  signHere: (role) => `Signature of ${role}`,
  linkTo: (target) => `Go to ${target}`,
  check: 'Check this document',
  checkHow: (host) =>
    `Anyone can check that this document is genuine and complete. Scan the square, or open ${host} and type the code.`,
  code: 'Code',
  qrCode: 'QR code that opens the page where this document is checked',
  signedBy: 'Signed electronically by',
};

const WELSH: Phrases = {
  documentControl: 'Rheoli’r ddogfen',
  page: 'Tudalen',
  of: 'o',
  signatures: 'Llofnodion',
  seal: 'Sêl',
  signHere: (role) => `Llofnod ${role}`,
  linkTo: (target) => `Mynd i ${target}`,
  check: 'Gwirio’r ddogfen hon',
  checkHow: (host) =>
    `Gall unrhyw un wirio bod y ddogfen hon yn ddilys ac yn gyflawn. Sganiwch y sgwâr, neu agorwch ${host} a theipio’r cod.`,
  code: 'Cod',
  qrCode: 'Cod QR sy’n agor y dudalen lle gwirir y ddogfen hon',
  signedBy: 'Llofnodwyd yn electronig gan',
};

/** The printer's words in the document's language: Welsh, else English. */
export function phrasesFor(language: string): Phrases {
  return /^cy\b/i.test(language) ? WELSH : ENGLISH;
}
